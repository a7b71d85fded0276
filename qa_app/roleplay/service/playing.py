"""An attempt from its first line to its last: every reply counts once, and every state is kept."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from nlp.types import Speaker, Turn
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.roleplay import queries
from qa_app.roleplay.models import Attempt, AttemptTurn
from qa_app.roleplay.queries import Played
from qa_app.roleplay.service.finishing import finish
from qa_app.roleplay.service.hearing import Ear
from qa_app.roleplay.service.publishing import publish
from qa_app.roleplay.service.refusals import AlreadyOverError, WentOnError
from scenarios import engine as customer
from scenarios import play
from scenarios.engine import Feedback
from scenarios.schema import Scenario

MAX_REPLY = 2_000
# Whoever is away for longer has taken a break, and the customer's clock stood still.
LONGEST_REPLY = 600.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the trainee sends. `key` is the form's own, `turn` how many replies its page knew of."""

    text: str
    key: str
    turn: int


def begin(scenario: Scenario, *, language: str, seed: int, harsh: bool, viewer: Viewer, at: datetime) -> int:
    """The id of a new attempt at a scenario. The same seed gives the same lines for the same replies."""
    version_id = publish(scenario, at=at)
    begun = play.begin(scenario, language=language, seed=seed, harsh=harsh)
    row = Attempt(
        version_id=version_id,
        user_id=viewer.user_id,
        language=language,
        seed=seed,
        state=begun.state.to_dict(),
        opening=[turn.text for turn in begun.turns],
        started_at=at,
    )
    db.session.add(row)
    db.session.commit()
    # Lexicons load on first use, which takes a second: now, while the customer's first line is being read.
    Ear(viewer.name).hear(play.transcript(scenario, begun.turns, language))
    return row.id


def reply(attempt_id: int, said: Reply, *, viewer: Viewer, at: datetime) -> Played:
    """Answer a reply; the attempt as it then stands. The same reply sent twice counts once.

    Raises WentOnError for a reply to a line that is no longer the last, AlreadyOverError after the end.
    """
    row = _own(attempt_id, viewer)
    if _is_known(row, said):
        return queries.played(row)
    if row.finished_at is not None:
        raise AlreadyOverError
    if said.turn != len(row.turns):
        raise WentOnError
    try:
        _answer(row, said, viewer=viewer, at=at)
        db.session.flush()
        answered = queries.played(row)  # before the commit, after which every row would be read again
        db.session.commit()
    except (IntegrityError, StaleDataError) as error:  # another request was faster, perhaps with this reply
        db.session.rollback()
        row = _own(attempt_id, viewer)
        if not _is_known(row, said):
            raise WentOnError from error
        return queries.played(row)
    return answered


def discard(attempt_id: int, *, viewer: Viewer) -> None:
    """Leave without trace: an unfinished attempt is deleted, with every word of it."""
    row = _own(attempt_id, viewer)
    if row.finished_at is not None:
        raise AlreadyOverError
    for turn in row.turns:
        db.session.delete(turn)
    db.session.flush()
    db.session.delete(row)
    db.session.commit()


def retry(attempt_id: int, turn: int, *, viewer: Viewer, at: datetime) -> int:
    """The id of a new attempt that stands where the old one stood before reply number `turn`."""
    row = _own(attempt_id, viewer)
    if not 1 <= turn <= len(row.turns):
        raise InvalidError
    before = row.turns[: turn - 1]
    again = Attempt(
        version_id=row.version_id,
        user_id=row.user_id,
        language=row.language,
        seed=row.seed,
        state=before[-1].state if before else _first_state(row),
        opening=list(row.opening),
        started_at=at,
    )
    again.turns = [_copy(each, at=at) for each in before]
    db.session.add(again)
    db.session.commit()
    return again.id


def _own(attempt_id: int, viewer: Viewer) -> Attempt:
    row = queries.row_of(attempt_id, viewer)
    if row is None:
        raise NotFoundError
    return row


def _is_known(row: Attempt, said: Reply) -> bool:
    """Whether this very reply arrived before; an old form with other words is another reply."""
    return any(turn.reply_key == said.key and turn.reply == said.text for turn in row.turns)


def _answer(row: Attempt, said: Reply, *, viewer: Viewer, at: datetime) -> None:
    attempt = _attempt(queries.played(row))
    last = row.turns[-1].at if row.turns else row.started_at
    elapsed = min(max((at - last).total_seconds(), 0.0), LONGEST_REPLY)
    attempt = play.answer(attempt, said.text, hearing=Ear(viewer.name), elapsed=elapsed)
    outcome = attempt.outcomes[-1]
    state = attempt.state.to_dict()
    row.state = state
    row.turns.append(
        AttemptTurn(
            position=len(row.turns) + 1,
            reply_key=said.key,
            reply=said.text,
            lines=list(outcome.lines),
            feedback=_stored(outcome.feedback),
            state=state,
            elapsed=elapsed,
            at=at,
        )
    )
    if outcome.ended:
        finish(row, attempt, viewer=viewer, at=at)


def _attempt(played: Played) -> play.Attempt:
    """The attempt as the engine plays it, put together from what is stored."""
    turns = [Turn(Speaker.CUSTOMER, line, seconds=0.0) for line in played.opening]
    for exchange in played.exchanges:
        seconds = exchange.state.seconds
        turns.append(Turn(Speaker.AGENT, exchange.reply, seconds=seconds))
        turns += [Turn(Speaker.CUSTOMER, line, seconds=seconds) for line in exchange.lines]
    return play.Attempt(played.scenario, played.language, played.state, tuple(turns))


def _stored(feedback: Feedback) -> dict[str, Any]:
    return {**asdict(feedback), "need": {"it": feedback.need.it, "en": feedback.need.en}}


def _first_state(row: Attempt) -> dict[str, Any]:
    scenario, harsh = queries.scenario_of(row.version), bool(row.state["harsh"])
    state, _lines = customer.start(scenario, language=row.language, seed=row.seed, harsh=harsh)
    return state.to_dict()


def _copy(turn: AttemptTurn, *, at: datetime) -> AttemptTurn:
    # The new attempt's clock starts now; how long each reply took then is kept.
    kept = ("position", "reply_key", "reply", "lines", "feedback", "state", "elapsed")
    return AttemptTurn(**{name: getattr(turn, name) for name in kept}, at=at)
