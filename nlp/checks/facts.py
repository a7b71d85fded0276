"""Concrete facts that an agent tells: amounts, numbers, hours, days, months, in figures or in words.

Measure: `facts_told`, of the whole and of each agent: in how many turns at least one fact is told that
nobody had said before, each fact quoted once. Not counted: what the customer said first, what stands in a
question, and a turn that only repeats.

That a fact is told does not make it true: it is what a person can check. Known misses: rules without a
figure ("only the holder may sign"); names of places and people; "one" and "un", which count nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.due.words import WORDS, listed
from nlp.questions import marked
from nlp.registry import CheckConfig, check
from nlp.sides import by_author, quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Quote

NAME = "facts"
VERSION = "1"
MEASURE = "facts_told"
_DAYS = listed(
    "oggi domani dopodomani stasera stamattina domattina stanotte mezzogiorno mezzanotte quarto paio "
    "mezz'ora mezzora decina ventina trentina "
    "today tomorrow tonight midday midnight noon quarter couple dozen half fortnight"
)
_COUNT_NOTHING = listed("a an un una un' uno one mezza mezzo mezz' sei")
_FACTS = {
    language: (frozenset(words.numbers) | frozenset(words.weekdays) | frozenset(words.months) | _DAYS)
    - _COUNT_NOTHING
    - {"march", "may", "sec"}
    for language, words in WORDS.items()
}
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class _Fact:
    author: str | None
    quote: Quote


@check(NAME, version=VERSION)
def facts(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """The facts that agents are the first to tell, by author."""
    said: set[str] = set()
    told: list[_Fact] = []
    for turn in conversation.turns:
        new = {token: place for place, token in _facts(turn) if token not in said}
        if turn.is_agent:
            told += [
                _Fact(turn.turn.author, quote(turn, place, place + 1))
                for token, place in new.items()
                if not _is_asked(turn, place)
            ]
        said.update(new)
    return CheckResult(
        measures=tuple(
            _measure(author, own) for author, own in by_author(conversation, told, lambda fact: fact.author)
        )
    )


def _measure(author: str | None, own: list[_Fact]) -> Measure:
    turns = tuple(dict.fromkeys(fact.quote.turn for fact in own))
    quotes = tuple(fact.quote for fact in own)
    return Measure(MEASURE, float(len(turns)), "turns", author=author, turns=turns, quotes=quotes)


def _facts(turn: PreparedTurn) -> Iterator[tuple[int, str]]:
    words = _FACTS[turn.language]
    for place, token in enumerate(turn.folded):
        if token in words or (token[:1].isdecimal() and len(token) <= _LONGEST):
            yield place, token


def _is_asked(turn: PreparedTurn, place: int) -> bool:
    return "?" in turn.text and marked(turn, *turn.sentence_of(place))
