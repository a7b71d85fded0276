"""The library of examples, within what a viewer may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, or_, select

from nlp.text import fold
from qa_app.accounts.models import Agent, TeamPeriod
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.moments.models import PinnedMoment
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import AnalysisRow, FindingVerdict, Revision, Transcript

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A masked turn; `start` and `end` are set in the pinned one, around the words that it is about."""

    speaker: str
    text: str
    start: int | None = None
    end: int | None = None

    @property
    def is_pinned(self) -> bool:
        """Whether this is the turn that the example is about."""
        return self.start is not None

    @property
    def pieces(self) -> tuple[str, str, str]:
        """What stands before the words, the words, what stands after them."""
        start, end = self.start or 0, len(self.text) if self.end is None else self.end
        return self.text[:start], self.text[start:end], self.text[end:]

    @property
    def is_part(self) -> bool:
        """Whether the words are less than the whole turn."""
        before, _, after = self.pieces
        return self.is_pinned and bool(before or after)


@dataclass(frozen=True, slots=True)
class Example:
    """A pinned moment as it is shown: `transcript_id` is set only for those who may read the conversation."""

    id: int
    label: str
    is_good: bool
    is_shared: bool
    why: str
    language: str
    channel: str
    lines: tuple[Line, ...]
    pinned_at: datetime
    is_mine: bool
    may_unpin: bool
    transcript_id: int | None
    turn: int | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What the library is narrowed to."""

    label: str | None = None
    is_good: bool | None = None
    language: str | None = None
    channel: str | None = None
    q: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """One page of examples; `labels` count what each label holds under the other filters."""

    rows: tuple[Example, ...]
    total: int
    page: int
    pages: int
    labels: tuple[tuple[str, int], ...]
    any_at_all: bool


def examples(viewer: Viewer, filters: Filters, *, page: int) -> Library:
    """Examples that the viewer may read, newest first."""
    readable = _readable(viewer)
    wanted = _narrowed(readable, filters)
    labels = _labels(wanted)
    if filters.label:
        wanted = wanted.where(PinnedMoment.label == filters.label)
    total = _count(wanted)
    pages = max(-(-total // PAGE_SIZE), 1)
    page = min(max(page, 1), pages)
    rows = db.session.scalars(
        wanted.order_by(PinnedMoment.pinned_at.desc(), PinnedMoment.id.desc())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    any_at_all = bool(total) or (filters != Filters() and bool(_count(readable)))
    return Library(_shown(rows, viewer), total, page, pages, labels, any_at_all)


def may_unpin(row: PinnedMoment, viewer: Viewer) -> bool:
    """Whoever pinned it, and those who review and may read its conversation."""
    return viewer.can(Permission.REVIEW) and (
        row.pinned_by == viewer.user_id or bool(_open_to([row], viewer))
    )


def agent_names(team_id: int | None) -> frozenset[str]:
    """The names of everybody who is or was an agent of a team."""
    wanted = select(Agent.name).join(TeamPeriod).where(TeamPeriod.team_id == team_id)
    return frozenset(db.session.scalars(wanted))


def transcript_of_analysis(analysis_id: int) -> int | None:
    """The conversation that an analysis is about."""
    wanted = select(Revision.transcript_id).join(AnalysisRow, AnalysisRow.revision_id == Revision.id)
    return db.session.scalar(wanted.where(AnalysisRow.id == analysis_id))


def _readable(viewer: Viewer) -> Select[PinnedMoment]:
    """Good ones for everybody, bad ones where they are shared or the conversation is open to the viewer.

    What rests on a finding that was rejected as wrong is no example of anything.
    """
    if not viewer.can(Permission.VIEW_EXAMPLES):
        return select(PinnedMoment).where(false())
    kept = FindingVerdict.verdict.is_(None) | (FindingVerdict.verdict != "rejected")
    theirs: ColumnElement[bool] = or_(PinnedMoment.is_good, PinnedMoment.is_shared)
    if viewer.can(Permission.REVIEW):
        mine = PinnedMoment.pinned_by == viewer.user_id
        theirs = or_(theirs, mine, PinnedMoment.transcript_id.in_(_open(viewer)))
    return (
        select(PinnedMoment)
        .outerjoin(FindingVerdict, FindingVerdict.finding_id == PinnedMoment.finding_id)
        .where(kept, theirs)
    )


def _open(viewer: Viewer) -> Select[int]:
    return transcripts.visible(viewer).with_only_columns(Transcript.id)


def _narrowed(wanted: Select[PinnedMoment], filters: Filters) -> Select[PinnedMoment]:
    if filters.is_good is not None:
        wanted = wanted.where(PinnedMoment.is_good == filters.is_good)
    if filters.language:
        wanted = wanted.where(PinnedMoment.language == filters.language)
    if filters.channel:
        wanted = wanted.where(PinnedMoment.channel == filters.channel)
    for word in fold(filters.q).split()[:10]:
        wanted = wanted.where(PinnedMoment.searched.contains(word, autoescape=True))
    return wanted


def _labels(wanted: Select[PinnedMoment]) -> tuple[tuple[str, int], ...]:
    counted = wanted.with_only_columns(PinnedMoment.label, func.count()).group_by(PinnedMoment.label)
    rows = [(label, count) for label, count in db.session.execute(counted)]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def _count(wanted: Select[PinnedMoment]) -> int:
    return db.session.scalar(wanted.with_only_columns(func.count(PinnedMoment.id))) or 0


def _open_to(rows: Sequence[PinnedMoment], viewer: Viewer) -> frozenset[int]:
    ids = {row.transcript_id for row in rows}
    return frozenset(db.session.scalars(_open(viewer).where(Transcript.id.in_(ids))))


def _shown(rows: Sequence[PinnedMoment], viewer: Viewer) -> tuple[Example, ...]:
    is_open, reviews = _open_to(rows, viewer), viewer.can(Permission.REVIEW)
    return tuple(
        Example(
            id=row.id,
            label=row.label,
            is_good=row.is_good,
            is_shared=row.is_shared,
            why=row.why,
            language=row.language,
            channel=row.channel,
            lines=tuple(Line(**line) for line in row.excerpt),
            pinned_at=row.pinned_at,
            is_mine=row.pinned_by == viewer.user_id,
            may_unpin=reviews and (row.pinned_by == viewer.user_id or row.transcript_id in is_open),
            transcript_id=row.transcript_id if row.transcript_id in is_open else None,
            turn=row.turn + 1 if row.transcript_id in is_open else None,
        )
        for row in rows
    )
