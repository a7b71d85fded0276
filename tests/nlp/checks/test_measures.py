"""Numbers read off times and words, or the reason why there is none."""

from datetime import UTC, datetime, timedelta

import pytest

from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn
from tests.nlp.talk import analyse

C, A = Speaker.CUSTOMER, Speaker.AGENT


def timed(*turns, language="it"):
    made = tuple(Turn(speaker, text, author, seconds) for speaker, author, seconds, text in turns)
    return Engine().analyse(Transcript(made, language))


def test_waits_are_counted_from_the_customers_last_words():
    analysis = timed(
        (C, None, 0, "ciao"),
        (C, None, 10, "non va"),
        (A, "Ada", 25, "eccomi"),
        (C, None, 40, "e poi"),
        (A, "Ugo", 100, "sì"),
        (A, "Ugo", 300, "fatto"),
    )
    assert analysis.measure("first_reply").value == 15
    assert analysis.measure("mean_reply").value == 37.5
    assert analysis.measure("longest_reply").value == 60
    assert analysis.measure("longest_reply").turns == (3, 4)
    assert analysis.measure("first_reply", author="Ugo").value == 60
    assert analysis.measure("longest_reply", author="Ada").value == 15


def test_clock_times_serve_as_well():
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    turns = (Turn(C, "ciao", at=start), Turn(A, "eccomi", at=start + timedelta(seconds=42)))
    assert Engine().analyse(Transcript(turns, "it")).measure("first_reply").value == 42


@pytest.mark.parametrize(
    ("turns", "code"),
    [
        (((C, None, None, "ciao"), (A, None, None, "eccomi")), "timing.no_times"),
        (((C, None, 50, "ciao"), (A, None, 10, "eccomi")), "timing.backwards"),
        (((A, None, 1, "eccomi"), (A, None, 2, "ci sono")), "timing.no_reply"),
    ],
)
def test_without_usable_times_there_is_a_reason_and_no_zero(turns, code):
    measure = timed(*turns).measure("first_reply")
    assert measure.value is None
    assert measure.not_rated.code == code


def test_talk_share_counts_words_of_each_side():
    analysis = timed((C, None, 0, "uno due tre"), (A, "Ada", 5, "quattro"))
    assert analysis.measure("talk_share").value == 0.25
    assert analysis.measure("talk_share", author="Ada").value == 0.25


def test_a_question_asked_again_and_one_left_at_the_end_are_unanswered():
    analysis = analyse(
        "C: Quando arriva il mio pacco nuovo?",
        "A: Salve.",
        "C: Ma quando arriva questo pacco nuovo?",
        "A: Domani.",
        "C: E la fattura?",
    )
    measure = analysis.measure("unanswered_questions")
    assert (measure.value, measure.turns) == (2, (0, 4))


def test_no_question_is_not_rated_and_an_answered_one_is_zero():
    assert analyse("C: Ciao", "A: Salve").measure("unanswered_questions").value is None
    assert analyse("C: Dov'è?", "A: Qui").measure("unanswered_questions").value == 0


def test_gulpease_follows_its_formula():
    sentence = "Il modem nuovo arriva a casa sua domani mattina presto."  # 10 words, 45 letters
    measure = analyse(*[f"A: {sentence}"] * 10).measure("gulpease")
    assert measure.value == pytest.approx(89 + (300 * 10 - 10 * 450) / 100, abs=0.2)
    assert analyse(*[f"A: {sentence}"] * 10).measure("words_per_sentence").value == 10


def test_english_is_measured_by_flesch_and_short_words_read_easier():
    easy = analyse(*["A: The box is on the way to you now."] * 8, language="en").measure("flesch").value
    hard = analyse(
        *["A: Notification regarding administrative reimbursement procedures follows."] * 10, language="en"
    )
    assert easy > hard.measure("flesch").value + 30
    assert hard.measure("gulpease").not_rated.code == "readability.other_language"


def test_little_or_unpointed_text_has_no_index():
    assert analyse("A: Salve.").measure("gulpease").not_rated.code == "readability.too_short"
    speech = analyse(*["A: allora adesso guardo che cosa succede alla linea"] * 10)
    assert speech.measure("gulpease").not_rated.code == "readability.no_sentences"
