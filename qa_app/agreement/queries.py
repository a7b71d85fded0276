"""Reads of the agreement profile and of the log of looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from qa_app.accounts.models import Agent, User
from qa_app.agreement.models import AccessEntry, AgreementProfileRow
from qa_app.core.database import db

SAME_LOOK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a person's data."""

    at: datetime
    viewer: str
    agent: str
    what: str
    subject: str

    @property
    def number(self) -> str:
        """The number of what was looked at, as people write it; nothing for the person as a whole."""
        noun, _, number = self.subject.partition(":")
        return "" if noun == "agent" else number


@dataclass(frozen=True, slots=True)
class Change:
    """A version of the profile with who made it and why."""

    at: datetime
    by: str
    reason: str
    settings: dict[str, object]


def newest() -> AgreementProfileRow | None:
    """The version in force."""
    return db.session.scalar(select(AgreementProfileRow).order_by(AgreementProfileRow.id.desc()).limit(1))


def changes() -> tuple[Change, ...]:
    """All versions, newest first."""
    rows = db.session.execute(
        select(AgreementProfileRow, User.name)
        .outerjoin(User, User.id == AgreementProfileRow.changed_by)
        .order_by(AgreementProfileRow.id.desc())
    )
    return tuple(Change(row.changed_at, name or "–", row.reason, dict(row.settings)) for row, name in rows)


def looked_lately(agent_id: int, what: str, subject: str, viewer_id: int, at: datetime) -> bool:
    """Whether the same look was noted within the last minute."""
    found = db.session.scalar(
        select(AccessEntry.id)
        .where(
            AccessEntry.agent_id == agent_id,
            AccessEntry.viewer_id == viewer_id,
            AccessEntry.what == what,
            AccessEntry.subject == subject,
            AccessEntry.at > at - SAME_LOOK,
        )
        .limit(1)
    )
    return found is not None


def looks(*, agent_id: int | None = None, limit: int = 200) -> tuple[Look, ...]:
    """Looks at one person's data, or at anybody's, newest first."""
    wanted = (
        select(AccessEntry, User.name, Agent.name)
        .join(User, User.id == AccessEntry.viewer_id)
        .join(Agent, Agent.id == AccessEntry.agent_id)
        .order_by(AccessEntry.at.desc(), AccessEntry.id.desc())
        .limit(limit)
    )
    if agent_id is not None:
        wanted = wanted.where(AccessEntry.agent_id == agent_id)
    return tuple(
        Look(e.at, viewer, agent, e.what, e.subject) for e, viewer, agent in db.session.execute(wanted)
    )
