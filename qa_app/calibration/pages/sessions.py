"""The list of sessions, a session's form, and a session as its stage shows it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from flask_wtf import FlaskForm

from qa_app.calibration.queries import Candidate, Item, Session, Stage
from qa_app.calibration.service import MAX_CONVERSATIONS, Comparison, may_manage
from qa_app.core.permissions import Viewer
from qa_app.evaluations.pages.rubric import name_of
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A session in the list; `owed` are the conversations that the reader has not handed in."""

    session: Session
    owed: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The sessions that concern the reader."""

    template: ClassVar[str] = "calibration/index.html"
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> tuple[Line, ...]:
        """Where the reader has something to score."""
        return tuple(line for line in self.lines if line.owed)


@dataclass(frozen=True, slots=True)
class EditPage:
    """A new session, or one that has not started."""

    template: ClassVar[str] = "calibration/edit.html"
    form: FlaskForm
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A conversation of a session: what the reader did with it (`todo`, `begun`, `done`), what was agreed."""

    item: Item
    mine: str
    evaluation_id: int | None
    comparison: Comparison | None

    @property
    def furthest(self) -> Text | None:
        """The question on which the reviewers lie furthest apart, unless they agree on all."""
        found = self.comparison
        first = found.rows[0] if found and found.rows else None
        if found is None or first is None or first.alignment is None or first.alignment == 1:
            return None
        return name_of(found.session.rubric, first.criterion)


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A session. What reviewers said is here only once it lies on the table."""

    template: ClassVar[str] = "calibration/session.html"
    session: Session
    manages: bool
    has_seat: bool
    items: tuple[ItemView, ...]
    form: FlaskForm | None = None
    search: str = ""
    candidates: tuple[Candidate, ...] = ()
    problem: str = ""
    most: int = MAX_CONVERSATIONS

    def with_choice(self, form: FlaskForm, search: str, candidates: tuple[Candidate, ...]) -> "SessionPage":
        """The same with what there is to add."""
        return replace(self, form=form, search=search, candidates=candidates)

    @property
    def is_preparing(self) -> bool:
        """Whether it can still be changed."""
        return self.session.stage is Stage.PREPARING

    @property
    def is_scoring(self) -> bool:
        """Whether reviewers are judging."""
        return self.session.stage is Stage.SCORING

    @property
    def is_discussing(self) -> bool:
        """Whether the meeting is on."""
        return self.session.stage is Stage.DISCUSSING

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to start."""
        return len(self.session.seats) > 1 and bool(self.session.items)

    @property
    def next_item(self) -> ItemView | None:
        """The first conversation that the reader still owes."""
        return next((view for view in self.items if view.mine != "done"), None)

    @property
    def open_questions(self) -> int:
        """How many questions the meeting has not answered yet."""
        return sum(v.comparison.questions - v.comparison.agreed for v in self.items if v.comparison)


def lines_of(sessions: tuple[Session, ...], viewer: Viewer) -> tuple[Line, ...]:
    """Sessions with what the viewer owes to each."""
    return tuple(Line(session, _owed(session, viewer)) for session in sessions)


def _owed(session: Session, viewer: Viewer) -> int:
    if session.stage is not Stage.SCORING or not session.has_seat(viewer.user_id):
        return 0
    return len(session.items) - session.done_by(viewer.user_id)


def session_page(
    session: Session,
    compared: tuple[Comparison, ...],
    viewer: Viewer,
    *,
    problem: str = "",
) -> SessionPage:
    """A session as its stage shows it."""
    by_item = {one.item.id: one for one in compared}
    return SessionPage(
        session=session,
        manages=may_manage(session, viewer),
        has_seat=session.has_seat(viewer.user_id),
        items=tuple(_view(item, viewer, by_item.get(item.id)) for item in session.items),
        problem=problem,
    )


def _view(item: Item, viewer: Viewer, comparison: Comparison | None) -> ItemView:
    opened = item.opened.get(viewer.user_id)
    if viewer.user_id in item.handed_in:
        return ItemView(item, "done", opened, comparison)
    return ItemView(item, "begun" if opened else "todo", opened, comparison)
