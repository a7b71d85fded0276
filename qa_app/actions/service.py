"""Opening an action, and ending it: done, or cancelled with what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from qa_app.actions import queries
from qa_app.actions.models import Action
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.permissions import Viewer

KINDS = ("call_back", "correct_fact", "change_policy", "other")
ENDS = ("done", "cancelled")
MAX_NOTE = 2000


@dataclass(frozen=True, slots=True)
class NewAction:
    """What is to be done, by whom, until when."""

    kind: str
    owner_id: int
    due: date
    note: str = ""


@dataclass
class EndedAlreadyError(ConflictError):
    """Somebody ended this action before."""


def open_action(
    new: NewAction, evaluation_id: int, team_id: int | None, *, viewer: Viewer, at: datetime
) -> int:
    """Add an action of a review to the running transaction; its id. The caller checked who may and commits.

    Raises InvalidError naming what is missing: a kind, an owner in the team, a day that is not past, a note
    where the kind says nothing by itself.
    """
    note = new.note.strip()
    checks = (
        ("kind", new.kind in KINDS),
        ("owner", new.owner_id in {one.id for one in queries.owners(team_id, viewer)}),
        ("due", new.due >= at.date()),
        ("note", len(note) <= MAX_NOTE and bool(note or new.kind != "other")),
    )
    wrong = tuple(name for name, fine in checks if not fine)
    if wrong:
        raise InvalidError(problems=wrong)
    row = Action(
        evaluation_id=evaluation_id,
        team_id=team_id,
        kind=new.kind,
        owner_id=new.owner_id,
        due=new.due,
        note=note,
        opened_at=at,
        opened_by=viewer.user_id,
    )
    db.session.add(row)
    db.session.flush()
    audit.record("action.opened", f"action:{row.id}", user_id=viewer.user_id, at=at, review=evaluation_id)
    return row.id


def end(action_id: int, how: str, result: str, *, viewer: Viewer, at: datetime) -> None:
    """Say that an action is done or cancelled. A second time is refused: what stands there stays."""
    row = db.session.get(Action, action_id)
    if row is None or how not in ENDS:
        raise NotFoundError
    if row.status != "open":
        raise EndedAlreadyError
    if not queries.may_end(row, viewer):
        raise NotFoundError
    if len(result) > MAX_NOTE:
        raise InvalidError(problems=("result",))
    row.status, row.result, row.ended_at, row.ended_by = how, result.strip(), at, viewer.user_id
    audit.record(f"action.{how}", f"action:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()
