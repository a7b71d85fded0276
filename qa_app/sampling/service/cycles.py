"""A plan's weeks and months: made once, by whoever comes first, and frozen from then on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.exc import IntegrityError

from qa_app.accounts import queries as accounts
from qa_app.core import audit
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.sampling import queries
from qa_app.sampling.models import Draw, QueueItem, SamplingCycle
from qa_app.sampling.queries import Frame, Plan, Settings
from qa_app.sampling.service import drawing, recording
from qa_app.sampling.service.drawing import PERSON, Design
from qa_app.sampling.service.framing import Framed, Rules, sort_out
from qa_app.sampling.service.lots import lot
from qa_app.sampling.service.recording import Drawn
from qa_app.sampling.service.sharing import Assigned, Desk, doubled, share_out
from qa_app.sampling.service.suspecting import with_signals

Chance = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a cycle would hold: its draws, each with who reviews what. Nothing is written yet."""

    draws: tuple[tuple[Drawn, tuple[Assigned, ...]], ...]


def period_of(plan: Plan, day: date) -> tuple[date, date]:
    """The first and last day of the plan's cycle that a day is in; the first one begins with the plan."""
    if plan.settings.period == "week":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    else:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return max(first, plan.from_date), last if plan.to_date is None else min(last, plan.to_date)


def ensure_cycles(*, at: datetime, chance: Chance) -> tuple[int, ...]:
    """The ids of the cycles made now: one for each running plan that has none for today."""
    day = at.astimezone(ZONE).date()
    made = (make_cycle(plan, day, at=at, seed=chance()) for plan in queries.running(day) if _lacks(plan, day))
    return tuple(cycle_id for cycle_id in made if cycle_id is not None)


def make_cycle(plan: Plan, day: date, *, at: datetime, seed: int) -> int | None:
    """The id of the plan's cycle of a day, made now; None where another process made it first."""
    first, last = period_of(plan, day)
    prepared = prepare(plan.settings, first, at=at, seed=seed)
    row = SamplingCycle(
        plan_id=plan.id, from_date=first, to_date=last, settings=plan.settings.as_json(), made_at=at
    )
    db.session.add(row)
    try:
        db.session.flush()
        for drawn, assigned in prepared.draws:
            draw = recording.record(drawn, at=at, by=None, cycle_id=row.id)
            _add_items(draw, row, assigned, plan.settings.goal, at=at)
        audit.record("sampling.cycle_made", f"sampling_plan:{plan.id}", user_id=None, at=at, cycle=row.id)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return None
    return row.id


def prepare(settings: Settings, first: date, *, at: datetime, seed: int) -> Prepared:
    """Draw for a cycle that begins on a day, from what ended before it, and say who reviews what.

    The frame ends where the cycle begins, so that it does not matter who opens the queue first, and when.
    """
    until = min(datetime.combine(first, time(), ZONE), at)
    frame = Frame(
        until - timedelta(days=settings.days),
        until,
        settings.team_ids,
        settings.channels,
        settings.languages,
        settings.reasons,
    )
    named = set(settings.agent_ids)
    found = tuple(one for one in queries.candidates(frame) if not named or one.part.agent_id in named)
    old = queries.conversations_before(frame, until - timedelta(days=_length(settings)))
    desks = _desks(settings)
    rules = Rules("random", left_out=frozenset(settings.left_out))
    drawn, assigned = _random(settings, frame, sort_out(found, rules, at=at), desks, seed)
    draws = [(_with_old(drawn, old), assigned)]
    if settings.targeted:
        keys = tuple(one.chosen.part.key for one in assigned)
        rules = replace(rules, kind="targeted", drawn=keys)
        draws.append(_targeted(settings, frame, sort_out(found, rules, at=at), desks, seed))
    return Prepared(tuple(draws))


def _random(
    settings: Settings, frame: Frame, framed: Framed, desks: Sequence[Desk], seed: int
) -> tuple[Drawn, tuple[Assigned, ...]]:
    design = Design(settings.count, settings.by, settings.share, settings.spread, framed.room)
    chosen = drawing.draw(framed.parts, design, seed)
    drawn = Drawn("random", seed, frame.since, frame.until, design, framed.parts, framed.exclusions, chosen)
    assigned = share_out(chosen, desks, seed)
    room = dict(framed.room)
    for one in chosen:
        room[one.part.agent_id] -= 1
    return drawn, (*assigned, *doubled(assigned, desks, settings.double_percent, room, seed))


def _targeted(
    settings: Settings, frame: Frame, framed: Framed, desks: Sequence[Desk], seed: int
) -> tuple[Drawn, tuple[Assigned, ...]]:
    parts = tuple(one.part for one in with_signals(framed.kept, settings.rubric))
    design = Design(settings.targeted, by=PERSON, spread=False, room=framed.room)
    chosen = drawing.draw_targeted(parts, design, seed)
    drawn = Drawn("targeted", seed, frame.since, frame.until, design, parts, framed.exclusions, chosen)
    return drawn, share_out(chosen, desks, seed)


def _with_old(drawn: Drawn, old: int) -> Drawn:
    return replace(drawn, exclusions={**drawn.exclusions, "old": old}) if old else drawn


def _length(settings: Settings) -> int:
    """Days that a cycle could look back on; what is older than the plan allows is counted as such."""
    return max(settings.days, 7 if settings.period == "week" else 31)


def _desks(settings: Settings) -> tuple[Desk, ...]:
    viewers = ((accounts.viewer_of(user_id), share) for user_id, share in settings.reviewers.items())
    return tuple(
        Desk(viewer.user_id, share, viewer.agent_id)
        for viewer, share in viewers
        if viewer is not None and share > 0 and queries.may_review(viewer, settings.team_ids)
    )


def _lacks(plan: Plan, day: date) -> bool:
    return not queries.has_cycle(plan.id, period_of(plan, day)[0])


def _add_items(
    draw: Draw, cycle: SamplingCycle, assigned: Iterable[Assigned], goal: int, *, at: datetime
) -> None:
    desks: dict[int, list[Assigned]] = defaultdict(list)
    for one in assigned:
        desks[one.reviewer_id].append(one)
    for own in desks.values():
        in_turn = sorted(own, key=lambda one: lot(draw.seed, ("due", one.chosen.part.key)))
        for place, one in enumerate(in_turn):
            part = one.chosen.part
            item = QueueItem(
                draw_id=draw.id,
                cycle_id=cycle.id,
                transcript_id=part.transcript_id,
                agent_id=part.agent_id,
                reviewer_id=one.reviewer_id,
                kind=draw.kind,
                stratum=one.chosen.stratum,
                signals=list(part.signals),
                is_second=one.is_second,
                due_on=_due(cycle, place, goal),
                created_at=at,
            )
            db.session.add(item)


def _due(cycle: SamplingCycle, place: int, goal: int) -> date:
    """The Sunday by which the weekly goal comes to this one, at the latest the cycle's last day.

    A cycle that begins late in its week leaves a week for its first reviews.
    """
    begun = cycle.from_date + timedelta(days=3)
    sunday = begun + timedelta(days=6 - begun.weekday() + 7 * (place // goal))
    return min(sunday, max(cycle.to_date, cycle.from_date + timedelta(days=6)))
