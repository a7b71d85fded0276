"""The agent judges their own conversation on the same form, before reading what the reviewer thinks."""

from datetime import datetime

from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries.statuses import Status
from qa_app.evaluations.service.judging import draft, record
from qa_app.evaluations.service.opening import open_row
from qa_app.evaluations.service.refusals import AlreadyReadError
from qa_app.evaluations.service.standing import conclude
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import Transcript

KIND = "self"


def start_self(transcript_id: int, *, viewer: Viewer, at: datetime) -> int:
    """The id of the viewer's judgement of their own part, opened now if there is none; never in a figure.

    It is blind, and uses the rubric of the review that it will stand beside. Raises AlreadyReadError once
    a review of that part was read.
    """
    if viewer.agent_id is None or not viewer.can(Permission.VIEW_OWN_REVIEWS):
        raise ForbiddenError
    head = db.session.get(Transcript, transcript_id)
    if head is None or head.origin != "import":
        raise NotFoundError
    revision = transcripts.latest_revision(transcript_id)
    if viewer.agent_id not in transcripts.agent_ids(revision):
        raise NotFoundError
    known = queries.opened(transcript_id, viewer.agent_id, KIND, viewer.user_id)
    if known is not None:
        return known
    beside = queries.published_of(transcript_id, viewer.agent_id)
    if any(one.read_at is not None or one.acknowledged_at is not None for one in beside):
        raise AlreadyReadError
    row = Evaluation(
        kind=KIND,
        mode="blind",
        draw={},
        reviewee_id=viewer.agent_id,
        reviewer_id=viewer.user_id,
        team_id=queries.team_at(viewer.agent_id, head),
    )
    if beside:
        row.rubric_version = beside[0].rubric_version
    return open_row(row, head, revision, at=at, by=viewer.user_id)


def leave_self(evaluation_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Stop judging oneself: the reviewer's judgement opens. What was answered stays, for nobody to read."""
    row = draft(evaluation_id, viewer)
    if row.kind != KIND:
        raise NotFoundError
    row.status = Status.VOIDED
    record(row, "left", viewer=viewer, at=at, before={"status": Status.DRAFT}, after={"status": row.status})
    conclude(row)
