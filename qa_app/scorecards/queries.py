"""Reads of rubrics: versions, drafts, and the rules that choose among them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select

from qa_app.core.audit import AuditEntry
from qa_app.core.database import db
from qa_app.scorecards.models import RubricDraft, RubricRule, RubricVersion
from rubrics.loader import content_hash as digest
from rubrics.loader import library, parse
from rubrics.schema import Rubric


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the editor reads it; `lock` goes back with the next saving."""

    id: int
    rubric_id: str
    based_on_id: int | None
    content: str
    created_by: int
    created_at: datetime
    edited_by: int
    edited_at: datetime
    lock: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in a list, newest first; `is_current` is the one that new reviews use."""

    id: int
    rubric_id: str
    number: int
    rubric: Rubric
    content_hash: str
    published_at: datetime
    published_by: int | None
    archived_at: datetime | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """Which rubric a kind of conversation is judged with; a condition that is None asks nothing."""

    rubric_id: str
    team_id: int | None = None
    channel: str | None = None
    language: str | None = None
    reason: str | None = None

    def holds(
        self, *, team_id: int | None, channel: str | None, language: str | None, reason: str | None
    ) -> bool:
        """Whether a conversation is one of these; what is not known of it fits no condition."""
        pairs = (
            (self.team_id, team_id),
            (self.channel, channel),
            (self.language, language),
            (self.reason, reason),
        )
        return all(wanted is None or wanted == given for wanted, given in pairs)


def current_version(rubric_id: str) -> RubricVersion | None:
    """The version of a rubric that new reviews use; None if there is none, or it was archived."""
    return db.session.scalars(
        select(RubricVersion)
        .where(RubricVersion.rubric_id == rubric_id, RubricVersion.archived_at.is_(None))
        .order_by(RubricVersion.number.desc())
        .limit(1)
    ).first()


def newest_version(rubric_id: str) -> RubricVersion | None:
    """The version with the highest number, archived or not."""
    return db.session.scalars(
        select(RubricVersion)
        .where(RubricVersion.rubric_id == rubric_id)
        .order_by(RubricVersion.number.desc())
        .limit(1)
    ).first()


def versions(rubric_id: str | None = None) -> tuple[VersionLine, ...]:
    """Every version of a rubric, or of all rubrics, newest first within each."""
    asked = select(RubricVersion).order_by(RubricVersion.rubric_id, RubricVersion.number.desc())
    if rubric_id is not None:
        asked = asked.where(RubricVersion.rubric_id == rubric_id)
    seen: set[str] = set()
    lines = []
    for row in db.session.scalars(asked):
        is_current = row.archived_at is None and row.rubric_id not in seen
        if is_current:
            seen.add(row.rubric_id)
        lines.append(_line(row, is_current=is_current))
    return tuple(lines)


def drafts() -> tuple[Draft, ...]:
    """Every draft, by rubric."""
    return tuple(
        _draft(row) for row in db.session.scalars(select(RubricDraft).order_by(RubricDraft.rubric_id))
    )


def draft(draft_id: int) -> Draft | None:
    """One draft."""
    row = db.session.get(RubricDraft, draft_id)
    return None if row is None else _draft(row)


def draft_of(rubric_id: str) -> Draft | None:
    """The draft of a rubric's next version."""
    row = db.session.scalar(select(RubricDraft).where(RubricDraft.rubric_id == rubric_id))
    return None if row is None else _draft(row)


def rules() -> tuple[Rule, ...]:
    """The rules that choose a rubric, in the order in which they are tried."""
    rows = db.session.scalars(select(RubricRule).order_by(RubricRule.position))
    return tuple(Rule(row.rubric_id, row.team_id, row.channel, row.language, row.reason) for row in rows)


def fingerprint(rules: Sequence[Rule]) -> str:
    """A digest of rules in their order, by which a change of theirs is noticed."""
    return hashlib.blake2b(repr(tuple(rules)).encode(), digest_size=12).hexdigest()


def version(version_id: int) -> VersionLine | None:
    """One version, as it stands among the others of its rubric."""
    row = db.session.get(RubricVersion, version_id)
    if row is None:
        return None
    in_use = current_version(row.rubric_id)
    return _line(row, is_current=in_use is not None and in_use.id == row.id)


def notes(version_ids: Sequence[int]) -> Mapping[int, str]:
    """Why each of these versions was published, where somebody said so."""
    subjects = {f"rubric_version:{number}": number for number in version_ids}
    rows = db.session.scalars(
        select(AuditEntry).where(AuditEntry.subject.in_(subjects), AuditEntry.action == "rubric.published")
    )
    return {subjects[row.subject]: str(row.detail["note"]) for row in rows if row.detail.get("note")}


def rubric_of(version: RubricVersion) -> Rubric:
    """The rubric of a version. A version never changes, so it is parsed once a process."""
    return _parsed(version.content_hash, version.content)


@lru_cache(maxsize=64)
def _parsed(content_hash: str, content: str) -> Rubric:
    return _shipped().get(content_hash) or parse(content, source=f"published version {content_hash}")


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Rubric]:
    """The library by its digests: what ships need not be read from YAML again."""
    return {digest(rubric): rubric for rubric in library().values()}


def _line(row: RubricVersion, *, is_current: bool) -> VersionLine:
    return VersionLine(
        id=row.id,
        rubric_id=row.rubric_id,
        number=row.number,
        rubric=rubric_of(row),
        content_hash=row.content_hash,
        published_at=row.published_at,
        published_by=row.published_by,
        archived_at=row.archived_at,
        is_current=is_current,
    )


def _draft(row: RubricDraft) -> Draft:
    return Draft(
        id=row.id,
        rubric_id=row.rubric_id,
        based_on_id=row.based_on_id,
        content=row.content,
        created_by=row.created_by,
        created_at=row.created_at,
        edited_by=row.edited_by,
        edited_at=row.edited_at,
        lock=row.lock,
    )
