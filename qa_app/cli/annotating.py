"""Lines through the engine, in this process or in several; memory stays flat and the order is kept."""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, BinaryIO

from qa_app.cli.wording import output_language

if TYPE_CHECKING:
    from nlp.pipeline import Engine
    from rubrics.schema import Rubric

MAX_LINE = 8_000_000
# Lines handed over at a time, and how many such packets wait at most for each worker.
PACKET = 8
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Result:
    """The annotated line, or the error (`code`, `detail`) of line `number`."""

    number: int
    line: bytes = b""
    error: tuple[str, str] | None = None


Numbered = tuple[int, bytes]


def annotated(stream: BinaryIO, *, workers: int, evidence: bool) -> Iterator[Result]:
    """A result for every line that is not blank, in the order of the lines."""
    lines = _lines(stream)
    if workers == 1:
        for numbered in lines:
            yield _annotate(numbered, evidence=evidence)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for packet in _packets(lines):
            waiting.append(pool.submit(_annotate_all, packet, evidence))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _lines(stream: BinaryIO) -> Iterator[Numbered]:
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


def _packets(lines: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while packet := list(islice(lines, PACKET)):
        yield packet


def _annotate_all(packet: Iterable[Numbered], evidence: bool) -> list[Result]:
    return [_annotate(numbered, evidence=evidence) for numbered in packet]


def _annotate(numbered: Numbered, *, evidence: bool) -> Result:
    number, data = numbered
    if len(data) > MAX_LINE:
        return Result(number, error=("too_long", str(MAX_LINE)))
    try:
        record = json.loads(data.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Result(number, error=("not_utf8", ""))
    except (ValueError, RecursionError) as error:
        return Result(number, error=("not_json", str(error)[:200]))
    if not isinstance(record, dict):
        return Result(number, error=("not_object", ""))
    try:
        return Result(number, _written(_judge(record, evidence=evidence)))
    except (ValueError, OverflowError) as error:
        return Result(number, error=("invalid", str(error)[:200]))


def _judge(record: dict[str, Any], *, evidence: bool) -> dict[str, Any]:
    from nlp.dialogue_file import annotate, from_record
    from rubrics.suggestions import pillars, suggest

    engine, rubric = _engine_and_rubric()
    transcript = from_record(record)
    analysis = engine.analyse(transcript)
    values = pillars(suggest(rubric, analysis, transcript), rubric)
    return annotate(record, analysis, values, evidence=evidence, language=output_language())


@lru_cache(maxsize=1)
def _engine_and_rubric() -> tuple["Engine", "Rubric"]:
    from nlp.pipeline import Engine
    from rubrics.loader import library

    return Engine(), library()["service_pillars"]


def _written(record: dict[str, Any]) -> bytes:
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair in the input: kept as an escape, as it came
        return json.dumps(record).encode() + b"\n"
