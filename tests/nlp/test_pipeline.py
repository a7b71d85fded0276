"""One analysis: same in, same out, and one broken check takes no other with it."""

from dataclasses import replace

from nlp import lexicons, pipeline
from nlp.conversation import Conversation
from nlp.registry import all_checks
from nlp.types import Speaker, Turn, TurnKind
from tests.nlp.talk import analyse, transcript

LINES = ("C: Non va la linea", "A: Buongiorno, mi scuso", "C: grazie", "A: arrivederci")


def test_the_same_text_gives_the_same_analysis():
    assert analyse(*LINES) == analyse(*LINES)


def test_a_check_that_fails_is_named_and_the_others_count(monkeypatch):
    def broken(_conversation, _config):
        raise RuntimeError("no good")

    checks = dict(all_checks())
    checks["apology"] = replace(checks["apology"], function=broken)
    monkeypatch.setattr(pipeline, "all_checks", lambda: checks)
    analysis = pipeline.Engine().analyse(transcript(*LINES))
    assert [failure.check for failure in analysis.failures] == ["apology"]
    assert "greeting" in analysis.labels(1)


def test_phrases_are_looked_up_once_for_each_turn(monkeypatch):
    scanned = []
    scan = lexicons.Lexicons.scan

    def counted(self, turn):
        scanned.append(turn.index)
        return scan(self, turn)

    monkeypatch.setattr(lexicons.Lexicons, "scan", counted)
    analyse(*LINES)
    assert sorted(scanned) == [0, 1, 2, 3]


def test_events_are_left_out_and_turns_keep_their_numbers():
    given = transcript(*LINES)
    event = Turn(Speaker.SYSTEM, "Mi scuso, buongiorno", kind=TurnKind.EVENT)
    analysis = pipeline.Engine().analyse(replace(given, turns=(event, *given.turns)))
    assert analysis.labels(0) == ()
    assert "apology" in analysis.labels(2)


def test_twenty_thousand_turns_are_read_in_proportion():
    words = lexicons.load("it")
    turn = pipeline.prepare(0, Turn(Speaker.AGENT, "ok"), "it")
    turns = tuple(replace(turn, index=n) for n in range(20_000))
    conversation = Conversation(transcript(*LINES), "it", turns, words)
    assert all(not conversation.customer_before(turn) for turn in turns)
