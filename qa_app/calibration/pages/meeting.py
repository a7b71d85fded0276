"""One conversation side by side, and what the meeting agrees on."""

from dataclasses import dataclass, replace
from typing import ClassVar

from qa_app.calibration.queries import Item, Session
from qa_app.calibration.service import AgreedInput, Comparison, Row
from qa_app.evaluations.pages.rubric import name_of
from qa_app.evaluations.queries import Given
from rubrics.schema import Criterion, ScalePoint
from rubrics.words import Text

# At and above: close. Below the second: far apart. Between: apart.
CLOSE, FAR = 0.875, 0.625


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reviewer said to one question; `state` is value, number, words, out, open or absent."""

    state: str
    given: Given | None = None
    point: ScalePoint | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the table."""

    row: Row
    name: Text
    cells: tuple[Cell, ...]

    @property
    def spread(self) -> str:
        """How far apart, as a word's key: close, apart, far, or none where fewer than two judged."""
        if self.row.alignment is None:
            return "none"
        if self.row.alignment >= CLOSE:
            return "close"
        return "far" if self.row.alignment < FAR else "apart"


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The table of one conversation; with `lock` 0 nothing can be saved."""

    template: ClassVar[str] = "calibration/compare.html"
    session: Session
    item: Item
    place: int
    alignment: float | None
    questions: tuple[Question, ...]
    summaries: tuple[str, ...]
    may_agree: bool
    next_item: Item | None
    problem: str = ""

    @property
    def lock(self) -> int:
        """The version that the form is filled in on."""
        return self.item.lock


def compare_page(
    comparison: Comparison, *, may_agree: bool, typed: AgreedInput | None = None, problem: str = ""
) -> ComparePage:
    """The page of a conversation; `typed` is what could not be kept, shown again."""
    session, item = comparison.session, comparison.item
    rows = [_typed(row, typed) for row in comparison.rows]
    after = list(session.items)[list(session.items).index(item) + 1 :]
    return ComparePage(
        session=session,
        item=item,
        place=list(session.items).index(item) + 1,
        alignment=comparison.alignment,
        questions=tuple(_question(session, row) for row in rows),
        summaries=comparison.summaries,
        may_agree=may_agree,
        next_item=after[0] if after else None,
        problem=problem,
    )


def _typed(row: Row, typed: AgreedInput | None) -> Row:
    said = typed.answers.get(row.criterion.key) if typed else None
    return row if said is None else replace(row, agreed=said)


def _question(session: Session, row: Row) -> Question:
    cells = tuple(_cell(row.criterion, given) for given in row.given)
    return Question(row, name_of(session.rubric, row.criterion), cells)


def _cell(criterion: Criterion, given: Given | None) -> Cell:
    if given is None:
        return Cell("absent")
    if given.number is not None:
        return Cell("number", given)
    if given.text:
        return Cell("words", given)
    if given.value is not None:
        return Cell("value", given, criterion.point(given.value))
    return Cell("out" if given.not_applicable or given.cause else "open", given)
