"""Tone: valence of turns, the customer's sentiment, abuse."""

import pytest

from nlp.pipeline import Engine
from nlp.types import Analysis
from tests.nlp.talk import transcript

ENGINE = Engine(only=["tone", "flat_refusal"])


def hear(*lines: str, language: str = "it") -> Analysis:
    return ENGINE.analyse(transcript(*lines, language=language))


def valence(text: str, language: str) -> float:
    measure = hear(f"C: {text}", language=language).measure("valence", turn=0)
    assert measure is not None
    assert measure.value is not None
    return measure.value


@pytest.mark.parametrize(
    ("better", "worse", "language"),
    [
        ("sono molto soddisfatto", "sono soddisfatto", "it"),
        ("sono soddisfatto", "non sono affatto molto soddisfatto", "it"),
        ("siete gentili", "siete gentili, ma il servizio è pessimo", "it"),
        ("non vedo l'ora", "non vedo nessuno", "it"),
        ("è bello 😊", "è bello 😡", "it"),
        ("un servizio scadente", "un servizio SCADENTE!!!", "it"),
        ("the staff were lovely", "the staff were not lovely", "en"),
        ("kind, but", "kind, but unacceptable", "en"),
        ("thank you so much ❤️", "thank you so much 🙄", "en"),
        ("my phone works", "my phone doesn't work", "en"),
    ],
)
def test_valence_orders_what_a_reader_would_order(better: str, worse: str, language: str) -> None:
    assert valence(better, language) > valence(worse, language)


@pytest.mark.parametrize(
    ("text", "sentiment", "language"),
    [
        ("Il telefono non funziona da tre giorni e nessuno mi ha richiamato.", -1, "it"),
        ("sono furioso, è una vergogna", -1, "it"),
        ("non so come ringraziarla, mi ha salvato la giornata!", 1, "it"),
        ("ok", 0, "it"),
        ("The router is broken again, third time this month, and nobody called me back.", -1, "en"),
        ("oh brilliant, thank you so much!", 1, "en"),
        ("ok", 0, "en"),
    ],
)
def test_sentiment_of_a_customer_turn(text: str, sentiment: int, language: str) -> None:
    analysis = hear("C: pronto" if language == "it" else "C: hello", f"C: {text}", language=language)
    measure = analysis.measure("sentiment", turn=1)
    assert measure is not None
    assert measure.value == sentiment


def test_a_terse_question_after_a_flat_refusal_is_negative() -> None:
    refused = hear("C: posso avere il rimborso?", "A: No.", "C: e allora?")
    measure = refused.measure("sentiment", turn=2)
    assert measure is not None
    assert measure.value == -1


def test_the_mood_of_the_customer_is_compared_from_start_to_end() -> None:
    analysis = hear(
        "C: è una vergogna, sono deluso", "A: risolvo io", "C: perfetto, grazie mille, gentilissima!"
    )
    shift = analysis.measure("customer_valence_shift")
    assert shift is not None
    assert shift.value is not None
    assert shift.value > 0.5
    assert shift.turns == (0, 2)


def test_the_mood_is_not_rated_where_nothing_was_felt() -> None:
    shift = hear("C: 4471", "A: grazie", "C: sì").measure("customer_valence_shift")
    assert shift is not None
    assert shift.value is None
    assert shift.not_rated is not None


@pytest.mark.parametrize(
    ("text", "quote", "language"),
    [
        ("Lei è un pagliaccio", "pagliaccio", "it"),
        ("Vengo lì e vi spacco la vetrina", "vi spacco", "it"),
        ("la faccio licenziare domani", "la faccio licenziare", "it"),
        ("you are a useless idiot", "idiot", "en"),
        ("I know where you work", "I know where you work", "en"),
    ],
)
def test_abuse_is_found_with_the_words(text: str, quote: str, language: str) -> None:
    found = [f for f in hear(f"C: {text}", language=language).findings if f.label == "abuse"]
    assert found
    assert quote in {text[f.start : f.end] for f in found} or quote in found[0].quote


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ho fatto la figura del pagliaccio davanti a tutti", "it"),
        ("in casa mia sono entrati i ladri la settimana scorsa", "it"),
        ("I feel so stupid, I should have checked", "en"),
        ("a thief stole the parcel from my porch last week", "en"),
    ],
)
def test_words_about_oneself_or_a_third_party_are_no_abuse(text: str, language: str) -> None:
    assert "abuse" not in {f.label for f in hear(f"C: {text}", language=language).findings}


def test_the_agents_own_turn_is_never_abuse() -> None:
    assert hear("A: lei è un pagliaccio").labels(0) == ()
