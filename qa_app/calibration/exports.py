"""The tables of the figures as CSV."""

from collections.abc import Callable, Iterable, Mapping

from flask_babel import gettext as _

from qa_app.calibration.service import Board, MachineBoard
from qa_app.ui.formatters import said_in
from qa_app.ui.spreadsheet import Cell, csv_text

Row = tuple[Cell, ...]


def figures(board: Board, name: str) -> str:
    """One table of agreement as CSV. KeyError for a table that is not there."""
    return csv_text(_FIGURES[name](board))


def machine(board: MachineBoard, name: str) -> str:
    """One table of the machine's record as CSV. KeyError for a table that is not there."""
    return csv_text(_MACHINE[name](board))


def _questions(board: Board) -> Iterable[Row]:
    yield (_("Question"), _("Conversations"), _("Alignment"), _("Krippendorff's alpha"), _("Applies or not"))
    for row in board.questions:
        alpha = _rounded(row.alpha.value)
        yield (said_in(row.criterion.title), row.units, _rounded(row.alignment), alpha, row.applies)


def _drift(board: Board) -> Iterable[Row]:
    yield (_("Week from"), _("Conversations"), _("Alignment"), _("Outside the usual"))
    signals = board.chart.signals if board.chart else frozenset()
    for place, week in enumerate(board.drift):
        yield (week.first.isoformat(), week.conversations, _rounded(week.alignment), int(place in signals))


def _mine(board: Board) -> Iterable[Row]:
    yield (_("Question"), _("Comparisons"), _("Alignment"), _("Points above the others"))
    for row in board.own.questions if board.own else ():
        yield (said_in(row.criterion.title), row.units, _rounded(row.alignment), _rounded(row.points))


def _suggestions(board: MachineBoard) -> Iterable[Row]:
    yield (
        _("Question"), _("Reviews"), _("Close"), _("Share"), _("Interval from"), _("Interval to"),
        _("Weighted kappa"), _("Band"),
    )  # fmt: skip
    for row in board.rows:
        one = row.agreement
        if one is None:
            continue
        ends = (one.interval.low, one.interval.high) if one.interval else (None, None)
        numbers = (_rounded(one.share), *map(_rounded, ends), _rounded(one.kappa.value))
        yield (said_in(row.criterion.title), one.n, one.close, *numbers, one.trust.value)


def _checks(board: MachineBoard) -> Iterable[Row]:
    yield (_("Check"), _("Moment"), _("Findings"), _("Rejected"), _("Share"))
    for check in board.checks:
        one = check.record
        yield (one.check, one.label, one.seen, one.rejected, _rounded(check.share))


_FIGURES: Mapping[str, Callable[[Board], Iterable[Row]]] = {
    "questions": _questions,
    "drift": _drift,
    "mine": _mine,
}
_MACHINE: Mapping[str, Callable[[MachineBoard], Iterable[Row]]] = {
    "suggestions": _suggestions,
    "checks": _checks,
}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
