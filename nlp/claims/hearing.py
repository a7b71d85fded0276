"""What is said of a matter, and whether it agrees with the fact: precision first, doubt tells nothing.

A value belongs to a matter only where nothing but plain words stands before, between and beside the two: a
noun that is not plain may be what the value is really about, or narrow the matter to a case of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.claims.clauses import Clause
from nlp.claims.comparing import agrees
from nlp.claims.figures import figures
from nlp.claims.matters import Match, Matter, Matters
from nlp.claims.pieces import Piece
from nlp.claims.types import Figure, Kind
from nlp.claims.words import WORDS, Words
from nlp.due.words import WORDS as DUE_WORDS
from nlp.due.words import listed

# How many pieces before the matter may narrow it.
WINDOW = 6
_ANCHORS = listed(
    "consegna acquisto ricezione ricevimento ordine data arrivo spedizione delivery purchase "
    "receipt order date receiving buying day buy receive"
)
_FROM = listed("dal dalla dall' dalle dai da dopo di from after of del della dell' since d'")
_OF = frozenset({"of", "di", "del", "della", "dell'", "d'"})
_POSSESSIVES = listed("your sua suo tua tuo sue suoi tue tuoi")
_RATES = frozenset({"al", "a", "an", "per", "ogni", "each", "every", "alla", "all'"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Tokens `first` to `after` of a turn say something of a matter; `holds`: as the fact does."""

    matter: Matter
    first: int
    after: int
    holds: bool


def claims(said: Sequence[Clause], matters: Matters) -> Iterator[Claim]:
    """The statements of a turn that can be held against a fact."""
    carried: tuple[Match, ...] = ()
    before: Clause | None = None
    for clause in said:
        found = matters.found(clause.row)
        if before is not None and before.sentence != clause.sentence:
            carried = ()
        if clause.is_said:
            for claim in _of_clause(clause, found or carried, matters.language, is_carried=not found):
                if before is None or not _opens_case(before, clause, claim.matter, matters.language):
                    yield claim
        carried = tuple(m for m in found if _carries(clause, m, matters.language))
        before = clause


def _opens_case(before: Clause, clause: Clause, matter: Matter, language: str) -> bool:
    """Whether the clause before names a case of its own: "with Plus, …", "in questo caso, …"."""
    row = before.row
    if before.sentence != clause.sentence or row[0].text not in WORDS[language].qualifying:
        return False
    return any(_is_foreign(row, place, matter, language) for place in range(len(row)))


def _of_clause(clause: Clause, found: Sequence[Match], language: str, *, is_carried: bool) -> Iterator[Claim]:
    for match in found:
        alike = [m for m in found if m.matter.fact.kind is match.matter.fact.kind]
        if len(alike) > 1:
            continue  # two matters, one value: nobody can tell whose it is
        places = frozenset() if is_carried else match.places
        claim = valued(clause, match.matter, places, language)
        if claim is not None:
            yield claim


def valued(clause: Clause, matter: Matter, places: frozenset[int], language: str) -> Claim | None:
    """What a clause says of a matter named at `places` (none: the clause or question before named it)."""
    if matter.fact.kind is Kind.YES_NO:
        return truth(clause, matter, places, language) if places else None
    if clause.has_threshold and matter.fact.kind is Kind.AMOUNT and not matter.has_threshold:
        return None
    found = figures(clause.row, matter.fact.kind, language, places)
    if len(found) != 1 or not _is_told(clause.row, found[0], matter, language):
        return None
    span = frozenset(range(found[0].first, found[0].after))
    if not belongs(clause.row, places, span, matter, language):
        return None
    holds = _holds(found[0], matter)
    return None if holds is None else _claim(clause.row, found[0], matter, holds=holds)


def _claim(row: Sequence[Piece], figure: Figure, matter: Matter, *, holds: bool) -> Claim:
    return Claim(matter, row[figure.first].token, row[figure.after - 1].token + 1, holds)


def _holds(figure: Figure, matter: Matter) -> bool | None:
    told = agrees(figure.value, matter.value, is_vague=figure.is_vague)
    if told is False and any(agrees(figure.value, other) for other in matter.stated):
        return None
    return told


def _is_told(row: Sequence[Piece], figure: Figure, matter: Matter, language: str) -> bool:
    """Not denied, not of the past, not one of many, no part of a rate."""
    words = WORDS[language]
    before = row[figure.first - 1].text if figure.first else ""
    after = row[figure.after].text if figure.after < len(row) else ""
    if after in words.not_after or (matter.fact.kind is Kind.AMOUNT and _is_rate(row, figure, language)):
        return False
    denied = [n for n, piece in enumerate(row) if piece.text in words.denying]
    if denied:
        return _is_bound(row, denied, figure)
    return before not in words.not_before or _opens_range(figure, before)


def _opens_range(figure: Figure, before: str) -> bool:
    return figure.value.low != figure.value.high and before in {"tra", "fra", "da"}


