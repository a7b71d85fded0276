"""The style of offices: what counts, what does not, and what is quoted."""

import pytest

from nlp.pipeline import Engine
from nlp.types import Measure
from tests.nlp.talk import transcript

ENGINE = Engine(only=["bureaucracy"])


def share(*lines: str, language: str = "it") -> Measure:
    measure = ENGINE.analyse(transcript(*lines, language=language)).measure("bureaucratic_share")
    assert measure is not None
    return measure


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Si comunica che la pratica è stata archiviata.", "it"),
        ("La domanda va presentata entro e non oltre il 3 maggio.", "it"),
        ("La documentazione per la liquidazione richiede integrazione della dichiarazione.", "it"),
        ("Please be advised that your file is closed.", "en"),
        ("It is noted that the form was late.", "en"),
    ],
)
def test_the_style_of_offices_is_quoted(sentence: str, language: str) -> None:
    plain = {
        "it": "Le mando subito la ricevuta. La chiamo io domani.",
        "en": "I'll send it now. I will call you.",
    }
    measure = share(f"A: {sentence} {plain[language]}", language=language)
    assert (measure.value, [quote.text for quote in measure.quotes]) == (0.33, [sentence])
    assert measure.turns == (0,)


def test_a_long_warm_sentence_is_no_office_talk() -> None:
    long = (
        "Ho letto tutto due volte, e capisco che dopo tre settimane di pioggia in cucina e due telefonate "
        "a vuoto lei non abbia più voglia di sentire nessuno di noi."
    )
    assert share(f"A: {long} Domani passo io di persona. Porto anche il pezzo nuovo.").value == 0


def test_few_sentences_and_unpointed_speech_are_not_rated() -> None:
    few, speech = (
        share("A: Si comunica che è chiuso."),
        share("A: si comunica che è chiuso da ieri per lavori"),
    )
    assert few.not_rated is not None
    assert speech.not_rated is not None
    assert (few.not_rated.code, speech.not_rated.code) == (
        "bureaucracy.too_short",
        "bureaucracy.no_sentences",
    )
