"""Reads of published rubrics."""

from functools import lru_cache

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.scorecards.models import RubricVersion
from rubrics.loader import parse
from rubrics.schema import Rubric


def current_version(rubric_id: str) -> RubricVersion | None:
    """The newest published version of a rubric."""
    return db.session.scalars(
        select(RubricVersion)
        .where(RubricVersion.rubric_id == rubric_id)
        .order_by(RubricVersion.number.desc())
        .limit(1)
    ).first()


def rubric_of(version: RubricVersion) -> Rubric:
    """The rubric of a version. A version never changes, so it is parsed once a process."""
    return _parsed(version.content_hash, version.content)


@lru_cache(maxsize=64)
def _parsed(content_hash: str, content: str) -> Rubric:
    return parse(content, source=f"published version {content_hash}")
