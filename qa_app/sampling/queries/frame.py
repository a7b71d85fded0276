"""What can be drawn: every agent's part in the conversations of a stretch of time, suitable or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select

from nlp.types import Speaker
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.sampling.models import QueueItem
from qa_app.sampling.queries.records import Candidate, Key, Part
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import Revision, Transcript, TurnRow

TESTS = ("test", "prova")
KINDS = ("random", "targeted")
# A part that somebody replaced was found unsuitable: it does not come back.
TAKEN = ("due", "opened", "done", "replaced")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where to draw from. Empty means everything; `viewer` narrows it to what that person may see."""

    since: datetime
    until: datetime
    team_ids: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    viewer: Viewer | None = None


def candidates(frame: Frame) -> tuple[Candidate, ...]:
    """Every part in the frame, in a fixed order; events are nobody's words."""
    ids = _heads(frame).with_only_columns(Transcript.id).subquery()
    heads = {head.id: head for head in db.session.scalars(_heads(frame))}
    newest = (
        select(Revision.transcript_id, func.max(Revision.id).label("revision_id"))
        .where(Revision.transcript_id.in_(select(ids.c.id)))
        .group_by(Revision.transcript_id)
        .subquery()
    )
    said = (
        select(
            newest.c.transcript_id,
            newest.c.revision_id,
            TurnRow.speaker,
            TurnRow.agent_id,
            func.count().label("turns"),
            func.sum(_words()).label("words"),
        )
        .join(TurnRow, TurnRow.revision_id == newest.c.revision_id)
        .where(TurnRow.kind == "message", TurnRow.speaker.in_((Speaker.AGENT, Speaker.CUSTOMER)))
        .group_by(newest.c.transcript_id, newest.c.revision_id, TurnRow.speaker, TurnRow.agent_id)
        .order_by(newest.c.transcript_id, TurnRow.agent_id)
    )
    rows = db.session.execute(said).all()
    customers = _customers(rows)
    taken = _taken(frame)
    return tuple(
        _candidate(heads[row.transcript_id], row, customers, taken)
        for row in rows
        if row.speaker == Speaker.AGENT and row.agent_id is not None and row.transcript_id in heads
    )


def conversations_before(frame: Frame, since: datetime) -> int:
    """How many conversations from `since` on are too old for the frame."""
    older = Frame(since, frame.since, frame.team_ids, frame.channels, frame.languages, frame.reasons)
    return db.session.scalar(select(func.count()).select_from(_heads(older).subquery())) or 0


def shift_of(moment: datetime) -> str:
    """The shift of a moment by the local clock: early from 6, late from 14, night from 22."""
    hour = moment.astimezone(ZONE).hour
    return "early" if 6 <= hour < 14 else "late" if 14 <= hour < 22 else "night"


def _heads(frame: Frame) -> Select[Transcript]:
    wanted = select(Transcript) if frame.viewer is None else transcripts.visible(frame.viewer)
    wanted = wanted.where(
        Transcript.origin == "import",
        Transcript.started_at >= frame.since,
        Transcript.started_at < frame.until,
    )
    narrowed = (
        (Transcript.team_id, frame.team_ids),
        (Transcript.channel, frame.channels),
        (Transcript.language, frame.languages),
        (Transcript.reason, frame.reasons),
    )
    for column, values in narrowed:
        if values:
            wanted = wanted.where(column.in_(values))
    return wanted


def _words() -> ColumnElement[int]:
    """Words of a turn, counted by the blanks between them: exact enough for "at least ten"."""
    text = func.trim(func.replace(TurnRow.text, "\n", " "))
    blanks = func.length(text) - func.length(func.replace(text, " ", ""))
    return case((text == "", 0), else_=blanks + 1)


# Any: a row of SQLAlchemy, read by name.
def _customers(rows: Any) -> dict[int, tuple[int, int]]:
    said: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.speaker == Speaker.CUSTOMER:
            turns, words = said.get(row.transcript_id, (0, 0))
            said[row.transcript_id] = (turns + row.turns, words + row.words)
    return said


def _taken(frame: Frame) -> Mapping[Key, set[str]]:
    """Parts that somebody, whoever it is, reviews already or is about to, by kind of draw."""
    during = (Transcript.started_at >= frame.since, Transcript.started_at < frame.until)
    reviewed = (
        select(Evaluation.transcript_id, Evaluation.reviewee_id, Evaluation.kind)
        .join(Transcript, Transcript.id == Evaluation.transcript_id)
        .where(Evaluation.kind.in_(KINDS), *during)
    )
    waiting = (
        select(QueueItem.transcript_id, QueueItem.agent_id, QueueItem.kind)
        .join(Transcript, Transcript.id == QueueItem.transcript_id)
        .where(QueueItem.state.in_(TAKEN), *during)
    )
    taken: dict[Key, set[str]] = {}
    for statement in (reviewed, waiting):
        for transcript_id, agent_id, kind in db.session.execute(statement):
            taken.setdefault((transcript_id, agent_id or 0), set()).add(kind)
    return taken


def _candidate(
    head: Transcript,
    row: Row[Any],
    customers: Mapping[int, tuple[int, int]],
    taken: Mapping[Key, set[str]],
) -> Candidate:
    day = head.started_at.astimezone(ZONE).date().isoformat()
    part = Part(head.id, row.agent_id, head.channel, head.reason, day, shift_of(head.started_at))
    turns, words = customers.get(head.id, (0, 0))
    return Candidate(
        part=part,
        team_id=head.team_id,
        revision_id=row.revision_id,
        started_at=head.started_at,
        turns=row.turns,
        words=row.words,
        customer_turns=turns,
        customer_words=words,
        is_test=any(_is_test(name) for name in (head.queue, head.segment, head.customer, head.external_id)),
        kinds=frozenset(taken.get(part.key, ())),
    )


def _is_test(name: str | None) -> bool:
    words = (name or "").casefold().replace("-", " ").replace("_", " ").split()
    return bool(words) and words[0] in TESTS
