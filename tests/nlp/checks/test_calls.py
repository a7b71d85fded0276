"""How fast people speak on calls, and who cuts whom short."""

import pytest

from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn

C, A = Speaker.CUSTOMER, Speaker.AGENT
TEN = "allora adesso controllo la sua linea e vedo che dice"
ENGINE = Engine(only=["pace", "interruptions"])


def call(*turns, channel="phone"):
    made = tuple(Turn(who, text, name, start, end) for who, name, start, end, text in turns)
    return ENGINE.analyse(Transcript(made, "it", channel))


def test_words_a_minute_are_told_of_each():
    analysis = call(
        (A, "Ada", 0, 10, f"{TEN} {TEN}"),
        (C, None, 10, 20, f"{TEN} {TEN} {TEN}"),
        (A, "Ugo", 20, 30, f"{TEN} {TEN} {TEN}"),
    )
    assert analysis.measure("words_per_minute").value == 150
    assert analysis.measure("words_per_minute", author="Ugo").value == 180
    assert analysis.measure("words_per_minute", author="Ada").not_rated.code == "pace.too_short"
    assert analysis.measure("customer_words_per_minute").value == 180


def test_without_ends_the_next_turn_bounds_the_pace():
    analysis = call(
        (A, "Ada", 0, None, f"{TEN} {TEN} {TEN}"), (C, None, 15, None, "ok"), (A, "Ada", 15, None, "bene")
    )
    assert analysis.measure("words_per_minute").value == 120


@pytest.mark.parametrize(
    ("channel", "start", "code"),
    [("chat", 0, "pace.no_call"), (None, 0, "pace.no_call"), ("phone", None, "pace.no_times")],
)
def test_what_is_written_or_untimed_has_no_pace(channel, start, code):
    analysis = call((A, "Ada", start, None, TEN * 5), (C, None, start, None, TEN), channel=channel)
    assert analysis.measure("words_per_minute").not_rated.code == code


def test_who_begins_while_the_other_speaks_interrupts():
    analysis = call(
        (C, None, 0, 10, TEN),
        (A, "Ada", 6, 12, "no guardi non è così"),
        (C, None, 11.8, 20, TEN),
        (A, "Ugo", 15, 16, "sì certo"),
        (C, None, 21, 22, "e allora che faccio"),
    )
    assert analysis.measure("interruptions").turns == (1,)
    assert analysis.measure("interruptions", author="Ugo").value == 0
    assert analysis.measure("customer_interruptions").value == 0


def test_without_ends_nobody_is_seen_to_interrupt():
    analysis = call((C, None, 0, None, TEN), (A, "Ada", 1, None, TEN))
    assert analysis.measure("interruptions").not_rated.code == "interruptions.no_ends"
