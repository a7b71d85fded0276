"""Knowledge facts: a change is a new version, an end is a date, nothing is deleted."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nlp.claims.figures import read
from nlp.claims.types import Kind
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.teams import queries
from qa_app.teams.models import KnowledgeFactRow
from qa_app.teams.service.reach import check_edit

# Nobody reads more than these in a list; beyond, a team keeps a manual.
MOST_FACTS = 1_000


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact as a person states it. `for_all`: it holds for every team."""

    kind: str
    value: str
    statements: Mapping[str, str]
    topics: Mapping[str, tuple[str, ...]]
    valid_from: date | None = None
    valid_to: date | None = None
    source_name: str = ""
    source_link: str = ""
    for_all: bool = False


def problems_of(new: NewFact) -> tuple[str, ...]:
    """The names of the fields that keep a fact from being used, in the order of the form."""
    wrong = []
    if not any(text.strip() for text in new.statements.values()):
        wrong.append("statement")
    if new.kind != Kind.FREE and read(new.value, Kind(new.kind)) is None:
        wrong.append("value")
    if new.kind != Kind.FREE and not any(new.topics.values()):
        wrong.append("topics")
    if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
        wrong.append("valid_to")
    if new.source_link and not new.source_link.startswith(("https://", "http://")):
        wrong.append("source_link")
    return tuple(wrong)


def add_fact(team_id: int, new: NewFact, *, viewer: Viewer, at: datetime) -> str:
    """The key of a new fact. Raises InvalidError naming what is wrong, or that there are too many."""
    check_edit(team_id, viewer)
    _check(new)
    if len({one.key for one in queries.fact_versions(team_id)}) >= MOST_FACTS:
        raise InvalidError(problems=("too_many",))
    row = _row(secrets.token_hex(8), 1, team_id, new)
    return _keep(row, "fact.added", viewer=viewer, at=at)


def change_fact(team_id: int, key: str, new: NewFact, *, number: int, viewer: Viewer, at: datetime) -> str:
    """Make a new version of a fact; the one before ends the day before it begins.

    A version that begins no later than the one before takes its place altogether. `number` is the version
    that the person saw: raises ConflictError if somebody was faster.
    """
    check_edit(team_id, viewer)
    _check(new)
    queries.lock_team(team_id)
    old = _of_team(team_id, key)
    if old.number != number:
        raise ConflictError
    begins, began = new.valid_from, old.valid_from
    if begins is None or (began is not None and begins <= began):
        old.replaced = True
    else:
        last = begins - timedelta(days=1)
        old.valid_to = min(old.valid_to or last, last)
    return _keep(_row(key, old.number + 1, team_id, new), "fact.changed", viewer=viewer, at=at)


def end_fact(team_id: int, key: str, last_day: date, *, viewer: Viewer, at: datetime) -> None:
    """Say until which day a fact holds. Raises InvalidError for a day before its first."""
    check_edit(team_id, viewer)
    row = _of_team(team_id, key)
    if row.valid_from is not None and last_day < row.valid_from:
        raise InvalidError(problems=("valid_to",))
    before = row.valid_to.isoformat() if row.valid_to else None
    row.valid_to = last_day
    subject = f"knowledge_fact:{row.id}"
    audit.record(
        "fact.ended", subject, user_id=viewer.user_id, at=at, before=before, after=last_day.isoformat()
    )
    db.session.commit()


def _of_team(team_id: int, key: str) -> KnowledgeFactRow:
    row = queries.fact_row(key)
    if row is None or row.team_id not in {None, team_id}:
        raise NotFoundError
    return row


def _check(new: NewFact) -> None:
    wrong = problems_of(new)
    if wrong:
        raise InvalidError(problems=wrong)


def _row(key: str, number: int, team_id: int, new: NewFact) -> KnowledgeFactRow:
    return KnowledgeFactRow(
        key=key,
        number=number,
        team_id=None if new.for_all else team_id,
        kind=new.kind,
        value=new.value.strip(),
        statement_it=new.statements.get("it", "").strip(),
        statement_en=new.statements.get("en", "").strip(),
        topics_it="\n".join(new.topics.get("it", ())),
        topics_en="\n".join(new.topics.get("en", ())),
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        source_name=new.source_name.strip(),
        source_link=new.source_link.strip(),
    )


def _keep(row: KnowledgeFactRow, action: str, *, viewer: Viewer, at: datetime) -> str:
    row.changed_at, row.changed_by = at, viewer.user_id
    db.session.add(row)
    db.session.flush()
    audit.record(action, f"knowledge_fact:{row.id}", user_id=viewer.user_id, at=at, number=row.number)
    db.session.commit()
    return row.key
