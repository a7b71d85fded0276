"""Replacing a drawn conversation: with a reason, by the next of the same lot, and counted per reviewer."""

from datetime import datetime

from sqlalchemy import select

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations import service as evaluations
from qa_app.evaluations.models import Evaluation
from qa_app.sampling import queries
from qa_app.sampling.models import QueueItem
from qa_app.sampling.queries.records import Key, Part, part_of
from qa_app.sampling.service import drawing
from qa_app.sampling.service.framing import Rules, room_of
from qa_app.sampling.service.queueing import own_item
from qa_app.sampling.service.refusals import ItemGoneError, ReasonNeededError
from qa_app.transcripts.models import Transcript

CAUSES = ("unusable", "wrong_person", "known_customer", "not_service", "other")
MIN_REASON, MAX_REASON = 5, 500


def replace_item(item_id: int, cause: str, words: str, *, viewer: Viewer, at: datetime) -> int | None:
    """The id of the item that takes its place; None where nothing of that stratum is left.

    A draft that was begun is set aside, never deleted. Raises ReasonNeededError, and ItemGoneError
    once it is done.
    """
    row = own_item(item_id, viewer)
    said = words.strip()
    if cause not in CAUSES or not MIN_REASON <= len(said) <= MAX_REASON:
        raise ReasonNeededError
    if row.evaluation is not None and row.evaluation.submitted_at is not None:
        raise ItemGoneError
    if row.evaluation_id is not None:
        evaluations.set_aside(row.evaluation_id, said, viewer=viewer, at=at)
    row.state, row.cause, row.note = "replaced", cause, said
    row.changed_at, row.changed_by = at, viewer.user_id
    db.session.flush()
    part = _successor(row, viewer, at=at)
    new = None if part is None else _item(row, part, at=at)
    audit.record("sampling.replaced", f"queue_item:{row.id}", user_id=viewer.user_id, at=at, cause=cause)
    db.session.commit()
    return None if new is None else new.id


def _successor(row: QueueItem, viewer: Viewer, *, at: datetime) -> Part | None:
    """The next of the same stratum by the same seed that can still be drawn today."""
    frame = tuple(part_of(data) for data in row.draw.frame)
    design = drawing.design_of(row.draw.design)
    in_turn = drawing.successors(frame, design, row.draw.seed, stratum=row.stratum, kind=row.kind)
    taken = _taken(row)
    room = room_of({part.agent_id for part in in_turn}, Rules(row.kind), at=at)
    fit = [
        part
        for part in in_turn
        if part.key not in taken and room[part.agent_id] > 0 and part.agent_id != viewer.agent_id
    ]
    there = set(
        db.session.scalars(select(Transcript.id).where(Transcript.id.in_([p.transcript_id for p in fit])))
    )
    return next((part for part in fit if part.transcript_id in there), None)


def _taken(row: QueueItem) -> set[Key]:
    """Parts of the stratum's draw, and parts reviewed or waiting since."""
    kinds = ("random",) if row.kind == "random" else queries.frame.KINDS
    waiting = select(QueueItem.transcript_id, QueueItem.agent_id).where(
        (QueueItem.draw_id == row.draw_id)
        | (QueueItem.kind.in_(kinds) & QueueItem.state.in_(queries.frame.TAKEN))
    )
    ids = {data[0] for data in row.draw.frame}
    reviewed = select(Evaluation.transcript_id, Evaluation.reviewee_id).where(
        Evaluation.transcript_id.in_(ids), Evaluation.kind.in_(kinds)
    )
    found = {(transcript_id or 0, agent_id) for transcript_id, agent_id in db.session.execute(waiting)}
    return found | {
        (transcript_id, agent_id or 0) for transcript_id, agent_id in db.session.execute(reviewed)
    }


def _item(old: QueueItem, part: Part, *, at: datetime) -> QueueItem:
    new = QueueItem(
        draw_id=old.draw_id,
        cycle_id=old.cycle_id,
        transcript_id=part.transcript_id,
        agent_id=part.agent_id,
        reviewer_id=old.reviewer_id,
        kind=old.kind,
        stratum=old.stratum,
        signals=list(part.signals),
        due_on=old.due_on,
        replaces_id=old.id,
        created_at=at,
    )
    db.session.add(new)
    return new
