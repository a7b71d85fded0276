"""Preparing a session: title, rubric, reviewers, and one to ten conversations, by hand or at random."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy.exc import IntegrityError

from qa_app.accounts import queries as people
from qa_app.accounts import service as accounts
from qa_app.calibration import queries
from qa_app.calibration.models import CalibrationItem, CalibrationSeat, CalibrationSession
from qa_app.calibration.queries import Session, Stage
from qa_app.calibration.service.access import managed, stored
from qa_app.calibration.service.refusals import AlreadyCalibratedError, FullError, NothingToDrawError
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Role, Viewer
from qa_app.sampling import queries as sampling
from qa_app.sampling.queries import Candidate, Frame
from qa_app.sampling.service import Wish
from qa_app.sampling.service.framing import MIN_TURNS, MIN_WORDS
from qa_app.scorecards import queries as scorecards
from qa_app.scorecards.queries import VersionLine
from qa_app.scorecards.service import choose_version
from qa_app.transcripts import queries as transcripts

MAX_CONVERSATIONS = 10
MAX_TITLE = 120
MAX_REVIEWERS = 30
_TAKE_PART = (Role.REVIEWER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is."""

    title: str
    due_on: date
    version_id: int
    reviewer_ids: tuple[int, ...]


def reviewers(viewer: Viewer) -> tuple[accounts.UserRow, ...]:
    """Who may be invited: active reviewers and supervisors."""
    if not viewer.can(Permission.MANAGE_CALIBRATIONS):
        raise ForbiddenError
    return tuple(one for one in accounts.users() if one.active and set(one.roles) & set(_TAKE_PART))


def versions(*, at: datetime) -> tuple[VersionLine, ...]:
    """The versions in use, one of each rubric; the library's are published first where there is none."""
    if not any(one.is_current for one in scorecards.versions()):
        choose_version(at=at)
    return tuple(one for one in scorecards.versions() if one.is_current)


def create(plan: Plan, *, viewer: Viewer, at: datetime) -> int:
    """The id of a new session. Raises InvalidError naming what cannot be taken."""
    _check(plan, viewer)
    row = CalibrationSession(
        title=plan.title.strip(),
        rubric_version_id=plan.version_id,
        facilitator_id=viewer.user_id,
        due_on=plan.due_on,
        created_at=at,
        seats=[CalibrationSeat(user_id=number) for number in plan.reviewer_ids],
    )
    db.session.add(row)
    db.session.flush()
    audit.record("calibration.created", f"calibration:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()
    return row.id


def revise(session_id: int, plan: Plan, *, viewer: Viewer) -> None:
    """Change a session that has not started."""
    row = stored(managed(session_id, viewer), Stage.PREPARING)
    _check(plan, viewer)
    row.title, row.due_on, row.rubric_version_id = plan.title.strip(), plan.due_on, plan.version_id
    known = {seat.user_id: seat for seat in row.seats}
    row.seats = [known.get(number) or CalibrationSeat(user_id=number) for number in plan.reviewer_ids]
    db.session.commit()


def discard(session_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Take a session away that has not started; its conversations are free again."""
    row = stored(managed(session_id, viewer), Stage.PREPARING)
    audit.record("calibration.discarded", f"calibration:{row.id}", user_id=viewer.user_id, at=at)
    db.session.delete(row)
    db.session.commit()


def _check(plan: Plan, viewer: Viewer) -> None:
    allowed = {one.id for one in reviewers(viewer)}
    wrong = (
        ("title", not 0 < len(plan.title.strip()) <= MAX_TITLE),
        ("version", plan.version_id not in {one.id for one in scorecards.versions() if one.is_current}),
        ("reviewers", not set(plan.reviewer_ids) <= allowed or len(plan.reviewer_ids) > MAX_REVIEWERS),
    )
    problems = tuple(name for name, is_wrong in wrong if is_wrong)
    if problems:
        raise InvalidError(problems=problems)


def add(session_id: int, transcript_id: int, reviewee_id: int, *, viewer: Viewer) -> None:
    """Add one person's part in a conversation, chosen by hand."""
    session = managed(session_id, viewer)
    if transcripts.transcript(transcript_id, viewer) is None:
        raise NotFoundError
    if reviewee_id not in transcripts.agent_ids(transcripts.latest_revision(transcript_id)):
        raise NotFoundError
    _add(session, [(transcript_id, reviewee_id)], seed=None)


def add_random(session_id: int, wish: Wish, count: int, *, viewer: Viewer, at: datetime, seed: int) -> int:
    """Draw some conversations, each one's agent too; how many were added. The same seed draws the same.

    Raises NothingToDrawError where nothing suitable is left.
    """
    session = managed(session_id, viewer)
    if wish.team_id is not None and not viewer.reaches_team(wish.team_id):
        raise NotFoundError
    judging = {agent_id for seat in session.seats if (agent_id := _agent_of(seat.user_id)) is not None}
    taken = queries.known_parts()
    left: dict[int, list[int]] = {}
    for one in sampling.candidates(_frame(wish, viewer=viewer, at=at)):
        part = one.part
        is_taken = (part.transcript_id, part.agent_id) in taken
        if _is_suitable(one) and not is_taken and part.agent_id not in judging:
            left.setdefault(part.transcript_id, []).append(part.agent_id)
    if not left:
        raise NothingToDrawError
    chance = Random(seed)  # noqa: S311 - a draw that can be repeated from its seed, not a secret
    drawn = chance.sample(sorted(left), min(count, len(left)))
    _add(session, [(number, chance.choice(sorted(left[number]))) for number in drawn], seed=seed)
    return len(drawn)


def _agent_of(user_id: int) -> int | None:
    found = people.viewer_of(user_id)
    return None if found is None else found.agent_id


def _frame(wish: Wish, *, viewer: Viewer, at: datetime) -> Frame:
    return Frame(
        since=at - timedelta(days=wish.days),
        until=at,
        team_ids=() if wish.team_id is None else (wish.team_id,),
        channels=() if wish.channel is None else (wish.channel,),
        viewer=viewer,
    )


def _is_suitable(one: Candidate) -> bool:
    """As long as a review asks for; that somebody reviewed it before is no obstacle here."""
    turns, words = min(one.turns, one.customer_turns), min(one.words, one.customer_words)
    return turns >= MIN_TURNS and words >= MIN_WORDS and not one.is_test


def _add(session: Session, parts: list[tuple[int, int]], *, seed: int | None) -> None:
    row = stored(session, Stage.PREPARING)
    if len(row.items) + len(parts) > MAX_CONVERSATIONS:
        raise FullError
    for transcript_id, reviewee_id in parts:
        row.items.append(CalibrationItem(transcript_id=transcript_id, reviewee_id=reviewee_id, seed=seed))
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise AlreadyCalibratedError from error


def remove(session_id: int, item_id: int, *, viewer: Viewer) -> None:
    """Take a conversation out of a session that has not started."""
    row = stored(managed(session_id, viewer), Stage.PREPARING)
    row.items = [item for item in row.items if item.id != item_id]
    db.session.commit()
