"""Statements taken back, disputed, contradicted and not understood, and the facts that are told."""

import pytest

from nlp.types import Speaker, Transcript, Turn
from tests.nlp.talk import analyse, labelled


def places(check, name, *lines, language="it"):
    return [
        (quote.turn, quote.text) for quote in labelled(check, *lines, language=language).measure(name).quotes
    ]


@pytest.mark.parametrize(
    ("language", "told", "answer"),
    [
        ("it", "A: Arriva lunedì.", "A: Ho letto male, è martedì."),
        ("it", "A: Arriva lunedì.", "A: Ha ragione, era sabato."),
        ("it", "A: Arriva lunedì.", "A: Mi correggo: è martedì"),
        ("en", "A: It comes on Monday.", "A: Sorry, I misread it, Tuesday."),
        ("en", "A: It comes on Monday.", "A: You're right, it was Saturday"),
        ("en", "A: It comes on Monday.", "A: scratch that, tuesday"),
    ],
)
def test_a_statement_taken_back_is_a_correction(language, told, answer):
    assert len(places("corrections", "corrections", told, "C: eh?", answer, language=language)) == 1


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "A: Ha ragione a essere arrabbiata."),
        ("it", "A: Ha ragione di lamentarsi."),
        ("it", "A: Il corriere ha sbagliato indirizzo."),
        ("en", "A: You're right to be cross."),
        ("en", "A: That is right."),
    ],
)
def test_being_right_to_be_upset_corrects_nothing(language, answer):
    assert places("corrections", "corrections", "A: Sì?", "C: eh?", answer, language=language) == []


def test_the_first_thing_that_an_agent_says_corrects_nothing():
    assert (
        places("corrections", "corrections", "C: Il conto è sbagliato", "A: Errore nostro, rifaccio.") == []
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "C: Prima mi aveva detto venerdì"),
        ("it", "C: sul contratto c'è scritto il contrario"),
        ("it", "C: Ieri un suo collega ha detto di no"),
        ("en", "C: You said Friday."),
        ("en", "C: but your website says 30 days"),
        ("en", "C: That's not what I was told"),
    ],
)
def test_what_is_held_against_the_agent_is_disputed_once_they_have_spoken(language, words):
    first = "A: Arriva lunedì." if language == "it" else "A: It comes on Monday."
    assert len(places("corrections", "disputed", first, words, language=language)) == 1
    assert places("corrections", "disputed", words, first, language=language) == []


def test_a_dispute_is_with_the_agent_who_spoke_last():
    turns = (
        Turn(Speaker.AGENT, "It comes on Monday.", author="Ada"),
        Turn(Speaker.CUSTOMER, "Fine."),
        Turn(Speaker.AGENT, "It comes on Friday.", author="Bea"),
        Turn(Speaker.CUSTOMER, "You said Monday."),
    )
    from nlp.pipeline import Engine

    found = Engine(only=["corrections"]).analyse(Transcript(turns, "en"))
    assert found.measure("disputed", author="Ada").value == 0
    assert found.measure("disputed", author="Bea").value == 1


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "A: The return fee is 5 euro.", "A: The return fee is 9 euro."),
        ("it", "A: La spedizione del ricambio costa 5 euro.", "A: La spedizione del ricambio costa 9 euro."),
        ("it", "A: Il tecnico passa in cantina martedì.", "A: Il tecnico passa in cantina giovedì."),
    ],
)
def test_another_figure_for_the_same_thing_is_a_contradiction(language, first, second):
    lines = (first, "C: ok", second)
    assert len(places("corrections", "contradictions", *lines, language=language)) == 1
    assert places("corrections", "contradictions", first, "C: ok", first, language=language) == []


def test_figures_of_other_things_contradict_nothing():
    lines = (
        "A: Spedire il divano costa 40 euro.",
        "C: e la sedia?",
        "A: Spedire la sedia costa 9 euro. Il ritiro della sedia è alle 9?",
        "C: e la sedia rossa?",
        "A: Con la tessera la sedia rossa costa 7 euro e il divano 35 euro.",
    )
    assert places("corrections", "contradictions", *lines) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "C: che vuol dire?"),
        ("it", "C: in italiano per favore"),
        ("it", "C: non ho capito niente"),
        ("en", "C: What does that mean?"),
        ("en", "C: in plain english please"),
        ("en", "C: I don't know what any of that is"),
    ],
)
def test_the_customer_who_does_not_follow_is_heard(language, words):
    assert len(places("understood", "not_understood", "A: Eh.", words, language=language)) == 1
    assert places("understood", "not_understood", words, "A: Eh.", language=language) == []


def test_facts_are_those_that_the_agent_is_the_first_to_tell():
    lines = (
        "C: Ho pagato 30 euro",
        "A: I 30 euro tornano venerdì. Vuole il ritiro alle 9?",
        "C: sì",
        "A: Sono due passaggi: il primo è martedì",
    )
    assert places("facts", "facts_told", *lines) == [(1, "venerdì"), (3, "due"), (3, "martedì")]
    assert labelled("facts", *lines).measure("facts_told").value == 2


def test_nothing_told_is_a_zero_and_no_gap():
    found = analyse("C: ciao", "A: buongiorno")
    for name in ("facts_told", "corrections", "disputed", "contradictions", "not_understood"):
        assert found.measure(name).value == 0
