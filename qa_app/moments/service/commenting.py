"""Keeping words that are used again: one's own, and for supervisors those of their team."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from nlp.types import AGENT_LABELS
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.moments import queries
from qa_app.moments.models import CommentTemplate
from qa_app.moments.queries.comments import leads
from rubrics.schema import PILLARS

TOPICS = (*PILLARS, *(label for label in AGENT_LABELS if label not in PILLARS))
MAX_NAME, MAX_TEXT = 80, 2000
MOST_OF_ONE = 200


@dataclass(frozen=True, slots=True)
class Words:
    """A comment template as it was filled in; without a team it is the writer's own."""

    name: str
    text_it: str = ""
    text_en: str = ""
    topic: str | None = None
    team_id: int | None = None


def create(words: Words, *, viewer: Viewer, at: datetime) -> int:
    """The id of a new template. Raises InvalidError naming what is missing or too long."""
    if not viewer.can(Permission.REVIEW):
        raise ForbiddenError
    _check(words, viewer)
    owned = select(func.count()).where(CommentTemplate.owner_id == viewer.user_id)
    if (db.session.scalar(owned) or 0) >= MOST_OF_ONE:
        raise InvalidError(problems=("many",))
    row = CommentTemplate(owner_id=viewer.user_id, created_at=at)
    _fill(row, words)
    db.session.add(row)
    db.session.commit()
    return row.id


def change(template_id: int, words: Words, *, viewer: Viewer) -> None:
    """Write a template anew; comments that were written with it stay as they are."""
    row = _editable(template_id, viewer)
    _check(words, viewer, before=row.team_id)
    _fill(row, words)
    db.session.commit()


def delete(template_id: int, *, viewer: Viewer) -> None:
    """Drop a template; comments that were written with it stay."""
    db.session.delete(_editable(template_id, viewer))
    db.session.commit()


def used(template_id: int, *, viewer: Viewer) -> None:
    """Count one use."""
    if queries.comment(template_id, viewer) is None:
        raise NotFoundError
    # Added up in the database: two reviewers may use the same one at the same moment.
    counted = update(CommentTemplate).where(CommentTemplate.id == template_id)
    db.session.execute(counted.values(uses=CommentTemplate.uses + 1))
    db.session.commit()


def _editable(template_id: int, viewer: Viewer) -> CommentTemplate:
    seen = queries.comment(template_id, viewer)
    if seen is None or not seen.may_edit:
        raise NotFoundError
    return db.session.get_one(CommentTemplate, template_id)


def _check(words: Words, viewer: Viewer, before: int | None = None) -> None:
    texts = (words.text_it.strip(), words.text_en.strip())
    team_fits = words.team_id in (None, before) or leads(words.team_id, viewer)
    checks = {
        "name": 0 < len(words.name.strip()) <= MAX_NAME,
        "text": any(texts) and max(map(len, texts)) <= MAX_TEXT,
        "topic": words.topic is None or words.topic in TOPICS,
        "team": team_fits,
    }
    wrong = tuple(name for name, holds in checks.items() if not holds)
    if wrong:
        raise InvalidError(problems=wrong)


def _fill(row: CommentTemplate, words: Words) -> None:
    row.name = words.name.strip()
    row.text_it, row.text_en = words.text_it.strip(), words.text_en.strip()
    row.topic, row.team_id = words.topic, words.team_id
