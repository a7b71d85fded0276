"""Bytes to text: a short list of encodings tried strictly, and a clear refusal of what is no text."""

import codecs
from dataclasses import dataclass

from qa_app.importers.types import Problem

MAX_BYTES = 20_000_000

_MAGIC = {
    b"PK\x03\x04": "ZIP, Word, Excel",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Word, Excel",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP",
    b"RIFF": "WAV, AVI",
    b"ID3": "MP3",
    b"OggS": "OGG",
    b"SQLite format 3": "SQLite",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Tab, line feed, vertical tab, form feed, carriage return and escape occur in texts; no other does.
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


class FileRefused(ValueError):  # noqa: N818 - it is a refusal, and reads as one where it is raised
    """Nothing of the file can be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding that it was in and what to tell about that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def refuse(code: str, **params: str | int | float) -> FileRefused:
    """The refusal of a whole file."""
    return FileRefused(Problem(code, params=params, severity="error"))


def decode(data: bytes, *, max_bytes: int = MAX_BYTES) -> Decoded:
    """The text in `data`; raises FileRefused for what is too large, empty or no text."""
    if len(data) > max_bytes:
        raise refuse("file.too_large", megabytes=round(len(data) / 1e6, 1), limit=round(max_bytes / 1e6))
    decoded = _decode_text(data)
    if not decoded.text.strip():
        raise refuse("file.empty")
    return decoded


def _decode_text(data: bytes) -> Decoded:
    kind = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    if kind is not None:
        raise refuse("file.wrong_kind", kind=kind)
    if data.startswith(_UTF16):
        return _utf16(data)
    if len(data.translate(None, _CONTROL)) != len(data):
        raise refuse("file.binary")
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise refuse("file.unknown_encoding") from None
    return Decoded(text, "cp1252", (Problem("file.encoding", line, {"encoding": "Windows-1252"}),))


def _utf16(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        raise refuse("file.unknown_encoding") from None
    if "\0" in text:
        raise refuse("file.binary")
    return Decoded(text, "utf-16", (Problem("file.encoding", None, {"encoding": "UTF-16"}),))
