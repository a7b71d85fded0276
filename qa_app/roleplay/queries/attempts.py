"""The attempts of the person who asks. There is no query for anybody else's."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.roleplay.models import Attempt, AttemptTurn
from qa_app.roleplay.queries.records import AttemptLine, Exchange, Heard, Played
from qa_app.roleplay.queries.versions import scenario_of
from rubrics.words import Text
from scenarios.state import State


def row_of(attempt_id: int, viewer: Viewer) -> Attempt | None:
    """The viewer's own attempt; another person's is not there, whoever asks."""
    return db.session.scalar(
        select(Attempt)
        .where(Attempt.id == attempt_id, Attempt.user_id == viewer.user_id)
        .options(joinedload(Attempt.version), selectinload(Attempt.turns))
    )


def own(attempt_id: int, viewer: Viewer) -> Played | None:
    """The viewer's own attempt as a page shows it."""
    row = row_of(attempt_id, viewer)
    return None if row is None else played(row)


def played(row: Attempt) -> Played:
    """A row as services and pages read it."""
    evaluation = _evaluation(row.transcript_id)
    return Played(
        id=row.id,
        scenario=scenario_of(row.version),
        language=row.language,
        state=State.from_dict(row.state),
        opening=tuple(row.opening),
        exchanges=tuple(_exchange(turn) for turn in row.turns),
        started_at=row.started_at,
        finished_at=row.finished_at,
        outcome=row.outcome,
        score=row.score,
        base=evaluation[1] if evaluation else None,
        evaluation_id=evaluation[0] if evaluation else None,
    )


def attempts_of(viewer: Viewer, *, limit: int = 50) -> tuple[AttemptLine, ...]:
    """The viewer's attempts, newest first."""
    replies = (
        select(func.count(AttemptTurn.id))
        .where(AttemptTurn.attempt_id == Attempt.id)
        .correlate(Attempt)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Attempt, replies)
        .where(Attempt.user_id == viewer.user_id)
        .options(joinedload(Attempt.version))
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(limit)
    )
    return tuple(_line(row, count) for row, count in rows)


def unscored(viewer: Viewer) -> tuple[int, ...]:
    """The ids of the viewer's ended attempts that have no score yet."""
    return tuple(
        db.session.scalars(
            select(Attempt.id).where(
                Attempt.user_id == viewer.user_id, Attempt.transcript_id.is_not(None), Attempt.score.is_(None)
            )
        )
    )


def _line(row: Attempt, replies: int) -> AttemptLine:
    scenario = scenario_of(row.version)
    return AttemptLine(
        id=row.id,
        scenario_id=scenario.id,
        title=scenario.title,
        language=row.language,
        started_at=row.started_at,
        ending=scenario.endings[row.ending].title if row.ending else None,
        outcome=row.outcome,
        score=row.score,
        replies=replies,
    )


def _evaluation(transcript_id: int | None) -> tuple[int, float | None] | None:
    if transcript_id is None:
        return None
    found = db.session.execute(
        select(Evaluation.id, Evaluation.base).where(
            Evaluation.transcript_id == transcript_id, Evaluation.kind == "roleplay"
        )
    ).first()
    return None if found is None else (found[0], found[1])


def _exchange(row: AttemptTurn) -> Exchange:
    feedback: dict[str, Any] = row.feedback
    return Exchange(
        position=row.position,
        reply=row.reply,
        lines=tuple(row.lines),
        need=Text(**feedback["need"]),
        is_met=feedback["met"],
        heard=tuple(Heard(label, quote) for label, quote, _start, _end in feedback["heard"]),
        mood_change=feedback["mood_change"],
        better=tuple(feedback["better"]),
        state=State.from_dict(row.state),
        elapsed=row.elapsed,
        at=row.at,
    )
