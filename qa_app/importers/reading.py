"""One door for all formats: `read` a file that is in memory, `iterate` over one that need not be."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from qa_app.importers import csv_file, jsonl, plain, webvtt
from qa_app.importers.assembling import assemble
from qa_app.importers.csv_columns import DELIMITERS, MAX_COLUMNS, shape_of
from qa_app.importers.decoding import MAX_BYTES, FileRefused, decode, refuse
from qa_app.importers.raw import RawConversation
from qa_app.importers.types import ImportedConversation, ImportOptions, ImportResult, Problem

FORMATS = ("plain", "csv", "jsonl", "webvtt", "srt")
MAX_CONVERSATIONS = 5_000
MAX_LINES = 300_000
MAX_PROBLEMS = 200

VERSIONS = {
    "plain": plain.VERSION,
    "csv": csv_file.VERSION,
    "jsonl": jsonl.VERSION,
    "webvtt": webvtt.VERSION,
    "srt": webvtt.VERSION,
}
_BY_ENDING = {"csv": "csv", "tsv": "csv", "jsonl": "jsonl", "ndjson": "jsonl", "vtt": "webvtt", "srt": "srt"}


def detect(data: bytes, filename: str = "") -> str:
    """The format, by what the file holds and then by its name; raises FileRefused for what is no text."""
    return _detect(decode(data).text, filename)


def read(data: bytes, filename: str = "", *, options: ImportOptions | None = None) -> ImportResult:
    """Everything that a file gives, and everything that is wrong with it; never raises for what it holds."""
    options = options or ImportOptions()
    file_hash = hashlib.sha256(data).hexdigest()
    name = options.format or ""
    try:
        decoded = decode(data)
        if decoded.text.count("\n") > MAX_LINES:
            raise refuse("file.too_many_lines", limit=MAX_LINES)
        name = name or _detect(decoded.text, filename)
        conversations, found = _collect(_items(decoded.text, name, options))
    except FileRefused as refusal:
        return ImportResult(name, VERSIONS.get(name, ""), file_hash, problems=(refusal.problem,))
    problems = _bounded([*decoded.problems, *found])
    if not conversations and not any(problem.severity == "error" for problem in problems):
        problems = (*problems, Problem("file.no_conversations", severity="error"))
    return ImportResult(name, VERSIONS[name], file_hash, tuple(conversations), problems)


def iterate(
    stream: BinaryIO, filename: str = "", *, options: ImportOptions | None = None
) -> Iterator[ImportedConversation | Problem]:
    """What `read` gives, one at a time. JSON Lines may be of any size: only one line is in memory."""
    options = options or ImportOptions()
    if (options.format or _BY_ENDING.get(_ending(filename))) == "jsonl":
        yield from _assembled(jsonl.read_jsonl(jsonl.stream_lines(stream), zone=options.zone), options)
        return
    result = read(stream.read(MAX_BYTES + 1), filename, options=options)
    yield from chain(result.problems, result.conversations)


def _ending(filename: str) -> str:
    return filename.rpartition(".")[2].lower()


def _detect(text: str, filename: str) -> str:
    start = text[:20_000].lstrip("\ufeff \t\r\n")
    if start.startswith("WEBVTT"):
        return "webvtt"
    if start.startswith("{"):
        return "jsonl"
    by_name = _BY_ENDING.get(_ending(filename))
    if by_name is not None:
        return by_name
    lines = start.split("\n", 3)
    if len(lines) > 1 and lines[0].strip().isdecimal() and "-->" in lines[1]:
        return "srt"
    return "csv" if _is_table(start) else "plain"


def _is_table(start: str) -> bool:
    """Whether the first line is a header that names a text column and a speaker column."""
    if max(map(start.split("\n", 1)[0].count, DELIMITERS)) >= MAX_COLUMNS:
        return False
    shape = shape_of(start)
    return shape.guessed is not None and shape.guessed.speaker is not None and len(shape.header) > 1


def _items(text: str, name: str, options: ImportOptions) -> Iterator[ImportedConversation | Problem]:
    raw: Iterable[RawConversation | Problem]
    if name == "plain":
        raw = plain.read_plain(text, zone=options.zone)
    elif name == "csv":
        raw = csv_file.read_csv(text, mapping=options.csv_mapping, zone=options.zone)
    elif name == "jsonl":
        raw = jsonl.read_jsonl(jsonl.numbered(text), zone=options.zone)
    elif name in ("webvtt", "srt"):
        raw = webvtt.read_captions(text, kind=name)
    else:
        raise refuse("file.unknown_format", format=name[:40])
    return _assembled(raw, options)


def _assembled(
    raw: Iterable[RawConversation | Problem], options: ImportOptions
) -> Iterator[ImportedConversation | Problem]:
    for item in raw:
        yield item if isinstance(item, Problem) else assemble(item, options=options)


def _collect(
    items: Iterable[ImportedConversation | Problem],
) -> tuple[list[ImportedConversation], list[Problem]]:
    conversations: list[ImportedConversation] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        conversations.append(item)
        if len(conversations) > MAX_CONVERSATIONS:
            raise refuse("file.too_many_conversations", limit=MAX_CONVERSATIONS)
    return conversations, problems


def _bounded(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems, or the first of very many and how many more there are."""
    if len(problems) <= MAX_PROBLEMS:
        return tuple(problems)
    more = Problem("file.more_problems", None, {"count": len(problems) - MAX_PROBLEMS}, "error")
    return (*problems[:MAX_PROBLEMS], more)
