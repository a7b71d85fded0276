"""Questions left unanswered, details taken up, promises with their date."""

from datetime import UTC, datetime

import pytest

from nlp.checks.commitment_due import CommitmentDueConfig
from nlp.hours import Hours
from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn
from tests.nlp.talk import labelled

C, A = Speaker.CUSTOMER, Speaker.AGENT
WEDNESDAY = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)  # 10:30 in Rome


def left(*lines, language="it"):
    measure = labelled("unanswered", *lines, language=language).measure("unanswered_questions")
    return [(quote.turn, quote.text) for quote in measure.quotes]


def test_questions_left_are_listed_with_their_words():
    lines = (
        "C: Il modem è rotto. Quanto costa la riparazione?",
        "A greeting probing_question: Buongiorno, mi dà il codice?",
    )
    assert left(*lines) == [(0, "Quanto costa la riparazione?")]
    assert labelled("unanswered", *lines).measure("customer_questions").value == 1


@pytest.mark.parametrize(
    "answer",
    [
        "A: Costa 20 euro",
        "A: Sì",
        "A: La riparazione la decide il tecnico?",
        "A transfer: La passo al reparto tecnico",
        "A apology: Mi dispiace, non lo so",
        "A hold_request: Un attimo che verifico",
        "A flat_refusal: Non è possibile",
    ],
)
def test_whatever_answers_is_an_answer(answer):
    assert left("C: Il modem è rotto. Quanto costa la riparazione?", answer) == []


def test_a_long_goodbye_is_no_answer():
    asked = "C: and how do I get an internal form?"
    bye = "We are so glad that we could help! Your chat is now closed. Have a magical day, dear guest!"
    assert len(left(asked, f"A closing: {bye}", language="en")) == 1


def test_a_late_answer_is_one():
    lines = (
        "C: How much is the repair?",
        "A greeting probing_question: Hello! What is your postcode?",
        "C: AB1",
        "A solution: It will be £20.",
    )
    assert left(*lines, language="en") == []


def test_asked_again_it_was_not_answered_and_twice_in_a_breath_is_once():
    again = "Quando mi arriva il pacco ordinato sabato?"
    lines = (
        f"C: {again}",
        "A: Il corriere è affidabile.",
        f"C: {again} {again}",
        "A expectation: Domani arriva.",
    )
    assert left(*lines) == [(0, again)]


@pytest.mark.parametrize("text", ["Ma vi sembra normale?", "Pronto?", "State scherzando?", "Ok?"])
def test_what_wants_no_answer_is_no_question(text):
    assert (
        labelled("unanswered", f"C: {text}", "A greeting: Buongiorno").measure("unanswered_questions").value
        is None
    )


def taken(*lines, language="it", author=None):
    measure = labelled("details", *lines, language=language).measure("details_taken_up", author=author)
    return None if measure.value is None else sorted(quote.text.lower() for quote in measure.quotes)


def test_names_figures_and_days_that_come_back_are_details():
    lines = (
        "C: Sabato ho il matrimonio di Giulia a Perugia e la lavatrice perde, ho pagato 89,90 euro",
        "A: Per il matrimonio di Giulia a Perugia facciamo arrivare la lavatrice entro sabato",
        "A: e gli 89,90 euro li vede sul conto tra poco",
    )
    assert {"giulia", "perugia", "lavatrice", "sabato", "89,90"} <= set(taken(*lines))
    measure = labelled("details", *lines).measure("details_taken_up")
    assert measure.turns == (1, 2)


def test_codes_what_agents_said_first_and_mere_echoes_are_none():
    lines = (
        "A: Buongiorno, assistenza lavatrici Brunelli",
        "C: La lavatrice Brunelli, codice AB12345 numero 3331234567, è del 2019",
        "A: 2019?",
        "A: Quindi AB12345 e 3331234567 per le lavatrici Brunelli, grazie",
    )
    assert taken(*lines) == ["lavatrice"] or taken(*lines) == []


def test_a_customer_who_tells_nothing_leaves_nothing_to_take_up():
    assert taken("C: non va", "A: mi dica pure che cosa non va") is None


def promised(*lines, language="it", at=None, hours=None):
    speakers = {"A": A, "C": C}
    turns = tuple(
        Turn(speakers[line[0]], line[3:], "Ada" if line[0] == "A" else None, at=at) for line in lines
    )
    configs = {"commitment_due": CommitmentDueConfig(hours=hours)} if hours else None
    analysis = Engine(configs=configs, weighs=False).analyse(Transcript(turns, language))
    return analysis, [m for m in analysis.measures if m.name == "commitment_due"]


def test_each_promise_has_its_hours_and_words():
    analysis, (one, two) = promised(
        "A: La richiamo domani alle 15.", "A: Le scriverò una mail entro 48 ore.", at=WEDNESDAY
    )
    assert (one.value, one.unit, one.quotes[0].text) == (28.5, "h", "domani alle 15")
    assert (two.value, two.turn, two.author) == (48, 1, "Ada")
    assert analysis.measure("commitments").value == 2
    assert analysis.measure("commitments_dated", author="Ada").turns == (0, 1)


def test_without_the_turns_date_only_a_duration_can_be_told():
    _, (one,) = promised("A: La richiamo entro due ore.")
    assert one.value == 2
    _, (one,) = promised("A: La richiamo entro venerdì.")
    assert (one.value, one.not_rated.code) == (None, "commitment_due.no_clock")
    assert one.not_rated.params == {"words": "entro venerdì"}
    _, (one,) = promised("A: I will call you back within 2 working days.", language="en")
    assert (one.value, one.unit) == (2, "working_days")


def test_a_promise_without_a_date_says_so():
    analysis, (one,) = promised("A: Le invierò la fattura appena possibile.", at=WEDNESDAY)
    assert (one.value, one.not_rated.code) == (None, "commitment_due.no_date")
    assert analysis.measure("commitments_dated").value == 0


def test_a_date_behind_the_promise_belongs_to_it_and_a_far_one_does_not():
    for text in ("La richiamerò io. Entro domani.", "Entro domani!!! La richiamerò io."):
        _, (one,) = promised(f"A: {text}", at=WEDNESDAY)
        assert one.quotes[0].text == "Entro domani"
    _, (one,) = promised(
        "A: La richiamerò io. Il negozio di via Roma resta chiuso fino a domani per ferie.", at=WEDNESDAY
    )
    assert one.value is None


def test_working_days_follow_the_teams_week():
    week = Hours(country="IT")
    monday = datetime(2026, 12, 7, 9, tzinfo=UTC)
    _, (one,) = promised("A: Le risponderò entro un giorno lavorativo.", at=monday, hours=week)
    assert one.value == 48
