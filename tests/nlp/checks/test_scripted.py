"""Script-reading: canned share, placeholders, formulas that are deaf."""

import pytest

from nlp.pipeline import Engine
from nlp.types import Analysis
from tests.nlp.talk import transcript

TEMPLATE = "Per riattivare la linea occorre spegnere il modem, attendere un minuto e riaccenderlo, {nome}."


def read(*lines: str, language: str = "it", templates: tuple[str, ...] = ()) -> Analysis:
    return Engine(only=["scripted"], templates=templates).analyse(transcript(*lines, language=language))


@pytest.mark.parametrize(
    ("text", "quote", "language"),
    [
        ("Gentile [NOME], ecco la risposta.", "[NOME]", "it"),
        ("Buongiorno {{cognome}}, ecco.", "{{cognome}}", "it"),
        ("Dear <first name>, here it is.", "<first name>", "en"),
    ],
)
def test_a_placeholder_left_in_is_reported_exactly(text: str, quote: str, language: str) -> None:
    (found,) = read(f"A: {text}", language=language).findings
    assert found.quote == quote


def test_masks_of_an_anonymised_source_are_no_placeholders() -> None:
    assert read("C: sono [NOME]", "A: Grazie [NOME], controllo.").findings == ()


def test_a_photo_that_was_sent_is_no_placeholder() -> None:
    assert read("A: [FOTO] ecco il pezzo").findings == ()


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("C: da tre giorni sono senza luce!", "A: La sua opinione per noi è preziosa."), "it"),
        (("C: my flight was cancelled", "A: As a valued customer you are our top priority."), "en"),
        (
            (
                "C: il frigorifero non funziona, quando viene il tecnico?",
                "A: Gentile cliente, grazie per averci contattato. La preghiamo di attendere.",
            ),
            "it",
        ),
    ],
)
def test_formulas_deaf_to_the_customer_are_scripted(lines: tuple[str, ...], language: str) -> None:
    assert read(*lines, language=language).labels(1) == ("scripted",)


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("C: buongiorno", "A: Buongiorno, grazie per averci contattato, come posso aiutarla?"), "it"),
        (("C: il frigorifero perde?", "A: Mi dispiace per il frigorifero, mando il tecnico domani."), "it"),
        (("C: thanks, bye", "A: Thank you for calling, have a good day."), "en"),
    ],
)
def test_an_ordinary_formula_that_fits_is_not_scripted(lines: tuple[str, ...], language: str) -> None:
    assert read(*lines, language=language).labels(1) == ()


def test_the_same_answer_sent_again_is_scripted() -> None:
    answer = "Abbiamo aperto la pratica e la contatteremo entro due giorni lavorativi"
    analysis = read(f"A: {answer}.", "C: ma quando?", f"A: {answer}!")
    assert analysis.labels(0) == ()
    assert analysis.labels(2) == ("scripted",)


def test_the_canned_share_is_the_part_that_stands_in_a_template() -> None:
    line = "A: Per riattivare la linea occorre spegnere il modem, attendere un minuto e riaccenderlo, Anna."
    own = "A: Poi mi dica se la spia diventa verde, resto qui con lei."
    all_canned = read(line, "C: ok", line.replace("Anna", "Ugo"), templates=(TEMPLATE,))
    half = read(line, "C: ok", own, templates=(TEMPLATE,))
    none = read(line, "C: ok", own)
    shares = [m.value for a in (all_canned, half, none) for m in a.measures if m.name == "canned_share"]
    assert shares[0] is not None
    assert shares[1] is not None
    assert shares[0] > 0.9 > shares[1] > 0.3
    assert shares[2] == 0.0


def test_canned_text_that_answers_the_customer_is_not_flagged() -> None:
    analysis = read(
        "C: il modem non riattiva la linea, che faccio?",
        "A: Per riattivare la linea occorre spegnere il modem, attendere un minuto e riaccenderlo.",
        templates=(TEMPLATE,),
    )
    assert analysis.findings == ()


def test_a_sentence_that_the_law_imposes_is_exempt() -> None:
    text = "Questa telefonata viene registrata per motivi di qualità, la preghiamo di attendere."
    assert read("C: ma quando mi rispondete?!", f"A: {text}").findings == ()


def test_too_few_words_have_no_share() -> None:
    measure = next(m for m in read("A: ciao").measures if m.name == "canned_share")
    assert measure.value is None
    assert measure.not_rated is not None
