"""The matters of the facts, found in clauses by their words in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp.claims.figures import figures, read
from nlp.claims.pieces import Piece, pieces
from nlp.claims.types import Fact, Figure, Kind, Value
from nlp.claims.words import WORDS
from nlp.due.words import WORDS as DUE_WORDS
from nlp.due.words import listed
from nlp.text import prepare
from nlp.types import Speaker, Turn

# A way to name a matter: for each word the forms that it is known by.
Way = tuple[frozenset[str], ...]
_MOST_WORDS = 8


@dataclass(frozen=True)
class Matter:
    """A fact made ready for one language. `stated` are the other figures of its own statement."""

    fact: Fact
    value: Value
    ways: tuple[Way, ...]
    stated: tuple[Value, ...]
    days: frozenset[str]
    has_threshold: bool

    @property
    def own_words(self) -> frozenset[str]:
        """Every word that names the matter."""
        return frozenset(form for way in self.ways for word in way for form in word)


@dataclass(frozen=True, slots=True)
class Match:
    """A matter at some pieces of a clause."""

    matter: Matter
    places: frozenset[int]


class Matters:
    """The facts that can be compared, looked up by a word of each."""

    def __init__(self, facts: Iterable[Fact], language: str) -> None:
        self.language = language
        self._by_word: defaultdict[str, list[tuple[Matter, Way]]] = defaultdict(list)
        ready = (_matter(fact, language) for fact in facts)
        for matter in (one for one in ready if one is not None):
            for way in matter.ways:
                for form in sorted(way[0]):
                    self._by_word[form].append((matter, way))

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def found(self, row: Sequence[Piece]) -> tuple[Match, ...]:
        """Each matter once, with as many of its words as there are; the narrower of two hides the wider."""
        known = {form for piece in row for form in (piece.text, piece.lemma)}
        best: dict[str, Match] = {}
        for matter, way in self._candidates(known):
            if all(not word.isdisjoint(known) for word in way):
                match = Match(matter, frozenset(_places(row, way)))
                old = best.get(matter.fact.key)
                if old is None or len(match.places) > len(old.places):
                    best[matter.fact.key] = match
        return tuple(m for m in best.values() if not any(m.places < other.places for other in best.values()))

    def _candidates(self, known: set[str]) -> Iterator[tuple[Matter, Way]]:
        for form in sorted(known & self._by_word.keys()):
            yield from self._by_word[form]


def _places(row: Sequence[Piece], way: Way) -> Iterator[int]:
    for word in way:
        yield next(n for n, piece in enumerate(row) if piece.text in word or piece.lemma in word)


def _matter(fact: Fact, language: str) -> Matter | None:
    ways = tuple(way for name in fact.topics.get(language, ()) if (way := _way(name, language)))
    value = read(fact.value, fact.kind, language)
    if value is None or not ways:
        return None
    row = _row(fact.said(language), language)
    stated: tuple[Figure, ...] = ()
    if fact.kind is not Kind.YES_NO:
        stated = figures(row, fact.kind, language, frozenset())
    has_threshold = any(piece.text in WORDS[language].thresholds for piece in row)
    days = frozenset(day for lang, text in fact.statements.items() for day in _days(_row(text, lang), lang))
    return Matter(fact, value, ways, tuple(f.value for f in stated), days, has_threshold)


def _way(name: str, language: str) -> Way:
    row = [p for p in _row(name, language) if p.text[0].isalnum()][:_MOST_WORDS]
    forms = [(piece, frozenset({piece.text, piece.lemma})) for piece in row]
    own = tuple(form for piece, form in forms if piece.text not in _EMPTY[language])
    return own or tuple(form for _, form in forms)


_EMPTY = {
    "it": listed("il lo la i gli le l' un una di a da in con su per del della dei delle dell' al alla nel e"),
    "en": listed("the a an of to in on for with by at and your our"),
}


def _row(text: str, language: str) -> tuple[Piece, ...]:
    told = prepare(0, Turn(Speaker.AGENT, text), language)
    return pieces(told.folded, told.lemmas)


def _days(row: Sequence[Piece], language: str) -> frozenset[str]:
    """The weekdays that a statement names, "lunedì–venerdì" with those between."""
    names = DUE_WORDS[language].weekdays
    places = [place for place, piece in enumerate(row) if piece.text in names]
    numbers = [names[row[place].text] for place in places]
    if len(places) == 2 and numbers[0] < numbers[1]:
        between = {piece.text for piece in row[places[0] + 1 : places[1]]}
        if between & {"a", "al", "to", "-", "–", "through", "alla"}:
            numbers = list(range(numbers[0], numbers[1] + 1))
    return frozenset(name for name, number in names.items() if number in numbers)
