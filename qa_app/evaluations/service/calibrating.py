"""Reviews for a calibration: blind, outside every statistic, never shown to the person they are about.

Handed in, such a review is submitted and never published; one that was not finished in time is voided. No
list, figure or agent's page asks for its kind.
"""

from collections.abc import Iterable
from datetime import datetime

from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service.judging import keep, record
from qa_app.evaluations.service.opening import open_row, part_of
from qa_app.scorecards.models import RubricVersion

KIND = "calibration"
CALIBRATED, MISSED = "submitted", "voided"


def open_calibration(
    transcript_id: int, reviewee_id: int, version_id: int, *, viewer: Viewer, at: datetime
) -> int:
    """The id of the viewer's blind review of a part of a conversation, opened now if there is none.

    No ceiling of the agreement applies, because nothing of it counts for the person.
    """
    if not viewer.can(Permission.TAKE_PART_IN_CALIBRATION) or reviewee_id == viewer.agent_id:
        raise ForbiddenError
    head, revision = part_of(transcript_id, reviewee_id, viewer)
    version = db.session.get(RubricVersion, version_id)
    if version is None:
        raise NotFoundError
    known = queries.opened(transcript_id, reviewee_id, KIND, viewer.user_id)
    if known is not None:
        return known
    row = Evaluation(
        kind=KIND,
        mode="blind",
        rubric_version=version,
        reviewee_id=reviewee_id,
        reviewer_id=viewer.user_id,
        team_id=queries.team_at(reviewee_id, head),
    )
    return open_row(row, head, revision, at=at, by=viewer.user_id)


def hand_in(row: Evaluation, *, viewer: Viewer, at: datetime) -> None:
    """Finish a blind review whose answers are complete: read-only from now on, scored nowhere."""
    row.status, row.submitted_at = CALIBRATED, at
    record(row, CALIBRATED, viewer=viewer, at=at, before={"status": "draft"}, after={"status": CALIBRATED})
    keep(row, at=at)


def close_drafts(evaluation_ids: Iterable[int], *, viewer: Viewer, at: datetime) -> None:
    """Scoring has ended: what is still a draft stays with its writer and can no longer be handed in.

    Part of the caller's transaction.
    """
    for number in evaluation_ids:
        row = db.session.get_one(Evaluation, number)
        if row.kind == KIND and row.status == "draft":
            row.status = MISSED
            after = {"status": MISSED}
            record(row, MISSED, viewer=viewer, at=at, before={"status": "draft"}, after=after)
