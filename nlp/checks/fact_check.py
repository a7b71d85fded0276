"""What agents say, held against the company's own statements: amounts, shares, terms, hours, yes or no.

Measures, of the whole and of each agent, each with its turns and words: `fact_contradictions`, statements
that differ from a fact that is valid on the day of the conversation; `facts_confirmed`, statements that
agree. Which fact it was, a verdict tells for each (`fact:<key>`, `contradicted` or `confirmed`). Where no
statement can be compared, neither is rated; without facts there are neither.

A statement counts only where the value can belong to nothing else: one value of the kind in a clause about
one matter, with none but plain words around them, no question, condition, report or exception. A short
answer counts where the customer's only question names the matter. Known misses are therefore many: a matter
told by a pronoun, two values in one clause, a value with words of its own beside it.

Measured on sentences written for it, half of them made to mislead (`tests/nlp/claims`): of a hundred that
the rules had not seen, 39 of 41 comparisons in both languages were right; one statement in seven was missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import Field

from nlp.claims.answers import answer
from nlp.claims.clauses import clauses
from nlp.claims.hearing import Claim, claims
from nlp.claims.matters import Matters
from nlp.claims.types import Fact
from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import by_author, quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Quote, Reason, Verdict

NAME = "fact_check"
VERSION = "1"
CONTRADICTED, CONFIRMED = "contradicted", "confirmed"
MEASURES = {"fact_contradictions": CONTRADICTED, "facts_confirmed": CONFIRMED}

# How many sets of valid facts are kept ready: a conversation of last year has others than one of today.
_REMEMBERED = 8


class FactCheckConfig(CheckConfig):
    """The facts, and the day of the conversation where its turns do not tell it."""

    facts: tuple[Fact, ...] = Field(default=(), max_length=2_000)
    day: date | None = None

    def matters(self, language: str, day: date | None) -> Matters:
        """The facts that are valid on a day, made ready once for each set of them."""
        valid = tuple(fact for fact in self.facts if fact.is_valid(day))
        key = language, tuple(fact.key for fact in valid)
        if key not in self._made:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            self._made[key] = Matters(valid, language)
        return self._made[key]

    @cached_property
    def _made(self) -> dict[tuple[str, tuple[str, ...]], Matters]:
        return {}


@dataclass(frozen=True, slots=True)
class _Compared:
    author: str | None
    fact: Fact
    said: str
    quote: Quote
    outcome: str


@check(NAME, version=VERSION, config=FactCheckConfig)
def fact_check(conversation: Conversation, config: FactCheckConfig) -> CheckResult:
    """The agents' statements that agree with a fact or contradict one."""
    if not config.facts:
        return CheckResult()
    day = _day(conversation) or config.day
    matters = config.matters(conversation.language, day)
    found = list(_compared(conversation, matters)) if matters else []
    measures = tuple(
        _measure(name, author, own, outcome)
        for name, outcome in MEASURES.items()
        for author, own in by_author(conversation, found, lambda one: one.author)
    )
    return CheckResult(measures=measures, verdicts=tuple(_verdict(one) for one in found))


def _day(conversation: Conversation) -> date | None:
    return next((turn.turn.at.date() for turn in conversation.turns if turn.turn.at is not None), None)


def _compared(conversation: Conversation, matters: Matters) -> Iterator[_Compared]:
    for turn in conversation.agent_turns:
        said = clauses(conversation, turn)
        told = list(claims(said, matters))
        short = None if told else answer(conversation, turn, said, matters)
        for claim in (*told, *((short,) if short else ())):
            yield _one(turn, claim)


def _one(turn: PreparedTurn, claim: Claim) -> _Compared:
    outcome = CONFIRMED if claim.holds else CONTRADICTED
    fact = claim.matter.fact
    words = quote(turn, claim.first, claim.after)
    return _Compared(turn.turn.author, fact, fact.said(turn.language), words, outcome)


def _measure(name: str, author: str | None, own: list[_Compared], outcome: str) -> Measure:
    if not own:
        return Measure(
            name, None, "statements", author=author, not_rated=Reason("fact_check.nothing_comparable")
        )
    quotes = tuple(one.quote for one in own if one.outcome == outcome)
    turns = tuple(dict.fromkeys(one.turn for one in quotes))
    return Measure(name, float(len(quotes)), "statements", author=author, turns=turns, quotes=quotes)


def _verdict(one: _Compared) -> Verdict:
    said = one.quote
    params: dict[str, str | int | float] = {
        "words": said.text,
        "fact": one.said,
        "start": said.start,
        "end": said.end,
    }
    reason = Reason(f"fact_check.{one.outcome}", params)
    return Verdict(f"fact:{one.fact.key}", one.outcome, reason, turns=(said.turn,), turn=said.turn)
