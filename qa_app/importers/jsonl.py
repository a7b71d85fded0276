"""JSON Lines: one conversation a line, in the format of the labelled data; labels are ignored."""

import json
import math
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from typing import Any, BinaryIO, TypeAlias

from nlp.types import Speaker, TurnKind
from qa_app.importers.labels import role_of
from qa_app.importers.moments import read_moment
from qa_app.importers.raw import RawConversation, RawTurn
from qa_app.importers.types import Problem

VERSION = "1"
MAX_LINE = 8_000_000
EXTRA = ("reason", "phase", "type", "segment", "queue", "direction", "csat", "source")

Object: TypeAlias = dict[str, Any]


class _LineRefused(ValueError):  # noqa: N818 - a refusal of one line, turned into a Problem
    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def read_jsonl(
    lines: Iterable[tuple[int, str | Problem]], *, zone: tzinfo
) -> Iterator[RawConversation | Problem]:
    """A conversation, or the error of its line, for every line that is not blank."""
    for number, line in lines:
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield _read_line(line, number, zone)


def numbered(text: str) -> Iterator[tuple[int, str | Problem]]:
    """The lines of a text that is in memory."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        yield number, _too_long(number) if len(line) > MAX_LINE else line


def stream_lines(stream: BinaryIO) -> Iterator[tuple[int, str | Problem]]:
    """The lines of a file of any size; never more than one line is in memory."""
    number = 0
    while data := stream.readline(MAX_LINE + 1):
        number += 1
        if len(data) > MAX_LINE and not data.endswith(b"\n"):
            while (data := stream.readline(MAX_LINE)) and not data.endswith(b"\n"):
                pass
            yield number, _too_long(number)
            continue
        try:
            yield number, data.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield number, Problem("json.not_utf8", number, severity="error")


def _too_long(number: int) -> Problem:
    return Problem("line.too_long", number, {"limit": MAX_LINE}, "error")


def _read_line(line: str, number: int, zone: tzinfo) -> RawConversation | Problem:
    try:
        return _conversation(_parse(line), number, zone)
    except _LineRefused as refusal:
        return Problem(refusal.code, number, refusal.params, "error")


def _parse(line: str) -> Object:
    try:
        value = json.loads(line)
    except RecursionError:
        raise _LineRefused("json.too_deep") from None
    except json.JSONDecodeError as error:
        raise _LineRefused("json.malformed", column=error.colno) from None
    except ValueError:  # a number of more digits than Python converts
        raise _LineRefused("json.malformed", column=1) from None
    if not isinstance(value, dict):
        raise _LineRefused("json.not_object")
    return value


def _conversation(value: Object, number: int, zone: tzinfo) -> RawConversation:
    turns = value.get("turns")
    if not isinstance(turns, list) or not turns:
        raise _LineRefused("json.no_turns")
    problems: list[Problem] = []
    started = _text(value, "started_at")
    moment = read_moment(started, zone=zone) if started else None
    if started and moment is None:
        problems.append(Problem("line.bad_date", number, {"text": started[:40]}))
    return RawConversation(
        turns=tuple(_turn(turn, place, number, zone) for place, turn in enumerate(turns, 1)),
        external_id=_text(value, "id"),
        started_at=moment,
        channel=_text(value, "channel"),
        language=_text(value, "lang") or _text(value, "language"),
        agent=_text(value, "agent"),
        agent_code=_text(value, "agent_code"),
        customer=_text(value, "customer"),
        team=_text(value, "team"),
        extra={key: text for key in EXTRA if (text := _text(value, key)) is not None},
        problems=tuple(problems),
        line=number,
    )


def _turn(value: object, place: int, number: int, zone: tzinfo) -> RawTurn:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise _LineRefused("json.turn_without_text", turn=place)
    role = role_of(str(value.get("speaker", ""))[:60])
    if role is None:
        raise _LineRefused("json.turn_without_speaker", turn=place)
    at = _text(value, "at")
    kind = TurnKind.EVENT if value.get("kind") == "event" else TurnKind.MESSAGE
    return RawTurn(
        value["text"],
        speaker=Speaker(role.speaker),
        author=_text(value, "author"),
        seconds=_number(value.get("t")),
        end_seconds=_number(value.get("end")),
        at=read_moment(at, zone=zone) if at else None,
        kind=kind,
        line=number,
    )


def _text(value: Object, key: str) -> str | None:
    """A short text or a number as text; anything else is as if it were not there."""
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return str(found).strip()[:500] or None


def _number(found: object) -> float | None:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    try:
        number = float(found)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
