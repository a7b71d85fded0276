"""Who waited how long for whom, in the team's hours where these are known."""

from datetime import UTC, datetime, timedelta

import pytest

from nlp.checks.timing import TimingConfig
from nlp.hours import Hours
from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn, TurnKind
from tests.nlp.talk import analyse

C, A, B, S = Speaker.CUSTOMER, Speaker.AGENT, Speaker.BOT, Speaker.SYSTEM
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)  # 17:30 in Rome
COVERED = Engine(configs={"timing": TimingConfig(hours=Hours())}, only=["timing"])


def dated(*turns):
    return Transcript(tuple(Turn(who, text, at=FRIDAY + timedelta(hours=h)) for who, h, text in turns), "it")


def seconds(*turns, channel=None):
    return Transcript(tuple(Turn(who, text, name, t) for who, name, t, text in turns), "it", channel)


def test_both_sides_wait():
    talk = seconds(
        (C, None, 0, "non va"), (A, "Ada", 10, "mi dica"), (C, None, 70, "il modem"), (A, "Ada", 75, "ok")
    )
    analysis = Engine(only=["timing"]).analyse(talk)
    assert analysis.measure("first_reply").value == 10
    assert analysis.measure("customer_longest_reply").value == 60
    assert analysis.measure("customer_longest_reply").turns == (1, 2)


def test_a_weekend_is_no_wait_where_the_teams_hours_are_known():
    mail = dated((C, 0, "non va"), (A, 64.5, "buongiorno"))  # Monday 10:00 in Rome
    assert Engine(only=["timing"]).analyse(mail).measure("first_reply").value == 64.5 * 3600
    assert COVERED.analyse(mail).measure("first_reply").value == 1.5 * 3600


def test_seconds_alone_cannot_be_laid_on_a_calendar():
    talk = seconds((C, None, 0, "non va"), (A, "Ada", 10, "mi dica"), (C, None, 70, "il modem"))
    analysis = COVERED.analyse(talk)
    assert analysis.measure("first_reply").not_rated.code == "timing.no_clock"
    assert analysis.measure("customer_first_reply").value == 60


def test_a_mail_after_years_counts_no_covered_time():
    analysis = COVERED.analyse(dated((C, 0, "non va"), (A, 24 * 1200, "scusi il ritardo")))
    assert analysis.measure("first_reply").not_rated.code == "timing.too_long"


def test_seconds_and_clock_times_are_never_mixed():
    turns = (Turn(C, "ciao", seconds=0), Turn(A, "eccomi", seconds=5), Turn(C, "ok", at=FRIDAY))
    analysis = Engine(only=["timing"]).analyse(Transcript(turns, "it"))
    assert analysis.measure("first_reply").value == 5


MAIL = "C: Gentili signori, la fattura di ottobre è sbagliata, chiedo la rettifica."


def test_an_automatic_mail_with_a_time_acknowledges():
    analysis = analyse(
        MAIL, "B: Abbiamo ricevuto la sua richiesta, risponderemo entro 48 ore.", channel="email"
    )
    assert analysis.measure("receipt_acknowledged").value == 1
    assert analysis.measure("receipt_hours").value == 48
    assert analysis.measure("receipt_hours").quotes[0].text == "entro 48 ore"


def test_in_english_too():
    lines = ("C: Dear team, my parcel is broken.", "B: Thank you for your email. We reply within 24 hours.")
    assert analyse(*lines, language="en", channel="email").measure("receipt_hours").value == 24


@pytest.mark.parametrize(
    ("lines", "channel", "value", "code"),
    [
        ((MAIL, "A: Abbiamo ricevuto la sua richiesta."), "email", 0, "receipt.no_time"),
        ((MAIL, "A: Abbiamo ricevuto la sua richiesta."), "chat", None, "receipt.not_mail"),
        ((MAIL,), "email", None, "receipt.no_reply"),
        (
            (MAIL, "A: Gentile cliente, abbiamo corretto la fattura e le abbiamo rimborsato 20 euro."),
            "email",
            None,
            "receipt.answered_at_once",
        ),
    ],
)
def test_a_receipt_without_a_time_is_none(lines, channel, value, code):
    analysis = analyse(*lines, channel=channel)
    assert analysis.measure("receipt_acknowledged").value == value
    assert analysis.measure("receipt_hours").not_rated.code == code


