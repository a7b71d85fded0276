"""Statements taken back, held against, or changed: what the text shows of right and wrong information.

Measures, of the whole and of each agent, each with its turns and words:
* `corrections`: turns in which an agent takes a statement back or owns that one was wrong;
* `disputed`: turns in which the customer, once an agent has spoken, holds against what they are told what was
  said or written before, or what is the case;
* `contradictions`: an amount, an hour or a day of which an agent says first one thing and in a later turn
  another, in a sentence about the same things.

None of them says who was right: a person looks. Known misses: a correction in other words ("scrap that, it
is the 14th"); a dispute that only states the facts ("he saw the nurse"); contradictions between sentences
that share no words, or of facts that are no figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.due.words import WORDS
from nlp.frequency import zipf
from nlp.phrases import spotted
from nlp.questions import marked, sentences
from nlp.registry import CheckConfig, check
from nlp.remembered import remembered
from nlp.sides import by_author, quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Quote

NAME = "corrections"
VERSION = "1"
DISPUTED, CONTRADICTIONS = "disputed", "contradictions"
_UNITS = frozenset({"€", "$", "£", "euro", "eur", "pounds", "quid", "dollars", "%", "percent"})
_HOURS = frozenset({"alle", "ore", "at", "am", "pm"})
_LEAST_LETTERS = 3
# A word more common than this (zipf) does not tell what a sentence is about.
_COMMON = 5.6
_LONGEST = 12


class CorrectionsConfig(CheckConfig):
    """Sentences are about the same where they share `shared` of the words of either and `least` at least."""

    shared: float = 0.75
    least: int = 2
    statements: int = 60


@dataclass(frozen=True, slots=True)
class _Shown:
    author: str | None
    quote: Quote


@dataclass(frozen=True)
class _Statement:
    """A figure of a kind in the sentence of tokens `first` to `after`."""

    turn: PreparedTurn
    kind: str
    place: int
    first: int
    after: int

    @remembered
    def value(self) -> str:
        """The figure."""
        return self.turn.folded[self.place]

    @remembered
    def about(self) -> frozenset[str]:
        """What the sentence is about; asked only where another one tells another figure of the kind."""
        return _about(self.turn, self.first, self.after)


@check(NAME, version=VERSION, config=CorrectionsConfig)
def corrections(conversation: Conversation, config: CorrectionsConfig) -> CheckResult:
    """What was taken back, disputed and contradicted, by author; never rated as right or wrong."""
    found = {
        NAME: list(_taken_back(conversation)),
        DISPUTED: list(_disputed(conversation)),
        CONTRADICTIONS: list(_contradicted(conversation, config)),
    }
    measures = tuple(
        Measure(
            name,
            float(len({one.quote.turn for one in own})),
            "turns",
            author=author,
            turns=tuple(dict.fromkeys(one.quote.turn for one in own)),
            quotes=tuple(one.quote for one in own),
        )
        for name, shown in found.items()
        for author, own in by_author(conversation, shown, lambda one: one.author)
    )
    return CheckResult(measures=measures)


def _taken_back(conversation: Conversation) -> Iterator[_Shown]:
    has_spoken = False
    for turn in conversation.agent_turns:
        if has_spoken:
            for hit in spotted(conversation, turn, "correction")[:1]:
                yield _Shown(turn.turn.author, quote(turn, hit.first, hit.after))
        has_spoken = True


def _disputed(conversation: Conversation) -> Iterator[_Shown]:
    """A dispute is with the agent who spoke last."""
    last: PreparedTurn | None = None
    for turn in conversation.turns:
        if turn.is_agent:
            last = turn
        elif turn.is_customer and last is not None:
            for hit in spotted(conversation, turn, "disputed")[:1]:
                yield _Shown(last.turn.author, quote(turn, hit.first, hit.after))


def _contradicted(conversation: Conversation, config: CorrectionsConfig) -> Iterator[_Shown]:
    """Each statement is compared with the last few before it: the time stays linear in the length."""
    said: list[_Statement] = []
    for turn in conversation.agent_turns:
        own = list(_statements(turn))
        told = {one.value for one in own}
        for one in own:
            if any(
                _conflict(old, one, config) and old.value not in told for old in said[-config.statements :]
            ):
                yield _Shown(turn.turn.author, quote(turn, one.place, one.place + 1))
        said += own


def _conflict(old: _Statement, new: _Statement, config: CorrectionsConfig) -> bool:
    if (old.kind, old.turn.turn.author) != (new.kind, new.turn.turn.author) or old.value == new.value:
        return False
    shared = len(old.about & new.about)
    return shared >= config.least and shared >= config.shared * max(len(old.about), len(new.about))


def _statements(turn: PreparedTurn) -> Iterator[_Statement]:
    """Sentences, not questions, that tell exactly one figure of their kind."""
    days = WORDS[turn.language].weekdays
    told = [p for p, token in enumerate(turn.folded) if token[:1].isdecimal() or token in days]
    if not told:
        return
    for first, after in sentences(turn):
        figures = [(p, kind) for p in told if first <= p < after and (kind := _kind(turn, p, first, after))]
        if len(figures) == 1 and not marked(turn, first, after):
            place, kind = figures[0]
            yield _Statement(turn, kind, place, first, after)


def _kind(turn: PreparedTurn, place: int, first: int, after: int) -> str:
    """What a token tells: a `day`, an `amount`, an `hour`, another `number`, or nothing."""
    token = turn.folded[place]
    if token in WORDS[turn.language].weekdays:
        return "day"
    if not token[:1].isdecimal() or len(token) > _LONGEST:
        return ""
    near = {turn.folded[p] for p in (place - 1, place + 1) if first <= p < after}
    if near & _UNITS:
        return "amount"
    return "hour" if near & _HOURS else "number"


def _about(turn: PreparedTurn, first: int, after: int) -> frozenset[str]:
    return frozenset(
        lemma
        for token, lemma in zip(turn.folded[first:after], turn.lemmas[first:after], strict=True)
        if len(token) >= _LEAST_LETTERS
        and token.isalpha()
        and token not in WORDS[turn.language].weekdays
        and token not in _UNITS
        and zipf(lemma, turn.language) < _COMMON
    )
