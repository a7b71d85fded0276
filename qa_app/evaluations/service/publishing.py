"""Submitting publishes: what is missing is named, what counts is computed once and kept."""

from datetime import datetime

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.service.answering import check_nothing_owed, given_of, settle
from qa_app.evaluations.service.calibrating import KIND, hand_in
from qa_app.evaluations.service.judging import MAX_COMMENT, keep, record
from qa_app.scorecards.queries import rubric_of
from rubrics import scoring


def submit(evaluation_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Publish the viewer's draft. Raises MissingAnswersError naming what is owed; twice counts once."""
    row = queries.draft_of(evaluation_id, viewer)
    if row is None:
        raise NotFoundError
    if row.status != "draft":
        return
    rubric = rubric_of(row.rubric_version)
    given = given_of(row)
    check_nothing_owed(rubric, given)
    if row.kind == KIND:
        hand_in(row, viewer=viewer, at=at)
        return
    score = scoring.score(rubric, given)
    counted = settle(row, score)
    row.status, row.submitted_at = "published", at
    row.base, row.gate = score.base, score.gate.value
    after = {"status": "published", "base": score.base, "gate": score.gate.value, "counts": counted}
    record(row, "published", viewer=viewer, at=at, before={"status": "draft"}, after=after)
    audit.record("review.published", f"review:{row.id}", user_id=viewer.user_id, at=at)
    keep(row, at=at)


def acknowledge(evaluation_id: int, comment: str, *, viewer: Viewer, at: datetime) -> None:
    """The reviewee has read it, which is not agreement. Once is enough; a second time changes nothing."""
    row = queries.head_of(evaluation_id, viewer)
    is_theirs = row is not None and viewer.agent_id is not None and row.reviewee_id == viewer.agent_id
    if row is None or not is_theirs or not viewer.can(Permission.VIEW_OWN_REVIEWS):
        raise NotFoundError
    if len(comment) > MAX_COMMENT:
        raise InvalidError(problems=("comment",))
    if row.status != "published":
        return
    row.status, row.acknowledged_at, row.acknowledge_comment = "acknowledged", at, comment
    after = {"status": "acknowledged", "comment": comment}
    record(row, "acknowledged", viewer=viewer, at=at, before={"status": "published"}, after=after)
    db.session.commit()
