"""Conversations for the engine's tests, written as lines."""

from nlp.pipeline import Engine
from nlp.types import Analysis, Speaker, Transcript, Turn

_SPEAKERS = {"A": Speaker.AGENT, "C": Speaker.CUSTOMER, "B": Speaker.BOT}


def transcript(*lines: str, language: str | None = "it", **facts: str) -> Transcript:
    """A transcript from lines such as "A: buongiorno" and "C: ciao"."""
    turns = tuple(Turn(_SPEAKERS[line[0]], line[3:]) for line in lines)
    return Transcript(turns, language, **facts)


def analyse(*lines: str, language: str | None = "it", **facts: str) -> Analysis:
    """The whole engine over such lines."""
    return Engine().analyse(transcript(*lines, language=language, **facts))
