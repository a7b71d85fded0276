"""Endless conversations and turns are measured in proportion to their length."""

from dataclasses import replace
from time import perf_counter

import pytest

from nlp.conversation import Conversation
from nlp.lexicons import load
from nlp.registry import all_checks
from nlp.text import prepare
from nlp.types import Finding, Reason, Speaker, Transcript, Turn

CHECKS = (
    "timing", "talk", "pace", "interruptions", "human_request", "receipt", "holds", "transfers",
    "commitment_due", "unanswered", "details", "stage",
)  # fmt: skip
SECONDS = 3.0
LABELS = ("commitment", "hold_request", "transfer")
ASKED = "Quando arriva il pacco di Giulia a Perugia? Vorrei parlare con un operatore"
SAID = "La richiamo entro domani alle 15, un attimo, Giulia di Perugia. Grazie per averci scritto"


def conversation(turns, channel):
    prepared = []
    for number, turn in enumerate(turns):
        alike = prepared[number - 2] if number > 1 and turns[number - 2].text == turn.text else None
        prepared.append(replace(alike, index=number, turn=turn) if alike else prepare(number, turn, "it"))
    found = tuple(
        Finding(label, turn.index, 0, 5, "", Reason("test"), label, "1")
        for turn in prepared
        if turn.is_agent
        for label in LABELS
    )
    return Conversation(
        Transcript(tuple(turns), "it", channel), "it", tuple(prepared), load("it"), earlier=found
    )


def took(name, flood):
    check = all_checks()[name]
    for turn in flood.turns:
        flood.all_hits(turn)
    start = perf_counter()
    check.function(flood, check.config())
    return perf_counter() - start


@pytest.fixture(scope="module", params=["phone", "email"])
def long_talk(request):
    turns = [
        Turn(Speaker.AGENT, SAID, f"agent {number}", number, number + 2.0)
        if number % 2
        else Turn(Speaker.CUSTOMER, ASKED, None, number, number + 2.0)
        for number in range(6_000)
    ]
    return conversation(turns, request.param)


@pytest.fixture(
    scope="module", params=["Quando? ", "entro domani ", "la richiamo entro le 9. ", "\nche ora "]
)
def long_turns(request):
    text = request.param * 10_000
    turns = [Turn(speaker, text, seconds=1.0) for speaker in (Speaker.CUSTOMER, Speaker.AGENT)]
    flood = conversation(turns, "email")
    starts = range(0, len(text), len(request.param))
    promises = tuple(
        Finding("commitment", 1, at, at + 3, "", Reason("test"), "commitment", "1") for at in starts
    )
    return replace(flood, earlier=promises)


@pytest.mark.parametrize("name", CHECKS)
def test_thousands_of_turns(name, long_talk):
    assert took(name, long_talk) < SECONDS


@pytest.mark.parametrize("name", CHECKS)
def test_a_turn_without_end(name, long_turns):
    assert took(name, long_turns) < SECONDS
