"""The reviewer's first page: what is due and why, how the week goes, drafts, and drawing one more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from flask_wtf import FlaskForm

from qa_app.core import clock
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations.pages import Following, exclusions_said
from qa_app.evaluations.queries import Review, ReviewLine
from qa_app.sampling import queries
from qa_app.sampling.queries import Item
from qa_app.sampling.service import WINDOWS


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """Why nothing could be drawn, and the next wider stretch of time, if there is one."""

    days: int
    wider: int | None
    exclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What waits, the week so far, drafts beside the queue, what was published, and the form to draw.

    `waiting` counts the talks and disputes that somebody must see to.
    """

    template: ClassVar[str] = "sampling/queue.html"
    form: FlaskForm
    items: tuple[Item, ...]
    today: date
    done: int
    goal: int
    median: float | None
    drafts: tuple[ReviewLine, ...]
    published: tuple[ReviewLine, ...]
    waiting: int
    nothing: NothingLeft | None = None

    @property
    def overdue(self) -> int:
        """How many should have been submitted before today."""
        return sum(item.due_on < self.today for item in self.items)


@dataclass(frozen=True, slots=True)
class ReplacePage:
    """Asks why a drawn conversation is replaced."""

    template: ClassVar[str] = "sampling/replace.html"
    form: FlaskForm
    item: Item


def queue_page(
    form: FlaskForm, viewer: Viewer, *, at: datetime, nothing: NothingLeft | None = None
) -> QueuePage:
    """The page of a reviewer."""
    items = queries.waiting(viewer)
    queued = {item.evaluation_id for item in items}
    return QueuePage(
        form=form,
        items=items,
        today=at.astimezone(clock.ZONE).date(),
        done=queries.done_since(viewer, _monday(at)),
        goal=queries.goal_of(viewer, at.astimezone(clock.ZONE).date()),
        median=queries.median_seconds((viewer.user_id,))[0],
        drafts=tuple(line for line in evaluations.drafts(viewer) if line.id not in queued),
        published=evaluations.published_by(viewer),
        waiting=len(evaluations.talks(viewer)) + len(evaluations.open_disputes(viewer)),
        nothing=nothing,
    )


def nothing_left(days: int, exclusions: Mapping[str, int]) -> NothingLeft:
    """What to tell a reviewer whose draw found nothing."""
    wider = next((window for window in WINDOWS if window > days), None)
    return NothingLeft(days, wider, exclusions_said(exclusions))


def following(viewer: Viewer, review: Review) -> Following | None:
    """What a review page says of the queue; None for a reader whose review it is not."""
    if not viewer.can(Permission.REVIEW) or review.reviewer_id != viewer.user_id:
        return None
    at = clock.now()
    items = queries.waiting(viewer)
    own = next((item.id for item in items if item.evaluation_id == review.id), None)
    return Following(
        done=queries.done_since(viewer, _monday(at)),
        goal=queries.goal_of(viewer, at.astimezone(clock.ZONE).date()),
        waiting=sum(item.evaluation_id != review.id for item in items),
        may_replace=own if review.is_draft else None,
    )


def _monday(at: datetime) -> datetime:
    """When the week of a moment began."""
    today = at.astimezone(clock.ZONE).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time(), clock.ZONE)
