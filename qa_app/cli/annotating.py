"""Lines through the engine, in this process or in several; memory stays flat and the order is kept."""

import gc
import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, BinaryIO

from nlp.canned.templates import Template
from qa_app.cli.lines import LineError, Numbered, numbered, record
from qa_app.cli.wording import output_language

# Lines handed over at a time, and how many such packets wait at most for each worker.
PACKET = 8
AHEAD = 3
# How many objects more are made than freed before Python looks for rings among them.
YOUNG = 50_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What to do with every line. `templates`: given by the user or learned, what canned text is told by."""

    evidence: bool = False
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The annotated line, or the error (`code`, `detail`) of line `number`."""

    number: int
    line: bytes = b""
    error: tuple[str, str] | None = None


def annotated(stream: BinaryIO, *, workers: int, settings: Settings) -> Iterator[Result]:
    """A result for every line that is not blank, in the order of the lines."""
    lines = numbered(stream)
    if workers == 1:
        annotator = Annotator(settings)
        for line in lines:
            yield annotator.result(line)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_start, initargs=(settings,)) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for packet in _packets(lines):
            waiting.append(pool.submit(_annotate_all, packet))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


class Annotator:
    """The engine and the rubric of the pillars, made once in each process."""

    def __init__(self, settings: Settings) -> None:
        from nlp.pipeline import Engine
        from rubrics.loader import library

        # A conversation makes tens of thousands of objects and hardly a ring of them.
        gc.set_threshold(YOUNG)
        self._languages: set[str | None] = set()
        self._evidence = settings.evidence
        self._engine = Engine(templates=settings.templates)
        self._rubric = library()["service_pillars"]

    def result(self, line: Numbered) -> Result:
        """What comes of one line; a line that cannot be read is an error, never an exception."""
        try:
            return Result(line[0], _written(self._judged(record(line))))
        except LineError as error:
            return Result(line[0], error=(error.code, error.detail))
        except (ValueError, OverflowError) as error:
            return Result(line[0], error=("invalid", str(error)[:200]))

    def _judged(self, given: dict[str, Any]) -> dict[str, Any]:
        from nlp.dialogue_file import annotate, from_record
        from nlp.pipeline import make_ready
        from rubrics.suggestions import pillars, suggest

        transcript = from_record(given)
        analysis = self._engine.analyse(transcript)
        if analysis.language not in self._languages:  # its lists and models are there to stay
            self._languages.add(analysis.language)
            if analysis.language is not None:
                make_ready(analysis.language)
            gc.freeze()
        values = pillars(suggest(self._rubric, analysis, transcript), self._rubric)
        return annotate(given, analysis, values, evidence=self._evidence, language=output_language())


# The annotator of a worker process.
_own: list[Annotator] = []


def _start(settings: Settings) -> None:
    _own[:] = [Annotator(settings)]


def _annotate_all(packet: Iterable[Numbered]) -> list[Result]:
    return [_own[0].result(line) for line in packet]


def _packets(lines: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while packet := list(islice(lines, PACKET)):
        yield packet


def _written(annotated_record: dict[str, Any]) -> bytes:
    try:
        return json.dumps(annotated_record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair in the input: kept as an escape, as it came
        return json.dumps(annotated_record).encode() + b"\n"
