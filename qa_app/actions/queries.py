"""Reads of actions: one's own, a team's, a review's. Overdue first."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import joinedload

from qa_app.accounts.models import Membership, User
from qa_app.actions.models import Action
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer

MOST = 200


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as the pages show it. `may_end` is for this reader."""

    id: int
    evaluation_id: int
    kind: str
    owner: str
    owner_has_left: bool
    team: str | None
    due: date
    note: str
    status: str
    is_overdue: bool
    opened_at: datetime
    opened_by: str
    ended_at: datetime | None
    ended_by: str | None
    result: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who can be given an action."""

    id: int
    name: str


def mine(viewer: Viewer, today: date) -> tuple[ActionView, ...]:
    """What the viewer has to do, then what they ended lately."""
    return _read(viewer, today, Action.owner_id == viewer.user_id)


def of_teams(viewer: Viewer, today: date) -> tuple[ActionView, ...]:
    """What anybody has to do for the teams that the viewer reviews in."""
    if not viewer.can(Permission.REVIEW):
        return ()
    if viewer.can_reach_all_teams:
        return _read(viewer, today)
    return _read(viewer, today, Action.team_id.in_(viewer.team_ids))


def of_review(evaluation_id: int, viewer: Viewer, today: date) -> tuple[ActionView, ...]:
    """The actions of a review whose reader was checked already."""
    return _read(viewer, today, Action.evaluation_id == evaluation_id)


def may_end(row: Action, viewer: Viewer) -> bool:
    """The owner and whoever reviews in the team may say that it is done, or will not be."""
    leads = viewer.can(Permission.REVIEW) and viewer.reaches_team(row.team_id)
    return row.status == "open" and (row.owner_id == viewer.user_id or leads)


def owners(team_id: int | None, viewer: Viewer) -> tuple[Owner, ...]:
    """Who can be given an action of a team: its people who can sign in, and the viewer, who stands first."""
    members = select(Membership.user_id).where(Membership.team_id == team_id)
    rows = db.session.execute(
        select(User.id, User.name)
        .where(User.active, or_(User.id.in_(members), User.id == viewer.user_id))
        .order_by(case((User.id == viewer.user_id, 0), else_=1), User.name, User.id)
    )
    return tuple(Owner(user_id, name) for user_id, name in rows)


def _read(viewer: Viewer, today: date, *conditions: ColumnElement[bool]) -> tuple[ActionView, ...]:
    loaded = (
        joinedload(Action.owner),
        joinedload(Action.opener),
        joinedload(Action.ender),
        joinedload(Action.team),
    )
    still_open = case((Action.status == "open", 0), else_=1)
    # What is open by its day, so that what is overdue comes first; what is ended, the newest first.
    order = (still_open, case((Action.status == "open", Action.due)), Action.ended_at.desc(), Action.id)
    rows = db.session.scalars(select(Action).where(*conditions).options(*loaded).order_by(*order).limit(MOST))
    return tuple(_view(row, viewer, today) for row in rows)


def _view(row: Action, viewer: Viewer, today: date) -> ActionView:
    return ActionView(
        id=row.id,
        evaluation_id=row.evaluation_id,
        kind=row.kind,
        owner=row.owner.name,
        owner_has_left=not row.owner.active,
        team=row.team.name if row.team else None,
        due=row.due,
        note=row.note,
        status=row.status,
        is_overdue=row.status == "open" and row.due < today,
        opened_at=row.opened_at,
        opened_by=row.opener.name,
        ended_at=row.ended_at,
        ended_by=row.ender.name if row.ender else None,
        result=row.result,
        may_end=may_end(row, viewer),
    )
