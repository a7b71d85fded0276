"""A second look, criterion by criterion: asked for by the person, decided by somebody who did not judge."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Answer, Dispute, Evaluation
from qa_app.evaluations.queries.statuses import Status
from qa_app.evaluations.service.counting import count
from qa_app.evaluations.service.judging import (
    MAX_COMMENT,
    AnswerInput,
    is_possible,
    record,
    set_answer,
    state_of,
)
from qa_app.evaluations.service.life import Step
from qa_app.evaluations.service.refusals import AlreadyDecidedError, AlreadyDisputedError, WrongStepError
from qa_app.evaluations.service.standing import approach, conclude
from qa_app.scorecards.queries import rubric_of


@dataclass(frozen=True, slots=True)
class Plea:
    """What the person disputes and why; what they would have given, if they say so."""

    key: str
    comment: str
    proposed: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided and why: nothing in `revised` keeps the answer as it is."""

    reason: str
    revised: AnswerInput | None = None


def dispute(evaluation_id: int, plea: Plea, *, viewer: Viewer, at: datetime) -> None:
    """Ask for a second look at one criterion, once, within the time that the agreement gives."""
    row = approach(evaluation_id, Step.DISPUTE, viewer=viewer, at=at)
    answer = next((one for one in row.answers if one.criterion_key == plea.key), None)
    if answer is None or not _is_answered(answer):
        raise NotFoundError
    said = plea.comment.strip()
    criterion = rubric_of(row.rubric_version).criterion(plea.key)
    if not said or len(said) > MAX_COMMENT:
        raise InvalidError(problems=("comment",))
    if not is_possible(criterion, AnswerInput(value=plea.proposed)):
        raise InvalidError(problems=("proposed",))
    if queries.dispute_of(answer.id) is not None:
        raise AlreadyDisputedError(key=plea.key)
    db.session.add(Dispute(answer_id=answer.id, at=at, comment=said, proposed=plea.proposed))
    before, row.status = row.status, Status.DISPUTED
    after = {"status": row.status, "criterion": plea.key, "comment": said, "proposed": plea.proposed}
    record(row, "disputed", viewer=viewer, at=at, before={"status": before}, after=after)
    audit.record("review.disputed", f"review:{row.id}", user_id=viewer.user_id, at=at, criterion=plea.key)
    conclude(row)


def decide(dispute_id: int, verdict: Verdict, *, viewer: Viewer, at: datetime) -> int:
    """Keep or revise one disputed answer; the id of its review. The last decision settles the review.

    Raises ForbiddenError for whoever wrote the review or is judged by it.
    """
    found = db.session.get(Dispute, dispute_id)
    if found is None or not viewer.can(Permission.DECIDE_DISPUTES):
        raise NotFoundError
    answer = found.answer
    try:
        row = approach(answer.evaluation_id, Step.DECIDE, viewer=viewer, at=at)
    except WrongStepError:
        if found.outcome is not None:
            raise AlreadyDecidedError from None
        raise
    if found.outcome is not None:
        raise AlreadyDecidedError
    before = _shown(row, answer)
    _apply(row, answer, verdict)
    found.outcome = Status.KEPT if verdict.revised is None else Status.REVISED
    found.decided_at, found.decided_by, found.reason = at, viewer.user_id, verdict.reason.strip()
    row.status = _settled(row)
    after = {**_shown(row, answer), "criterion": answer.criterion_key, "reason": found.reason}
    record(row, f"dispute_{found.outcome}", viewer=viewer, at=at, before=before, after=after)
    audit.record(f"dispute.{found.outcome}", f"review:{row.id}", user_id=viewer.user_id, at=at)
    conclude(row)
    return row.id


def _shown(row: Evaluation, answer: Answer) -> dict[str, Any]:
    answers = {answer.criterion_key: state_of(answer)}
    return {"status": str(row.status), "base": row.base, "gate": row.gate, "answers": answers}


def _apply(row: Evaluation, answer: Answer, verdict: Verdict) -> None:
    said = verdict.reason.strip()
    if not said or len(said) > MAX_COMMENT:
        raise InvalidError(problems=("reason",))
    if verdict.revised is None:
        return
    old = state_of(answer)
    criterion = rubric_of(row.rubric_version).criterion(answer.criterion_key)
    if not is_possible(criterion, verdict.revised):
        raise InvalidError(problems=("value",))
    set_answer(answer, verdict.revised)
    if state_of(answer) == old or not _is_answered(answer):
        raise InvalidError(problems=("value",))
    count(row)


def _settled(row: Evaluation) -> Status:
    """Disputed while a decision is owed; then revised if anything was."""
    db.session.flush()
    outcomes = {one.outcome for one in queries.disputes_of(row.id)}
    if None in outcomes:
        return Status.DISPUTED
    return Status.REVISED if Status.REVISED in outcomes else Status.KEPT


def _is_answered(answer: Answer) -> bool:
    return answer.value is not None or answer.not_applicable or answer.cause is not None
