"""Where an agent's words are a term: the glossary's, the team's own, and acronyms.

Of terms that overlap the longest counts, whichever list it stands in; acronyms go first. Articles and
prepositions that an Italian list line begins or ends with (to tell the term from the everyday word) are no
part of the term.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nlp.conversation import Conversation
from nlp.frequency import zipf
from nlp.lexicons import Hit
from nlp.text import PreparedTurn, cut

ACRONYMS, PHRASES = "jargon_acronyms", "jargon_acronym_phrases"
KNOWN, EXPLAINED = "acronym_known", "jargon_explained"
# Above these (zipf) the letters are also a word, or an acronym that everybody reads in the papers. Two or
# three letters are common for many reasons: the lists say which of them everybody knows.
COMMON_ACRONYM, COMMON_SHORT = 3.0, {"it": 3.2, "en": 4.4}
COMMON_SPOKEN = 3.2
SHORT, MAX_LETTERS = 3, 6
# More than this share of capitals is shouting: capitals then mean nothing.
SHOUTED = 0.6
_CAPITALS = re.compile("[A-Z]{2}")
_SMALL = "il lo la i gli le un uno una l' un' di del dello della dell' dei al allo alla all' con sul sulla"
_EDGES = frozenset(_SMALL.split())
# Nouns that an acronym is one term with: after it in English, before it in Italian.
_AFTER = (
    "attestation attribute attributes backlog ceiling capture certificate claim code codes decline "
    "entitlement error escrow export fail failure feed handshake header hold job latch lease leg line lock "
    "lookup mismatch nominee permit port push record request score slip suppression tag threshold token "
    "translation trigger uplift waiver"
)
_BEFORE = (
    "attestato certificazione codice delega diagnosi fascia flusso ispezione log mandato modello modulo "
    "pagamento propagazione quadro record scarto screening visura"
)
_HEADS = {"en": frozenset(_AFTER.split()), "it": frozenset(_BEFORE.split())}


@dataclass(frozen=True, slots=True)
class Term:
    """A term at tokens `first` to `after` (end exclusive) and its plain words, if a list has them."""

    first: int
    after: int
    key: str
    plain: str


@dataclass(frozen=True)
class Added:
    """A team's own terms with their plain words, looked up beside the shipped lists."""

    words: Mapping[str, str] = field(default_factory=dict)
    language: str = "it"

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, plain in self.words.items():
            tokens = cut(words, self.language)[0]
            if tokens:
                by_first.setdefault(tokens[0], []).append((tokens, plain))
        return by_first

    def found(self, turn: PreparedTurn) -> Iterator[Term]:
        """Each place where a term of the team stands."""
        if not self.words:
            return
        for first, token in enumerate(turn.folded):
            for tokens, plain in self._by_first.get(token, ()):
                after = first + len(tokens)
                if turn.folded[first:after] == tokens:
                    yield Term(first, after, " ".join(tokens), plain)


def terms(conversation: Conversation, turn: PreparedTurn, added: Added) -> list[Term]:
    """Terms of a turn in text order; unknown acronyms only where no list has a term."""
    listed = longest([*added.found(turn), *_listed(conversation, turn)])
    taken = {token for term in listed for token in range(term.first, term.after)}
    found = listed + [term for term in _unknown(conversation, turn) if term.first not in taken]
    return sorted(found, key=lambda term: term.first)


def glossary(conversation: Conversation, turn: PreparedTurn) -> list[Term]:
    """Terms of the shipped lists alone, the longest where they overlap."""
    return longest(_listed(conversation, turn))


def longest(found: Iterable[Term]) -> list[Term]:
    """Of terms that overlap, the longest; of two as long, the first."""
    kept: list[Term] = []
    taken: set[int] = set()
    for term in sorted(found, key=lambda term: (term.first - term.after, term.first)):
        tokens = range(term.first, term.after)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(term)
    return kept


