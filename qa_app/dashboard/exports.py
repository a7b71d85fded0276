"""The tables of the trends as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from flask_babel import gettext as _

from qa_app.dashboard.service.board import Board
from qa_app.dashboard.service.figures import Figure
from qa_app.ui.formatters import said_in

Cell = str | int | float | None
# A cell that starts so is a formula to a spreadsheet, or becomes one once a tab is trimmed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def table(board: Board, name: str) -> str:
    """One table of the page as CSV. KeyError for a table that is not there."""
    return _text(_TABLES[name](board))


def neutral(cell: Cell) -> Cell:
    """A text that a spreadsheet would run gets a leading apostrophe; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _text(rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO()
    # The mark makes spreadsheets read UTF-8; without it accents break.
    out.write("\ufeff")
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def _weeks(board: Board) -> Iterable[tuple[Cell, ...]]:
    yield (_("First day"), _("Last day"), *_head())
    for point in board.trend.points:
        yield (point.first.isoformat(), point.last.isoformat(), *_cells(point.figure))


def _pillars(board: Board) -> Iterable[tuple[Cell, ...]]:
    yield (_("Pillar"), *_head())
    for row in (*board.pillars, *board.operation):
        yield (said_in(row.title), *_cells(row.figure))


def _teams(board: Board) -> Iterable[tuple[Cell, ...]]:
    yield (_("Team"), *_head(), *(said_in(row.title) for row in board.pillars))
    for team in board.teams:
        yield (team.team.name, *_cells(team.figure), *(_rounded(f.value) for f in team.pillars))


_TABLES: Mapping[str, Callable[[Board], Iterable[tuple[Cell, ...]]]] = {
    "weeks": _weeks,
    "pillars": _pillars,
    "teams": _teams,
}


def _head() -> tuple[str, ...]:
    return (_("Reviews"), _("Mean"), _("Interval from"), _("Interval to"))


def _cells(figure: Figure) -> tuple[Cell, ...]:
    if figure.interval is None:
        return (figure.n, None, None, None)
    return (figure.n, _rounded(figure.value), _rounded(figure.interval.low), _rounded(figure.interval.high))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
