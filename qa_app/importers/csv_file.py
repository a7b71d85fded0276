"""CSV: one row a turn, columns mapped by name, rows of a conversation kept in their order."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from nlp.types import Speaker, TurnKind
from qa_app.importers.csv_columns import CsvShape, shape_of, unique_names
from qa_app.importers.decoding import decode
from qa_app.importers.labels import role_of
from qa_app.importers.moments import (
    counts_from_start,
    is_month_first,
    read_clock,
    read_moment,
    to_offsets,
)
from qa_app.importers.raw import RawConversation, RawTurn
from qa_app.importers.types import CsvMapping, Problem

VERSION = "1"
MAX_ROWS = 500_000


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]

    def get(self, column: str | None) -> str | None:
        return (self.cells.get(column) or "").strip() or None if column else None


def columns(data: bytes) -> CsvShape:
    """What the mapping page asks about; raises FileRefused for what is no text."""
    return shape_of(decode(data).text)


def read_csv(text: str, *, mapping: CsvMapping | None, zone: tzinfo) -> Iterator[RawConversation | Problem]:
    """The conversations of a CSV text, in the order in which they first appear."""
    shape = shape_of(text)
    yield from (problem for problem in shape.problems if mapping is None)
    chosen = mapping or shape.guessed
    if chosen is None:
        return
    missing = _missing(chosen, shape.header)
    if missing:
        yield Problem(
            "csv.missing_columns",
            1,
            {"columns": ", ".join(missing)[:300], "header": ", ".join(shape.header)[:300]},
            "error",
        )
        return
    rows: list[_Row] = []
    for row in _rows(text, shape.delimiter):
        if isinstance(row, Problem):
            yield row
        else:
            rows.append(row)
    month_first = is_month_first([row.get(chosen.date) or row.get(chosen.time) or "" for row in rows])
    grouped: dict[str | None, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(row.get(chosen.conversation), []).append(row)
    for identifier, members in grouped.items():
        yield _conversation(identifier, members, chosen, zone=zone, month_first=month_first)


def _missing(mapping: CsvMapping, header: Sequence[str]) -> list[str]:
    named = [getattr(mapping, name) for name in CsvMapping.__dataclass_fields__ if name != "extra"]
    return [name for name in (*named, *mapping.extra.values()) if name and name not in header]


def _rows(text: str, delimiter: str) -> Iterator[_Row | Problem]:
    """Rows by column name with the line each begins at; a row that cannot be read is a Problem.

    The reader's own limit (131,072 characters a field) is above what a turn may hold.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: tuple[str, ...] | None = None
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Problem("csv.bad_row", line, severity="error")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if header is None:
            header = unique_names(row)
            continue
        count += 1
        if count > MAX_ROWS:
            yield Problem("csv.too_many_rows", line, {"limit": MAX_ROWS}, "error")
            return
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            params = {"cells": len(row), "columns": len(header)}
            yield Problem("csv.too_many_cells", line, params, "error")
            continue
        yield _Row(line, dict(zip(header, row, strict=False)))


def _conversation(
    identifier: str | None, rows: Sequence[_Row], mapping: CsvMapping, *, zone: tzinfo, month_first: bool
) -> RawConversation:
    def given(column: str | None) -> str | None:
        return next((value for row in rows if (value := row.get(column))), None)

    problems = [Problem("csv.row_without_text", row.line) for row in rows if row.get(mapping.text) is None]
    rows = [row for row in rows if row.get(mapping.text) is not None]
    date = given(mapping.date)
    started = read_moment(date, zone=zone, month_first=month_first) if date else None
    if date and started is None:
        problems.append(Problem("line.bad_date", rows[0].line if rows else None, {"text": date[:40]}))
    return RawConversation(
        turns=_turns(rows, mapping, zone=zone, month_first=month_first),
        external_id=identifier,
        started_at=started,
        channel=given(mapping.channel),
        language=given(mapping.language),
        agent=given(mapping.agent),
        agent_code=given(mapping.agent_code),
        customer=given(mapping.customer),
        team=given(mapping.team),
        extra={key: value for key, column in mapping.extra.items() if (value := given(column))},
        problems=tuple(problems),
        line=rows[0].line if rows else None,
    )


def _turns(
    rows: Sequence[_Row], mapping: CsvMapping, *, zone: tzinfo, month_first: bool
) -> tuple[RawTurn, ...]:
    stamps = [row.get(mapping.time) for row in rows]
    clocks = [read_clock(stamp) if stamp else None for stamp in stamps]
    offsets = to_offsets(clocks, from_start=counts_from_start(clocks, in_parentheses=False))
    turns = []
    for row, stamp, offset in zip(rows, stamps, offsets, strict=True):
        label = row.get(mapping.speaker)
        role = role_of(label[:60]) if label else None
        seconds = offset if offset is not None else _seconds(stamp)
        at = read_moment(stamp, zone=zone, month_first=month_first) if stamp and seconds is None else None
        turns.append(
            RawTurn(
                row.cells[mapping.text].strip(),
                label=label[:200] if label else None,
                speaker=role.speaker if role else None,
                author=row.get(mapping.author) or _agent_of(row, mapping, role.speaker if role else None),
                seconds=seconds,
                at=at,
                kind=TurnKind.EVENT if role and role.speaker is Speaker.SYSTEM else TurnKind.MESSAGE,
                line=row.line,
            )
        )
    return tuple(turns)


def _agent_of(row: _Row, mapping: CsvMapping, speaker: Speaker | None) -> str | None:
    """The agent column may change from row to row: a hand-over."""
    return row.get(mapping.agent) if speaker is Speaker.AGENT else None


def _seconds(stamp: str | None) -> float | None:
    if stamp is None or len(stamp) > 15 or not stamp.replace(".", "", 1).replace(",", "", 1).isdecimal():
        return None
    return float(stamp.replace(",", "."))
