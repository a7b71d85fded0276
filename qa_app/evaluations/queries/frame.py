"""What can be drawn: every agent's part in the conversations that a viewer sees within a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from nlp.types import Speaker
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import Revision, Transcript, TurnRow


@dataclass(frozen=True, slots=True)
class Frame:
    """Where to draw from: a stretch of time, perhaps one team or one channel."""

    since: datetime
    until: datetime
    team_id: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One agent's part in one conversation, with how much either side says."""

    transcript_id: int
    agent_id: int
    turns: int
    words: int
    customer_turns: int
    customer_words: int
    is_drawn_already: bool


def parts_of(frame: Frame, *, viewer: Viewer) -> tuple[Part, ...]:
    """Every part in the frame, suitable or not, in a fixed order; events are nobody's words."""
    seen = transcripts.visible(viewer).where(
        Transcript.origin == "import",
        Transcript.started_at >= frame.since,
        Transcript.started_at <= frame.until,
    )
    if frame.team_id is not None:
        seen = seen.where(Transcript.team_id == frame.team_id)
    if frame.channel is not None:
        seen = seen.where(Transcript.channel == frame.channel)
    ids = seen.with_only_columns(Transcript.id).subquery()
    newest = (
        select(Revision.transcript_id, func.max(Revision.id).label("revision_id"))
        .where(Revision.transcript_id.in_(select(ids.c.id)))
        .group_by(Revision.transcript_id)
        .subquery()
    )
    said = (
        select(
            newest.c.transcript_id,
            TurnRow.speaker,
            TurnRow.agent_id,
            func.count().label("turns"),
            func.sum(_words()).label("words"),
        )
        .join(TurnRow, TurnRow.revision_id == newest.c.revision_id)
        .where(TurnRow.kind == "message", TurnRow.speaker.in_((Speaker.AGENT, Speaker.CUSTOMER)))
        .group_by(newest.c.transcript_id, TurnRow.speaker, TurnRow.agent_id)
        .order_by(newest.c.transcript_id, TurnRow.agent_id)
    )
    return _parts(db.session.execute(said).all(), _drawn_in(frame))


def _words() -> ColumnElement[int]:
    """Words of a turn, counted by the blanks between them: exact enough for "at least ten"."""
    text = func.trim(func.replace(TurnRow.text, "\n", " "))
    blanks = func.length(text) - func.length(func.replace(text, " ", ""))
    return case((text == "", 0), else_=blanks + 1)


def _drawn_in(frame: Frame) -> frozenset[tuple[int, int | None]]:
    """Parts that somebody, whoever it is, has drawn already."""
    rows = db.session.execute(
        select(Evaluation.transcript_id, Evaluation.reviewee_id)
        .join(Transcript, Transcript.id == Evaluation.transcript_id)
        .where(
            Evaluation.kind == "random",
            Transcript.started_at >= frame.since,
            Transcript.started_at <= frame.until,
        )
    )
    return frozenset((transcript_id, agent_id) for transcript_id, agent_id in rows)


def _parts(
    rows: Sequence[tuple[int, str, int | None, int, int]], drawn: frozenset[tuple[int, int | None]]
) -> tuple[Part, ...]:
    customers: dict[int, tuple[int, int]] = {}
    for transcript_id, speaker, _agent, turns, words in rows:
        if speaker == Speaker.CUSTOMER:
            before = customers.get(transcript_id, (0, 0))
            customers[transcript_id] = (before[0] + turns, before[1] + words)
    return tuple(
        Part(
            transcript_id,
            agent_id,
            turns,
            words,
            *customers.get(transcript_id, (0, 0)),
            (transcript_id, agent_id) in drawn,
        )
        for transcript_id, speaker, agent_id, turns, words in rows
        if speaker == Speaker.AGENT and agent_id is not None
    )
