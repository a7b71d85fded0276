"""Values as people type them for a fact, and when two of them are the same."""

import pytest

from nlp.claims.comparing import agrees
from nlp.claims.figures import read
from nlp.claims.types import Kind


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.AMOUNT, "4,90 €", (4.9, 4.9, "€")),
        (Kind.AMOUNT, "£1,200.50", (1200.5, 1200.5, "£")),
        (Kind.AMOUNT, "1.200 euro", (1200, 1200, "€")),
        (Kind.AMOUNT, "gratis", (0, 0, "")),
        (Kind.AMOUNT, "free", (0, 0, "")),
        (Kind.AMOUNT, "5-10 euro", (5, 10, "€")),
        (Kind.SHARE, "10%", (10, 10, "%")),
        (Kind.SHARE, "dieci per cento", (10, 10, "%")),
        (Kind.TERM, "30 giorni", (720, 720, "hour")),
        (Kind.TERM, "3-5 working days", (3, 5, "working_day")),
        (Kind.TERM, "2 anni", (24, 24, "month")),
        (Kind.TERM, "forty-eight hours", (48, 48, "hour")),
        (Kind.HOURS, "9-18", (540, 1080, "minute")),
        (Kind.HOURS, "9am to 5.30pm", (540, 1050, "minute")),
        (Kind.HOURS, "9-5", (540, 1020, "minute")),
        (Kind.YES_NO, "sì", (1, 1, "truth")),
    ],
)
def test_a_value_is_read_in_either_language(kind, text, expected):
    value = read(text, kind)
    assert value is not None
    assert (value.low, value.high, value.unit) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.AMOUNT, "some money"),
        (Kind.AMOUNT, "5 euro o 10 sterline"),
        (Kind.TERM, "30"),
        (Kind.TERM, "1 2 3"),
        (Kind.HOURS, "9"),
        (Kind.HOURS, "18-18"),
        (Kind.YES_NO, "maybe"),
        (Kind.FREE, "anything"),
    ],
)
def test_what_is_no_value_of_the_kind_or_more_than_one_is_not_read(kind, text):
    assert read(text, kind) is None


@pytest.mark.parametrize(
    ("kind", "said", "fact", "expected"),
    [
        (Kind.TERM, "24 mesi", "2 anni", True),
        (Kind.TERM, "due settimane", "14 giorni", True),
        (Kind.TERM, "30 giorni", "1 mese", None),
        (Kind.TERM, "14 giorni", "1 mese", False),
        (Kind.TERM, "5 giorni", "5 giorni lavorativi", None),
        (Kind.TERM, "4 giorni", "3-5 giorni", True),
        (Kind.TERM, "4-7 giorni", "3-5 giorni", None),
        (Kind.TERM, "5 minuti", "30 giorni", None),
        (Kind.AMOUNT, "5 euro", "5 sterline", None),
        (Kind.AMOUNT, "gratis", "5 sterline", False),
        (Kind.HOURS, "9-18", "9-18", True),
        (Kind.HOURS, "9-19", "9-18", False),
    ],
)
def test_two_values_agree_differ_or_cannot_be_told(kind, said, fact, expected):
    one, other = read(said, kind), read(fact, kind)
    assert one is not None
    assert other is not None
    assert agrees(one, other) is expected
