"""Details of this customer taken up: names, numbers, dates and particular words that the customer said first
and an agent uses later.

Measure: `details_taken_up`, of the whole and of each agent: how many different details, in which turns, each
quoted where it is first taken up. Not counted: what an agent had said before, codes and telephone numbers
(reading them back shows nothing), legal lines, turns of a word or three that only repeat.

Known misses: a detail taken up in other words ("the wedding" for "my daughter is getting married"); a rare
word is a detail even where it is the name of everybody's product; names written in small letters.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.conversation import Conversation
from nlp.due.words import WORDS, listed
from nlp.frequency import zipf
from nlp.phrases import in_sentence
from nlp.registry import CheckConfig, check
from nlp.sides import by_author, quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Quote, Reason

NAME = "details"
VERSION = "1"
MEASURE = "details_taken_up"
# Five digits in a row, or letters and digits mixed at that length, are a code and no detail.
_CODE, _CODE_LENGTH = re.compile(r"\d{5}"), 6
_LONGEST = 12
_LEAST_LETTERS, _LEAST_NAME = 4, 3
# Written with a capital, and nobody's detail.
_COURTESY = listed(
    "signor signora signore signori dott dottor dottoressa mister miss madam sir dear regards hello hi "
    "thanks buonasera buongiorno buonanotte salve saluti cordiali gentile gentili egregio spettabile oggetto "
    "subject"
)
_DATES = {
    language: frozenset(word for word in (*words.weekdays, *words.months) if len(word) > 4) - {"march"}
    for language, words in WORDS.items()
}


class DetailsConfig(CheckConfig):
    """Zipf frequencies: a word is particular from `rarest` to `commonest`, a name up to `name`."""

    rarest: float = 1.0
    commonest: float = 4.2
    name: float = 5.2
    least_words: int = 4


@dataclass(frozen=True, slots=True)
class _Use:
    author: str | None
    detail: str
    quote: Quote


@check(NAME, version=VERSION, config=DetailsConfig)
def details(conversation: Conversation, config: DetailsConfig) -> CheckResult:
    """Details that go from the customer's turns into the agents'."""
    told: set[str] = set()
    heard: set[str] = set()
    uses: list[_Use] = []
    for turn in conversation.turns:
        if turn.is_customer and not conversation.hits(turn, "abuse"):
            told.update(_details(turn, config) - heard)
        elif turn.is_agent:
            if told:
                uses += _uses(conversation, turn, told, config)
            heard.update(turn.folded)
    shares = by_author(conversation, uses, lambda use: use.author)
    return CheckResult(measures=tuple(_measure(author, own, is_told=bool(told)) for author, own in shares))


def _measure(author: str | None, uses: list[_Use], *, is_told: bool) -> Measure:
    if not is_told:
        return Measure(MEASURE, None, "details", author=author, not_rated=Reason("details.none_said"))
    firsts: dict[str, Quote] = {}
    for use in uses:
        firsts.setdefault(use.detail, use.quote)
    turns = tuple(dict.fromkeys(use.quote.turn for use in uses))
    return Measure(
        MEASURE,
        float(len(firsts)),
        "details",
        author=author,
        turns=tuple(turns),
        quotes=tuple(firsts.values()),
    )


def _details(turn: PreparedTurn, config: DetailsConfig) -> set[str]:
    """The details of a customer's turn, as folded tokens."""
    limits = (config.rarest, config.commonest, config.name)
    kinds = {token: _kind(token, turn.language, limits) for token in set(turn.folded)}
    found = {token for token, kind in kinds.items() if kind == "detail"}
    names = {token for token, kind in kinds.items() if kind == "name"}
    if not names or turn.text.isupper():
        return found
    starts = {first for first, _ in turn.sentences}
    for place, token in enumerate(turn.folded):
        if token in names and place not in starts and turn.text[turn.starts[place]].isupper():
            found.add(token)
    return found


@lru_cache(maxsize=50_000)
def _kind(token: str, language: str, limits: tuple[float, float, float]) -> str:
    """ "detail" wherever it stands, "name" where it is written with a capital, else nothing."""
    if not token.isalpha():
        return "detail" if _is_figure(token) else ""
    if token in _DATES[language]:
        return "detail"
    if token in _COURTESY or len(token) < _LEAST_NAME:
        return ""
    rarest, commonest, name = limits
    common = zipf(token, language)
    if len(token) >= _LEAST_LETTERS and rarest <= common <= commonest:
        return "detail"
    return "name" if common <= name else ""


def _is_figure(token: str) -> bool:
    """A number, an amount, a date or an hour; no code, no telephone number and no single digit."""
    if len(token) > _LONGEST or sum(map(str.isdecimal, token)) < 2 or _CODE.search(token):
        return False
    return len(token) < _CODE_LENGTH or not any(map(str.isalpha, token))


def _uses(
    conversation: Conversation, turn: PreparedTurn, told: set[str], config: DetailsConfig
) -> list[_Use]:
    """Each detail that an agent's turn takes up, once."""
    if told.isdisjoint(turn.folded) or len(turn.word_tokens) < config.least_words:
        return []
    taken: dict[str, _Use] = {}
    legal = conversation.hits(turn, "scripted_legal")
    for place, token in enumerate(turn.folded):
        if token not in told or token in taken:
            continue
        if legal and in_sentence(legal, *turn.sentence_of(place)):
            continue
        taken[token] = _Use(turn.turn.author, token, quote(turn, place, place + 1))
    return list(taken.values())
