"""What a mail quotes and how it is signed is not said in it."""

import time

import pytest

from nlp.mail import aside
from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn

OWN = "Grazie, ho ricevuto.\n"
QUOTES = {
    "marks": "\n> Mi scuso\n>> che schifo di servizio\n",
    "introduced": "\nIl giorno lun 3 mag 2024 alle 10:12 Anna <a@b.it> ha scritto:\nMi scuso",
    "wrapped": "Il 3 maggio 2024, Assistenza Clienti\n<a@b.it> ha scritto:\n> Mi scuso",
    "original": "-----Messaggio originale-----\nMi scuso",
    "header": "Da: Anna\nInviato: 3 maggio\nA: Ugo\nOggetto: R\n\nMi scuso",
    "english": "On Mon, 3 May 2024 at 10:12, Ann wrote:\nMi scuso",
    "dashes": "-- \nUfficio Mi scuso\nTel. 02 5551234",
    "disclaimer": "Le informazioni contenute nel presente messaggio: mi scuso.",
    "phone": "Anna\nTel. 02 5551234\nwww.example.it",
}


def labels(text: str, channel: str = "email") -> tuple[str, ...]:
    return Engine().analyse(Transcript((Turn(Speaker.AGENT, text),), "it", channel)).labels(0)


@pytest.mark.parametrize("kind", QUOTES)
def test_earlier_mail_and_signatures_give_no_labels(kind):
    text = OWN + QUOTES[kind]
    own = text[: aside(text)[0][0]]
    assert own.startswith("Grazie, ho ricevuto.")
    assert "scuso" not in own
    assert "apology" not in labels(text)


def test_an_answer_between_quoted_lines_is_the_writers_own():
    text = "> entro 30 giorni\nMi scuso per il ritardo.\n> e la penale?\nNon è dovuta."
    assert "apology" in labels(text)
    assert [text[a:b] for a, b in aside(text)] == ["> entro 30 giorni\n", "> e la penale?\n"]


def test_only_mails_quote():
    assert "apology" in labels("Ecco.\n> Mi scuso per il disagio", "chat")


@pytest.mark.parametrize(
    "text",
    [
        "Buongiorno,\nil 3 maggio il tecnico ha scritto che passava:\nnon è passato nessuno.\ne domani?",
        "From Monday on the date to keep in mind is the 3rd.\nWe will call.",
        "Le allego il modulo.\n\nDa lunedì è attivo.\nA presto\nAnna",
    ],
)
def test_ordinary_lines_stay(text):
    assert aside(text) == []


def test_customers_mood_is_not_that_of_the_mail_they_quote():
    turn = Turn(Speaker.CUSTOMER, "Va bene.\n> Sono furioso, che schifo, vergogna!")
    analysis = Engine().analyse(Transcript((turn, Turn(Speaker.AGENT, "A presto")), "it", "email"))
    mood = analysis.measure("sentiment", turn=0)
    assert mood is not None
    assert mood.value != -1


@pytest.mark.parametrize("text", ["> " * 300_000, "\n>" * 200_000, "on 1 " * 100_000, "\nda: a" * 100_000])
def test_floods_take_time_in_proportion(text):
    start = time.process_time()
    aside(text)
    assert time.process_time() - start < 4
