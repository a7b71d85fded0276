"""Writing a draw down, and drawing it again from what was written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries as evaluations
from qa_app.sampling import queries
from qa_app.sampling.models import Draw
from qa_app.sampling.queries import DrawRecord, Part
from qa_app.sampling.service import drawing
from qa_app.sampling.service.drawing import Chosen, Design


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw that was made and is not written down yet."""

    kind: str
    seed: int
    since: datetime
    until: datetime
    design: Design
    frame: tuple[Part, ...]
    exclusions: dict[str, int]
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Redone:
    """A recorded draw, drawn again: whether its frame is intact and the same parts come out."""

    same_frame: bool
    same_choice: bool


def record(drawn: Drawn, *, at: datetime, by: int | None, cycle_id: int | None = None) -> Draw:
    """Add the draw to the running transaction; it has its id."""
    row = Draw(
        cycle_id=cycle_id,
        kind=drawn.kind,
        seed=drawn.seed,
        since=drawn.since,
        until=drawn.until,
        design=drawn.design.as_json(),
        frame=[part.as_row() for part in drawn.frame],
        frame_size=len(drawn.frame),
        frame_hash=drawing.fingerprint(drawn.frame),
        exclusions=drawn.exclusions,
        chosen=[list(one.part.key) for one in drawn.chosen],
        drawn_at=at,
        drawn_by=by,
    )
    db.session.add(row)
    db.session.flush()
    return row


def note_for_review(row: Draw, *, plan: str | None = None, signals: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a review keeps of its draw: enough for a sentence, and the way to the whole record."""
    return {
        "draw_id": row.id,
        "kind": row.kind,
        "seed": row.seed,
        "frame": row.frame_size,
        "frame_hash": row.frame_hash,
        "days": (row.until - row.since).days,
        "exclusions": dict(row.exclusions),
        "plan": plan,
        "signals": list(signals),
    }


def how_drawn(evaluation_id: int, *, viewer: Viewer) -> DrawRecord:
    """The draw behind a review, for whoever may read the review."""
    head = evaluations.head_of(evaluation_id, viewer)
    draw_id = None if head is None else head.draw.get("draw_id")
    found = None if draw_id is None else queries.draw(draw_id)
    if found is None:
        raise NotFoundError
    return found


def redo(evaluation_id: int, *, viewer: Viewer) -> Redone:
    """Draw again from the record: same seed, same frame."""
    found = how_drawn(evaluation_id, viewer=viewer)
    design = drawing.design_of(found.design)
    again = drawing.again(found.kind, found.frame, design, found.seed)
    return Redone(drawing.fingerprint(found.frame) == found.frame_hash, again == found.chosen)