_BOUNDS = listed("oltre piu dopo superare supera superiore after later more over exceed beyond longer")


def _is_bound(row: Sequence[Piece], denied: Sequence[int], figure: Figure) -> bool:
    """ "Not later than", "non oltre i": a denial that tells the limit itself."""
    if len(denied) != 1 or not 0 < figure.first - denied[0] <= 6:
        return False
    return any(piece.text in _BOUNDS for piece in row[denied[0] + 1 : figure.first])


def _is_rate(row: Sequence[Piece], figure: Figure, language: str) -> bool:
    pair = [piece.text for piece in row[figure.after : figure.after + 2]]
    units = DUE_WORDS[language].units
    return (
        len(pair) == 2 and pair[0] in _RATES and (pair[1] in units or pair[1] in {"kg", "persona", "person"})
    )


def belongs(
    row: Sequence[Piece], places: frozenset[int], span: frozenset[int], matter: Matter, language: str
) -> bool:
    """Whether nothing but plain words stands before, between and beside the matter and its value."""
    taken = places | span
    first, last = min(taken), max(taken)
    inside = [n for n in range(first, last) if n not in taken]
    ahead = range(max(first - WINDOW, 0), first)
    if any(_is_foreign(row, n, matter, language) for n in (*inside, *ahead)):
        return False
    if places and _is_aside(row, places, matter):
        return False
    return not _is_narrowed(row, last + 1, matter, language, beside=last in places)


def _is_aside(row: Sequence[Piece], places: frozenset[int], matter: Matter) -> bool:
    """The matter is only what a time counts from, or one person's own bill."""
    before = row[min(places) - 1].text if min(places) else ""
    if matter.fact.kind is Kind.AMOUNT and before in _POSSESSIVES:
        return True
    return matter.fact.kind is Kind.TERM and before in _FROM and before not in _OF


def _is_narrowed(row: Sequence[Piece], place: int, matter: Matter, language: str, *, beside: bool) -> bool:
    """Whether what follows limits it to a case: "for sale items", "in Svizzera", "express"."""
    words = WORDS[language]
    if beside and place < len(row) and _is_foreign(row, place, matter, language):
        return True
    for at in range(place, len(row) - 1):
        if row[at].text not in words.qualifying | words.of:
            continue
        noun = next((n for n in range(at + 1, len(row)) if _is_foreign(row, n, matter, language)), None)
        if noun is not None and noun - at <= 3 and not _is_anchor(row, at, noun):
            return True
    return False


def _is_anchor(row: Sequence[Piece], at: int, noun: int) -> bool:
    return row[at].text in _FROM and bool({row[noun].text, row[noun].lemma} & _ANCHORS)


def _is_foreign(row: Sequence[Piece], place: int, matter: Matter, language: str) -> bool:
    """A word of its own: not plain, not a name of the matter, no number."""
    piece, words = row[place], WORDS[language]
    if not piece.text[0].isalpha() or piece.text in words.plain or _is_figure_word(piece, words, language):
        return False
    if piece.text in words.ours and place and row[place - 1].text == "we":
        return False
    if matter.fact.kind is Kind.YES_NO and piece.text in words.affirming | words.excluding | words.denying:
        return False
    if piece.text in words.denying or piece.text in words.free:
        return False
    if matter.fact.kind is Kind.HOURS and piece.text in matter.days | words.opening | words.closing:
        return False
    return not {piece.text, piece.lemma} & matter.own_words


def _is_figure_word(piece: Piece, words: Words, language: str) -> bool:
    due = DUE_WORDS[language]
    named = piece.text in words.currencies or piece.text in words.cents
    return named or piece.text in due.numbers or piece.text in due.units or piece.text in due.working


def truth(clause: Clause, matter: Matter, places: frozenset[int], language: str) -> Claim | None:
    """A yes or a no said of a matter: a word that affirms or excludes, denied once or not at all."""
    row, words = clause.row, WORDS[language]
    texts = [piece.text for n, piece in enumerate(row) if n not in places]
    denied = sum(text in words.denying for text in texts)
    excluded = any(text in words.excluding for text in texts)
    affirmed = any(text in words.affirming for text in texts)
    if not (affirmed or excluded) or denied + excluded > 1 or any(text in words.limiting for text in texts):
        return None
    if any(text in words.no for text in texts[:1]) or not belongs(row, places, frozenset(), matter, language):
        return None
    holds = bool(denied or excluded) != bool(matter.value.low)
    return Claim(matter, row[0].token, row[-1].token + 1, holds)


def _carries(clause: Clause, match: Match, language: str) -> bool:
    """A clause that only names the matter ("for returns, …"): the next one may tell its value."""
    kind = match.matter.fact.kind
    if not clause.is_said or kind is Kind.YES_NO:
        return False
    rest = [n for n in range(len(clause.row)) if n not in match.places]
    return not figures(clause.row, kind, language, match.places) and not any(
        _is_foreign(clause.row, n, match.matter, language) or clause.row[n].text in WORDS[language].denying
        for n in rest
    )
