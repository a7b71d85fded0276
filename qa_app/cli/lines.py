"""The lines of a file of conversations, each with its number; an endless one is never held in memory."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

MAX_LINE = 8_000_000

Numbered = tuple[int, bytes]


class LineError(ValueError):
    """A line that holds no conversation: a code for `analyse.<code>` and a detail."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


def numbered(stream: BinaryIO) -> Iterator[Numbered]:
    """The lines that are not blank; one that is too long comes as MAX_LINE + 1 blanks."""
    number = 0
    while data := stream.readline(MAX_LINE + 1):
        number += 1
        too_long = len(data) > MAX_LINE
        while data and len(data) >= MAX_LINE and not data.endswith(b"\n"):
            data = stream.readline(MAX_LINE)
        if too_long:
            yield number, b" " * (MAX_LINE + 1)
        elif data.strip():
            yield number, data


def record(line: Numbered) -> dict[str, Any]:
    """The object that a line holds; raises LineError where it holds none."""
    number, data = line
    if len(data) > MAX_LINE:
        raise LineError("too_long", str(MAX_LINE))
    try:
        found = json.loads(data.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise LineError("not_utf8") from error
    except (ValueError, RecursionError) as error:
        raise LineError("not_json", str(error)[:200]) from error
    if not isinstance(found, dict):
        raise LineError("not_object")
    return found
