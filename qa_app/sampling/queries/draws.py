"""Reads of draws: the record behind a review."""

from sqlalchemy import select

from qa_app.accounts.models import User
from qa_app.core.database import db
from qa_app.sampling.models import Draw, SamplingCycle, SamplingPlan
from qa_app.sampling.queries.records import DrawRecord, part_of


def draw(draw_id: int) -> DrawRecord | None:
    """A draw with its frame; who may see it is the caller's to say."""
    found = db.session.execute(
        select(Draw, SamplingPlan.name, User.name)
        .outerjoin(SamplingCycle, SamplingCycle.id == Draw.cycle_id)
        .outerjoin(SamplingPlan, SamplingPlan.id == SamplingCycle.plan_id)
        .outerjoin(User, User.id == Draw.drawn_by)
        .where(Draw.id == draw_id)
    ).one_or_none()
    if found is None:
        return None
    row, plan, drawn_by = found
    return DrawRecord(
        id=row.id,
        kind=row.kind,
        plan=plan,
        seed=row.seed,
        since=row.since,
        until=row.until,
        design=dict(row.design),
        frame=tuple(part_of(data) for data in row.frame),
        frame_hash=row.frame_hash,
        exclusions=dict(row.exclusions),
        chosen=tuple((transcript_id, agent_id) for transcript_id, agent_id in row.chosen),
        drawn_at=row.drawn_at,
        drawn_by=drawn_by,
    )
