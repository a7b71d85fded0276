"""How a conversation ended and how the customer was addressed."""

import pytest

from tests.nlp.talk import analyse

PROBLEM = "C: Il modem non funziona da ieri."


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("A: Ho riattivato la linea, adesso va.", "C: Grazie mille, perfetto!"), "yes"),
        (("A: La passo al reparto tecnico, che la richiama entro domani.", "C: va bene, grazie"), "partly"),
        (("A: La richiamo domani alle 9.", "C: va bene"), "partly"),
        (("A: Può riavviare il modem.", "C: È uno schifo, siete pessimi, non funziona niente!"), "no"),
        (("A: Ah.", "C: allora?"), "no"),
    ],
)
def test_the_outcome_is_told_with_its_reason(lines, value):
    verdict = analyse(PROBLEM, *lines).verdict("resolved")
    assert verdict.value == value
    assert verdict.reason.code.startswith("resolved.")


def test_without_an_agent_there_is_no_outcome():
    assert analyse(PROBLEM).verdict("resolved").value is None


@pytest.mark.parametrize(
    ("lines", "form"),
    [
        (("A: Mi dica il suo numero, signora.", "A: La ringrazio, le mando un messaggio."), "lei"),
        (("A: Dimmi il tuo numero", "A: ti mando un messaggio"), "tu"),
        (("A: Avete provato a spegnere?", "A: Potete riaccendere, vi mando il tecnico."), "voi"),
        (
            ("A: Mi dica il suo numero", "A: dimmi che errore vedi", "A: La ringrazio", "A: hai riavviato?"),
            "mixed",
        ),
        (("A: Buongiorno.", "A: Ricevuto."), "none"),
    ],
)
def test_the_form_of_address_is_told(lines, form):
    assert analyse(PROBLEM, *lines).verdict("formality").value == form


def test_english_has_no_form_of_address():
    assert analyse("C: hi", "A: Hello, sir", language="en").verdict("formality").value is None