def test_a_late_answer_had_to_be_acknowledged():
    late = seconds(
        (C, None, 0, MAIL), (A, "Ada", 50 * 3600, "Gentile cliente, la rettifica è fatta"), channel="email"
    )
    assert Engine(only=["receipt"]).analyse(late).measure("receipt_acknowledged").value == 0


def test_a_person_asked_of_a_bot_is_reached_with_the_first_agent():
    analysis = analyse(
        "B: Come posso aiutarla?", "C: Voglio parlare con un operatore", "B: Un attimo", "A: Eccomi"
    )
    assert analysis.measure("human_requests").turns == (1,)
    assert analysis.measure("human_requests").quotes[0].text.startswith("parlare con un operatore")
    assert analysis.measure("turns_to_human").value == 2


def test_a_person_asked_of_an_agent_is_reached_with_another():
    talk = seconds(
        (A, "Ada", 0, "Buongiorno"),
        (C, None, 5, "Mi passi il suo responsabile"),
        (A, "Ada", 9, "Resti in linea"),
        (A, "Ugo", 30, "Sono Ugo"),
    )
    assert Engine(only=["human_request"]).analyse(talk).measure("turns_to_human").value == 2


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("C: Non va", "A: Mi dica"), "human_request.not_asked"),
        (("B: Ciao", "C: can I speak to a real person please"), "human_request.not_reached"),
        (("A: Hello", "C: get me your manager", "A: Ok"), "human_request.no_authors"),
        (("A: Hello", "C: my manager is a person I like", "A: Ok"), "human_request.not_asked"),
    ],
)
def test_who_was_not_asked_for_or_never_came_is_not_rated(lines, code):
    analysis = analyse(*lines, language="it" if "Non va" in lines[0] else "en")
    assert analysis.measure("turns_to_human").not_rated.code == code


HOLD = (
    (C, None, 0, "non va la linea"),
    (A, "Ada", 5, "Un attimo che verifico"),
    (A, "Ada", 40, "Resti in linea, ancora un attimo"),
    (C, None, 50, "ok"),
    (A, "Ada", 95, "Ho riattivato la linea dal nostro sistema"),
)


def test_a_hold_lasts_until_there_is_something_to_tell():
    analysis = Engine().analyse(seconds(*HOLD))
    assert (analysis.measure("holds").value, analysis.measure("hold_seconds").value) == (1, 90)
    assert analysis.measure("hold_seconds", author="Ada").value == 90


def test_holds_without_times_are_counted_and_have_no_length():
    analysis = Engine().analyse(seconds(*[(who, name, None, text) for who, name, _, text in HOLD]))
    assert analysis.measure("holds").value == 1
    assert analysis.measure("hold_seconds").not_rated.code == "holds.no_times"
    none = analyse("C: non va la linea", "A: Riavvii il modem")
    assert (none.measure("holds").value, none.measure("hold_seconds").value) == (0, 0)


def test_a_transfer_announced_over_two_turns_is_one_and_cases_are_not_rated():
    analysis = analyse(
        "C: non va",
        "A: La passo al reparto tecnico",
        "A: la trasferisco a un collega del reparto tecnico",
        "C: ok",
    )
    assert analysis.measure("transfers").value == 1
    for name in ("contacts", "first_contact_resolution"):
        assert analysis.measure(name).not_rated.code == "transfers.one_text"


def test_events_are_nobodys_words():
    turns = (Turn(C, "Un operatore", seconds=0), Turn(S, "Ada entra", seconds=1, kind=TurnKind.EVENT))
    analysis = Engine().analyse(Transcript((*turns, Turn(A, "Sono Ada", "Ada", 2)), "it"))
    assert analysis.measure("turns_to_human").value == 1
    assert analysis.measure("turns_to_human").turns == (0, 2)
