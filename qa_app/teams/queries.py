"""Reads of profiles and facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from qa_app.accounts.models import Team, User
from qa_app.core.database import db
from qa_app.teams.models import KnowledgeFactRow, ServiceProfileRow


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """A version of a profile: who made it, when and why."""

    at: datetime
    by: str
    reason: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FactVersion:
    """A version of a fact. `team_id` None: it holds for all teams."""

    key: str
    number: int
    team_id: int | None
    kind: str
    value: str
    statements: Mapping[str, str]
    topics: Mapping[str, tuple[str, ...]]
    valid_from: date | None
    valid_to: date | None
    replaced: bool
    source_name: str
    source_link: str
    at: datetime
    by: str

    def said(self, language: str) -> str:
        """The statement in a language, else in the one that there is."""
        return self.statements.get(language) or next(iter(self.statements.values()), "")

    def is_valid(self, day: date) -> bool:
        """Whether it counts on a day."""
        return not self.replaced and (self.valid_from or day) <= day <= (self.valid_to or day)


def newest_settings(team_id: int) -> Mapping[str, Any] | None:
    """The profile in force as data, None where none was ever made."""
    return db.session.scalar(
        select(ServiceProfileRow.settings)
        .where(ServiceProfileRow.team_id == team_id)
        .order_by(ServiceProfileRow.id.desc())
        .limit(1)
    )


def versions(team_id: int) -> tuple[ProfileVersion, ...]:
    """All versions of a team's profile, newest first."""
    rows = db.session.execute(
        select(ServiceProfileRow, User.name)
        .outerjoin(User, User.id == ServiceProfileRow.changed_by)
        .where(ServiceProfileRow.team_id == team_id)
        .order_by(ServiceProfileRow.id.desc())
    )
    return tuple(ProfileVersion(r.changed_at, name or "–", r.reason, dict(r.settings)) for r, name in rows)


def fact_versions(team_id: int | None) -> tuple[FactVersion, ...]:
    """Every version of the facts of a team and of those for all, oldest first."""
    return _read(KnowledgeFactRow.team_id.is_(None) | (KnowledgeFactRow.team_id == team_id))


def fact_history(key: str) -> tuple[FactVersion, ...]:
    """The versions of one fact, oldest first."""
    return _read(KnowledgeFactRow.key == key)


def fact_row(key: str) -> KnowledgeFactRow | None:
    """The newest version of a fact, to be changed."""
    return db.session.scalar(
        select(KnowledgeFactRow)
        .where(KnowledgeFactRow.key == key)
        .order_by(KnowledgeFactRow.number.desc())
        .limit(1)
    )


def lock_team(team_id: int) -> None:
    """Let changes of one team come one after the other (SQLite writes one at a time anyway)."""
    db.session.execute(select(Team.id).where(Team.id == team_id).with_for_update())


def _read(wanted: Any) -> tuple[FactVersion, ...]:  # Any: a condition of SQLAlchemy's, of either class
    rows = db.session.execute(
        select(KnowledgeFactRow, User.name)
        .outerjoin(User, User.id == KnowledgeFactRow.changed_by)
        .where(wanted)
        .order_by(KnowledgeFactRow.key, KnowledgeFactRow.number)
    )
    return tuple(_version(row, name or "–") for row, name in rows)


def _version(row: KnowledgeFactRow, by: str) -> FactVersion:
    said = {"it": row.statement_it, "en": row.statement_en}
    named = {"it": row.topics_it, "en": row.topics_en}
    return FactVersion(
        key=row.key,
        number=row.number,
        team_id=row.team_id,
        kind=row.kind,
        value=row.value,
        statements={language: text for language, text in said.items() if text},
        topics={language: tuple(text.split("\n")) for language, text in named.items() if text},
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        replaced=row.replaced,
        source_name=row.source_name,
        source_link=row.source_link,
        at=row.changed_at,
        by=by,
    )
