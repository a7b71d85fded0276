"""Conversations for the engine's tests, written as lines."""

from nlp.conversation import Conversation
from nlp.lexicons import load
from nlp.pipeline import Engine
from nlp.registry import all_checks
from nlp.text import prepare
from nlp.types import Analysis, Finding, Reason, Speaker, Transcript, Turn

_SPEAKERS = {"A": Speaker.AGENT, "C": Speaker.CUSTOMER, "B": Speaker.BOT}


def transcript(*lines: str, language: str | None = "it", **facts: str) -> Transcript:
    """A transcript from lines such as "A: buongiorno" and "C: ciao"."""
    turns = tuple(Turn(_SPEAKERS[line[0]], line[3:]) for line in lines)
    return Transcript(turns, language, **facts)


def analyse(*lines: str, language: str | None = "it", **facts: str) -> Analysis:
    """What the checks' own rules say of such lines, before the models weigh it."""
    return Engine(weighs=False).analyse(transcript(*lines, language=language, **facts))


def judged(*lines: str, language: str | None = "it", **facts: str) -> Analysis:
    """What the whole engine says of such lines."""
    return Engine().analyse(transcript(*lines, language=language, **facts))


def labelled(check: str, *lines: str, language: str = "it", config: object = None, **facts: str) -> Analysis:
    """One check alone over lines such as "A thanks closing: grazie", with these labels given before it."""
    heads = [line.split(": ", 1) for line in lines]
    given = transcript(*(f"{head[0]}: {text}" for head, text in heads), language=language, **facts)
    turns = tuple(prepare(number, turn, language) for number, turn in enumerate(given.turns))
    earlier = tuple(
        Finding(label, number, 0, len(text), text, Reason("test"), label, "1")
        for number, (head, text) in enumerate(heads)
        for label in head.split()[1:]
    )
    conversation = Conversation(given, language, turns, load(language), earlier=earlier)
    registered = all_checks()[check]
    result = registered.function(conversation, config or registered.config())
    return Analysis("", "", language, result.findings, result.measures, result.verdicts)
