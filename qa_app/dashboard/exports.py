"""The tables of the trends as CSV, for a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping

from flask_babel import gettext as _

from qa_app.dashboard.service.board import Board
from qa_app.dashboard.service.figures import Figure
from qa_app.ui.formatters import said_in
from qa_app.ui.spreadsheet import Cell, csv_text


def table(board: Board, name: str) -> str:
    """One table of the page as CSV. KeyError for a table that is not there."""
    return csv_text(_TABLES[name](board))


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
