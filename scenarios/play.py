"""An attempt as a conversation: the ear that listens to the trainee, and the transcript that comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nlp.pipeline import Engine
from nlp.types import Finding, Speaker, Transcript, Turn
from scenarios.engine import Heard, Outcome, start, step
from scenarios.schema import Scenario
from scenarios.state import State

# Seconds that a reply is taken to need where nobody measures: the terminal, tests.
REPLY_SECONDS = 20.0
# What was said before these turns changes nothing in how a reply is heard, but would slow a long attempt.
HEARD_TURNS = 20


class Hearing(Protocol):
    """Says what is heard in the last reply of a conversation."""

    def hear(self, conversation: Transcript) -> Heard:
        """Labels and findings of the last turn."""


class EngineHearing:
    """The ear of the product: the same engine that judges real work."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def hear(self, conversation: Transcript) -> Heard:
        """Analyse the conversation so far and keep what concerns its last turn."""
        recent = replace(conversation, turns=conversation.turns[-HEARD_TURNS:])
        last = len(recent.turns) - 1
        analysis = self._engine.analyse(recent)
        findings = tuple(_once(f for f in analysis.findings if f.turn == last))
        return Heard(analysis.labels(last), findings)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    kept: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.label, finding.start, finding.end), finding)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt under way: its state, the turns so far and the outcome of each reply."""

    scenario: Scenario
    language: str
    state: State
    turns: tuple[Turn, ...]
    outcomes: tuple[Outcome, ...] = ()


def begin(scenario: Scenario, *, language: str, seed: int, harsh: bool = False) -> Attempt:
    """A new attempt with the customer's opening."""
    state, lines = start(scenario, language=language, seed=seed, harsh=harsh)
    return Attempt(
        scenario, language, state, tuple(Turn(Speaker.CUSTOMER, line, seconds=0.0) for line in lines)
    )


def answer(attempt: Attempt, reply: str, *, hearing: Hearing, elapsed: float = REPLY_SECONDS) -> Attempt:
    """The attempt after one reply and the customer's answer to it."""
    said_at = attempt.state.seconds + max(0.0, elapsed)
    turns = (*attempt.turns, Turn(Speaker.AGENT, reply, seconds=said_at))
    heard = hearing.hear(transcript(attempt.scenario, turns, attempt.language))
    outcome = step(
        attempt.scenario, attempt.state, reply=reply, heard=heard, elapsed=elapsed, language=attempt.language
    )
    lines = tuple(Turn(Speaker.CUSTOMER, line, seconds=said_at) for line in outcome.lines)
    return replace(attempt, state=outcome.state, turns=turns + lines, outcomes=(*attempt.outcomes, outcome))


def play(
    scenario: Scenario, replies: Iterable[str], *, language: str, seed: int, hearing: Hearing
) -> Attempt:
    """A whole attempt from given replies; those left over when it ends are not said."""
    attempt = begin(scenario, language=language, seed=seed)
    for reply in replies:
        if attempt.state.has_ended:
            break
        attempt = answer(attempt, reply, hearing=hearing)
    return attempt


def transcript(scenario: Scenario, turns: Sequence[Turn], language: str) -> Transcript:
    """The attempt as any other conversation, for the engine, the rubric and the pages."""
    return Transcript(
        tuple(turns),
        language=language,
        channel=scenario.channel,
        customer=scenario.persona.name.get(language),
    )
