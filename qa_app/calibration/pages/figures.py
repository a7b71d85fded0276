"""The figures of agreement and the machine's record, with their words and the control chart."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm

from qa_app.calibration.charts import Drawing, Value, control_chart
from qa_app.calibration.service import Board, MachineBoard, MachineRow
from qa_app.evaluations.pages.rubric import name_of
from qa_app.ui.formatters import percent, said_in
from rubrics.raters.bands import Strength, Trust
from rubrics.schema import Criterion

STRENGTHS = {
    Strength.RELIABLE: _l("reliable"),
    Strength.TENTATIVE: _l("tentative: draw careful conclusions"),
    Strength.WEAK: _l("not reliable: talk about it first"),
    Strength.UNKNOWN: _l("cannot be told: everybody gave the same value"),
}
TRUSTS = {
    Trust.HIGH: _l("high"),
    Trust.MEDIUM: _l("medium"),
    Trust.LOW: _l("low"),
    Trust.TOO_FEW: _l("too few"),
}
ADVICE = {
    Trust.HIGH: _l("Use it as a second opinion."),
    Trust.MEDIUM: _l("Read the moments it names, not its number."),
    Trust.LOW: _l("Do not rely on it."),
}


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Agreement between reviewers."""

    template: ClassVar[str] = "calibration/figures.html"
    form: FlaskForm
    board: Board
    drawing: Drawing | None

    def name(self, criterion: Criterion) -> str:
        """The question's name in the reader's language."""
        rubric = self.board.rubric
        return said_in(name_of(rubric, criterion) if rubric else criterion.title)

    def meaning(self, strength: Strength) -> str:
        """What may be built on a coefficient."""
        return str(STRENGTHS[strength])


@dataclass(frozen=True, slots=True)
class MachinePage:
    """Where suggestions can be trusted."""

    template: ClassVar[str] = "calibration/machine.html"
    form: FlaskForm
    board: MachineBoard

    def name(self, criterion: Criterion) -> str:
        """The question's name in the reader's language."""
        rubric = self.board.rubric
        return said_in(name_of(rubric, criterion) if rubric else criterion.title)

    def band(self, trust: Trust) -> str:
        """The band in a word."""
        return str(TRUSTS[trust])

    def advice(self, row: MachineRow) -> str:
        """What to do with the suggestion."""
        if row.agreement is None or row.agreement.trust is not Trust.TOO_FEW:
            return str(ADVICE[row.agreement.trust]) if row.agreement else ""
        few: str = ngettext(
            "Do not rely on it: %(num)s review is too few to say.",
            "Do not rely on it: %(num)s reviews are too few to say.",
            row.agreement.n,
        )
        return few


def figures_page(form: FlaskForm, board: Board) -> FiguresPage:
    """The figures with their chart drawn."""
    values = [
        Value(
            format_date(week.first, "d MMM"),
            _(
                "Week from %(day)s: %(share)s",
                day=format_date(week.first, "d MMM yyyy"),
                share=percent(week.alignment),
            ),
            week.alignment,
        )
        for week in board.drift
    ]
    return FiguresPage(form, board, control_chart(values, board.chart))


def machine_page(form: FlaskForm, board: MachineBoard) -> MachinePage:
    """The machine's record."""
    return MachinePage(form, board)
