"""How the agent addresses the customer: what is sure, what may be said of another, who asked for what."""

import pytest

from nlp.pipeline import Engine
from tests.nlp.talk import transcript

ENGINE = Engine(only=["formality"])


def form(*lines: str) -> str | None:
    verdict = ENGINE.analyse(transcript(*lines, language="it")).verdict("formality")
    assert verdict is not None
    return verdict.value


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("A: La ringrazio.", "A: Il tecnico torna domani, poi controlla e prova la linea."), "lei"),
        (("A: Ti richiamo io.", "A: Tua madre porti la sua tessera, la sua foto e il suo codice."), "tu"),
        (("A: Ditemi il codice.", "A: Scegliete con calma e prendetevela comoda."), "voi"),
        (("A: Il modulo è in allegato, signora.",), "lei"),
        (("A: Siete in due? La camera è pronta, la ringrazio.",), "lei"),
    ],
)
def test_what_may_be_said_of_another_makes_no_second_form(lines: tuple[str, ...], expected: str) -> None:
    assert form(*lines) == expected


def test_a_capital_of_courtesy_tells_lei() -> None:
    assert form("A: Ho controllato la Sua pratica e posso offrirLe uno sconto.") == "lei"


def test_quoted_words_are_not_the_agents() -> None:
    assert form("A: La ringrazio.", 'A: Le hanno scritto "dammi il tuo codice", non risponda.') == "lei"


def test_one_clear_switch_is_mixed_and_an_asked_one_is_not() -> None:
    assert form("A: Mi dica il codice.", "C: B2", "A: Ti mando la mail.") == "mixed"
    assert form("A: Mi dica il codice.", "C: B2, e diamoci del tu", "A: Ti mando la mail.") == "tu"
