"""What speaks for a term in an agent's words: the glossary, the team's own list, acronyms.

`nlp.judging.terms` decides which of these is one here, and where it begins and ends. Articles and
prepositions that an Italian list line begins or ends with (to tell the term from the everyday word) are no
part of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nlp.conversation import Conversation
from nlp.frequency import zipf
from nlp.lexicons import Hit
from nlp.text import PreparedTurn, cut

# Tokens from the first to the one after the last.
Span = tuple[int, int]
Leave = Callable[[str], bool]

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
    why: str = "jargon.term"
    # The words that `plain` is for, where they are not the whole term.
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of some tokens: its name, plain words, whether small words at the edges were cut."""

    name: str
    plain: str
    is_cut: bool


def _keep(_phrase: str) -> bool:
    return False


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

    def found(self, turn: PreparedTurn) -> list[Term]:
        """Where terms of the team stand, the longest where they overlap."""
        return longest(self._all(turn)) if self.words else []

    def _all(self, turn: PreparedTurn) -> Iterator[Term]:
        for first, token in enumerate(turn.folded):
            for tokens, plain in self._by_first.get(token, ()):
                after = first + len(tokens)
                if turn.folded[first:after] == tokens:
                    yield Term(first, after, " ".join(tokens), plain)


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


def listed(conversation: Conversation, turn: PreparedTurn, leave: Leave = _keep) -> dict[Span, Listed]:
    """What the shipped lists have in a turn, overlaps included; `leave` says what to pass over."""
    found: dict[Span, Listed] = {}
    for name, hits in conversation.all_hits(turn).items():
        if not name.startswith("jargon_") or name == EXPLAINED:
            continue
        for hit in hits:
            if (name != ACRONYMS or _is_acronym(turn, hit)) and not leave(hit.phrase):
                span = _bare(turn, hit)
                found[span] = Listed(name, hit.note, span != (hit.first, hit.after))
    return found


def leaning(turn: PreparedTurn, first: int, after: int) -> Span:
    """An acronym with the noun that it leans on ("PRV fail", "visura PRA"), if it has one."""
    if turn.language == "en":
        return first, after + (after < len(turn.folded) and turn.folded[after] in _HEADS["en"])
    return first - (first > 0 and turn.folded[first - 1] in _HEADS["it"]), after


def _bare(turn: PreparedTurn, hit: Hit) -> Span:
    """The hit without the small words at its edges."""
    first, after = hit.first, hit.after
    if turn.language == "it":
        while after - first > 1 and turn.folded[first] in _EDGES:
            first += 1
        while after - first > 1 and turn.folded[after - 1] in _EDGES:
            after -= 1
    return first, after


def _is_acronym(turn: PreparedTurn, hit: Hit) -> bool:
    """In capitals, or in small letters where it cannot be a word."""
    text = turn.text[turn.starts[hit.first] : turn.ends[hit.after - 1]]
    if text.isupper() and not in_code(turn, hit.first):
        return True
    return text.islower() and zipf(text, turn.language) < COMMON_SPOKEN


def unknown(conversation: Conversation, turn: PreparedTurn) -> frozenset[int]:
    """Tokens that are acronyms in capitals, which customers do not know."""
    if not _CAPITALS.search(turn.text) or _is_shouted(turn.text):
        return frozenset()
    known = {hit.first for hit in conversation.hits(turn, KNOWN)}
    return frozenset(token for token in range(len(turn.typed)) if token not in known and _reads(turn, token))


def _reads(turn: PreparedTurn, token: int) -> bool:
    """Whether a token is written as an acronym, and is no word that everybody reads."""
    folded = turn.typed[token]
    if not 2 <= len(folded) <= MAX_LETTERS:
        return False
    text = turn.text[turn.starts[token] : turn.ends[token]]
    if not (text.isalpha() and text.isascii() and text.isupper()) or in_code(turn, token):
        return False
    return zipf(folded, turn.language) < _limit(folded, turn.language) and not _beside(turn, token)


def _limit(letters: str, language: str) -> float:
    return COMMON_SHORT[language] if len(letters) <= SHORT else COMMON_ACRONYM


def _is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return len(letters) > MAX_LETTERS and sum(map(str.isupper, letters)) > SHOUTED * len(letters)


def in_code(turn: PreparedTurn, token: int) -> bool:
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