def _listed(conversation: Conversation, turn: PreparedTurn) -> Iterator[Term]:
    """Terms of the shipped lists without overlaps.

    Acronyms go before the rest: longer lines that hold one often hold a word of its sentence too.
    """
    found = conversation.all_hits(turn)
    names = [name for name in found if name.startswith("jargon_") and name != EXPLAINED]
    taken: set[int] = set()
    for group in ([PHRASES], [ACRONYMS], [name for name in names if name not in {PHRASES, ACRONYMS}]):
        hits = [hit for name in group for hit in found.get(name, ()) if _counts(turn, hit)]
        for term in longest(_with_head(turn, hit) for hit in hits):
            tokens = range(term.first, term.after)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                yield term


def _counts(turn: PreparedTurn, hit: Hit) -> bool:
    return hit.lexicon != ACRONYMS or _is_acronym(turn, hit)


def _with_head(turn: PreparedTurn, hit: Hit) -> Term:
    """The term with the noun that an acronym leans on ("PRV fail", "visura PRA")."""
    if hit.lexicon != ACRONYMS:
        return _bare(turn, hit)
    return Term(*_leaning(turn, hit.first, hit.after), hit.phrase, hit.note)


def _leaning(turn: PreparedTurn, first: int, after: int) -> tuple[int, int]:
    if turn.language == "en":
        return first, after + (after < len(turn.folded) and turn.folded[after] in _HEADS["en"])
    return first - (first > 0 and turn.folded[first - 1] in _HEADS["it"]), after


def _bare(turn: PreparedTurn, hit: Hit) -> Term:
    """The hit without the small words at its edges."""
    first, after = hit.first, hit.after
    if turn.language == "it":
        while after - first > 1 and turn.folded[first] in _EDGES:
            first += 1
        while after - first > 1 and turn.folded[after - 1] in _EDGES:
            after -= 1
    return Term(first, after, " ".join(turn.folded[first:after]), hit.note)


def _is_acronym(turn: PreparedTurn, hit: Hit) -> bool:
    """In capitals, or in small letters where it cannot be a word."""
    text = turn.text[turn.starts[hit.first] : turn.ends[hit.after - 1]]
    if text.isupper() and not _in_code(turn, hit.first):
        return True
    return text.islower() and zipf(text, turn.language) < COMMON_SPOKEN


def _unknown(conversation: Conversation, turn: PreparedTurn) -> Iterator[Term]:
    if not _CAPITALS.search(turn.text) or _is_shouted(turn.text):
        return
    known = {hit.first for hit in conversation.hits(turn, KNOWN)}
    for token, folded in enumerate(turn.typed):
        if not 2 <= len(folded) <= MAX_LETTERS or token in known:
            continue
        text = turn.text[turn.starts[token] : turn.ends[token]]
        if not (text.isalpha() and text.isascii() and text.isupper()) or _in_code(turn, token):
            continue
        if zipf(folded, turn.language) < _limit(folded, turn.language) and not _beside(turn, token):
            yield Term(*_leaning(turn, token, token + 1), folded, "")


def _limit(letters: str, language: str) -> float:
    return COMMON_SHORT[language] if len(letters) <= SHORT else COMMON_ACRONYM


def _is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return len(letters) > MAX_LETTERS and sum(map(str.isupper, letters)) > SHOUTED * len(letters)


def _in_code(turn: PreparedTurn, token: int) -> bool:
    """Whether letters are part of a code, a number plate, a signature: "PS-20417", "HV70 KLO", "^JB"."""
    start, end = turn.starts[token], turn.ends[token]
    around = turn.text[max(start - 1, 0) : start] + turn.text[end : end + 1]
    if any(c in "-_/^@#&<[{" or c.isdigit() for c in around):
        return True
    before = turn.folded[token - 1] if token else ""
    if any(map(str.isdigit, before)) and any(map(str.isalpha, before)):
        return True
    after = turn.folded[token + 1] if token + 1 < len(turn.folded) else ""
    return end - start <= 2 and any(map(str.isdigit, before + after))


def _beside(turn: PreparedTurn, token: int) -> bool:
    """Whether a neighbour of more than three letters is in capitals too: a shouted word, no acronym."""
    beside = [other for other in (token - 1, token + 1) if 0 <= other < len(turn.folded)]
    texts = [turn.text[turn.starts[other] : turn.ends[other]] for other in beside]
    return any(text.isalpha() and text.isupper() and len(text) > 3 for text in texts)
