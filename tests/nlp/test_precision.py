"""Flags that are not precise enough are kept from people's reviews, never from the engine's own ears."""

from nlp.pipeline import Engine
from nlp.precision import SILENT
from nlp.types import ACCUSING_FLAGS, LANGUAGES, Speaker, Transcript, Turn

RUDE = "Ma lei è proprio stupido, stia zitto."


def labels(engine: Engine) -> set[str]:
    """What the engine tells of a rude turn."""
    turns = (Turn(Speaker.CUSTOMER, "Il modem non va"), Turn(Speaker.AGENT, RUDE))
    return {found.label for found in engine.analyse(Transcript(turns, language="it")).findings}


def test_only_accusing_flags_are_ever_silenced() -> None:
    assert set(SILENT) == set(LANGUAGES)
    assert frozenset().union(*SILENT.values()) <= set(ACCUSING_FLAGS)


def test_a_silent_flag_is_heard_in_roleplay_and_not_told_about_people() -> None:
    assert "rude" in labels(Engine())
    assert "rude" not in labels(Engine(silent={"it": frozenset({"rude"})}))
