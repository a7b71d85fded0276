"""JSON Lines, the format that everything can be brought into."""

import io
import json

import pytest

from nlp.types import Speaker, TurnKind
from qa_app.importers.jsonl import MAX_LINE
from qa_app.importers.reading import iterate, read
from qa_app.importers.types import AgentRef, Problem

GOOD: dict[str, object] = {
    "id": "a-1", "lang": "it", "channel": "chat", "agent": "Ada", "agent_code": "K7", "customer": "Mario",
    "team": "Nord", "started_at": "2026-05-12T10:00:00+02:00", "reason": "guasto", "resolved": "yes",
    "turns": [
        {"speaker": "customer", "text": "  salve\n", "t": 0.0, "sentiment": -1},
        {"speaker": "agent", "text": "<b>buongiorno</b>", "t": 2.5, "labels": ["greeting"]},
        {"speaker": "system", "text": "passa a Bea", "t": 3, "kind": "event"},
        {"speaker": "agent", "text": "sono Bea", "t": 4, "author": "Bea"},
    ],
}  # fmt: skip


def lines(*values: object) -> bytes:
    return b"".join((v if isinstance(v, bytes) else json.dumps(v).encode()) + b"\n" for v in values)


def test_everything_that_a_line_says_arrives() -> None:
    (found,) = read(lines(GOOD), "x.jsonl").conversations
    assert (found.external_id, found.language, found.channel, found.team) == ("a-1", "it", "chat", "Nord")
    assert found.agents == (AgentRef("Ada", "K7"), AgentRef("Bea"))
    assert found.customer == "Mario"
    assert found.started_at is not None
    assert found.started_at.isoformat() == "2026-05-12T10:00:00+02:00"
    assert found.extra == {"reason": "guasto"}
    first, second, third, fourth = found.transcript.turns
    assert (first.speaker, first.text, first.author) == (Speaker.CUSTOMER, "  salve\n", "Mario")
    assert (second.text, second.seconds, second.author) == ("<b>buongiorno</b>", 2.5, "Ada")
    assert third.kind is TurnKind.EVENT
    assert fourth.author == "Bea"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"turns": [', "json.malformed"),
        (b'{"id": ' + b"1" * 5_000 + b"}", "json.malformed"),
        (b"[" * 100_000, "json.too_deep"),
        (b"[]", "json.not_object"),
        (b"{}", "json.no_turns"),
        (b'{"turns": [1]}', "json.turn_without_text"),
        (b'{"turns": [{"text": "a", "speaker": "nobody"}]}', "json.turn_without_speaker"),
        (b'{"x": "' + b"x" * MAX_LINE + b'"}', "line.too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_kept(line: bytes, code: str) -> None:
    data = lines(GOOD, line, GOOD)
    result = read(data, "x.jsonl")
    assert [(problem.line, problem.code) for problem in result.problems] == [(2, code)]
    assert len(result.conversations) == 2
    streamed = list(iterate(io.BytesIO(data), "x.jsonl"))
    assert streamed[1] == result.problems[0]
    assert len(streamed) == 3


def test_a_line_in_another_encoding_is_reported_when_streamed() -> None:
    found = list(iterate(io.BytesIO(b'{"id": "\xe0"}\n' + lines(GOOD)), "x.jsonl"))
    assert isinstance(found[0], Problem)
    assert (found[0].code, found[0].line) == ("json.not_utf8", 1)
    assert len(found) == 2


def test_characters_that_no_database_stores_are_replaced_and_told() -> None:
    line = b'{"turns": [{"speaker": "agent", "text": "ciao\\u0000 a \\ud800 tutti"}], "agent": "A\\u0000"}'
    (found,) = read(lines(line), "x.jsonl").conversations
    assert found.transcript.turns[0].text == "ciao\ufffd a \ufffd tutti"
    assert found.agents[0].name == "A\ufffd"
    assert "conversation.unstorable" in [problem.code for problem in found.problems]


@pytest.mark.parametrize("t", ["NaN", "Infinity", "1e999", '"soon"', "true", "null", "9" * 400])
def test_a_time_that_is_no_number_is_no_time(t: str) -> None:
    line = f'{{"turns": [{{"speaker": "agent", "text": "ciao", "t": {t}}}]}}'
    (found,) = read(line.encode(), "x.jsonl").conversations
    assert found.transcript.turns[0].seconds is None
