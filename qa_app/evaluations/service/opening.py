"""Opening a review: everything it rests on is pinned, and nothing is judged in advance."""

from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from qa_app.agreement import service as agreement
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Answer, Evaluation, EvaluationEvent
from qa_app.evaluations.service.refusals import CeilingReachedError
from qa_app.evaluations.service.suggesting import suggestions
from qa_app.scorecards import queries as scorecards
from qa_app.scorecards.models import RubricVersion
from qa_app.scorecards.service import choose_version
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import Revision, Transcript
from qa_app.transcripts.service.analysing import ensure_analysis
from qa_app.transcripts.service.conversion import author_key
from rubrics import scoring

KINDS = ("random", "targeted")
MODES = ("blind", "compared", "assisted")


def open_review(  # noqa: PLR0913 - whose part in what, how it was drawn and how it is to be judged
    transcript_id: int,
    reviewee_id: int,
    kind: str,
    *,
    viewer: Viewer,
    at: datetime,
    draw: dict[str, Any] | None = None,
    mode: str = "compared",
    rubric: str | None = None,
) -> int:
    """The id of the viewer's review of one person's part in a conversation, opened now if there is none.

    `random` comes from a draw and carries it; `targeted` is chosen, by hand or for a reason that a plan
    names. The two never mix. `mode`: `blind` hides what the machine found and others' reviews until
    submitting, `compared` shows the moments but the suggested number only after the reviewer's own,
    `assisted` shows both. Raises NotFoundError for what the viewer may not see, CeilingReachedError for what
    the agreement does not allow.
    """
    if not viewer.can(Permission.REVIEW) or reviewee_id == viewer.agent_id:
        raise ForbiddenError
    _check_kind(kind, draw, mode)
    head, revision = part_of(transcript_id, reviewee_id, viewer)
    known = queries.opened(transcript_id, reviewee_id, kind, viewer.user_id)
    if known is not None:
        return known
    _check_ceilings(reviewee_id, kind, at=at)
    row = Evaluation(
        kind=kind,
        mode=mode,
        draw=draw or {},
        reviewee_id=reviewee_id,
        reviewer_id=viewer.user_id,
        team_id=queries.team_at(reviewee_id, head),
    )
    return open_row(row, head, revision, at=at, by=viewer.user_id, rubric=rubric)


def part_of(transcript_id: int, reviewee_id: int, viewer: Viewer) -> tuple[Transcript, Revision]:
    """The conversation as it stands, in which that person spoke; a roleplay is nobody's to review."""
    head = transcripts.transcript(transcript_id, viewer)
    if head is None or head.origin != "import":
        raise NotFoundError
    revision = transcripts.latest_revision(transcript_id)
    if reviewee_id not in transcripts.agent_ids(revision):
        raise NotFoundError
    return head, revision


def _check_kind(kind: str, draw: dict[str, Any] | None, mode: str) -> None:
    if kind not in KINDS or (kind == "random" and draw is None):
        raise InvalidError("a random review carries its draw")
    if mode not in MODES:
        raise InvalidError(f"a review is {', '.join(MODES)}")


def record_roleplay(transcript_id: int, *, viewer: Viewer, at: datetime) -> int:
    """The id of the evaluation of the viewer's own finished roleplay: suggestions scored, nobody judges.

    Its status is `private`, so that no figure of anybody's counts it; only the owner may open it.
    """
    head = db.session.get(Transcript, transcript_id)
    if head is None or head.origin != "roleplay" or head.owner_id != viewer.user_id:
        raise NotFoundError
    known = queries.roleplay_of(transcript_id)
    if known is not None:
        return known
    row = Evaluation(kind="roleplay", status="private")
    return open_row(row, head, transcripts.latest_revision(transcript_id), at=at, by=viewer.user_id)


def open_row(
    row: Evaluation,
    head: Transcript,
    revision: Revision,
    *,
    at: datetime,
    by: int,
    rubric: str | None = None,
) -> int:
    """Fill in what is pinned, with an answer for every criterion, in one transaction.

    A rubric version that is set already stays: a self-review is judged by that of the review beside it.
    """
    version = row.rubric_version or _version_for(row, head, rubric, at=at)
    row.transcript_id = head.id
    row.revision_id = revision.id
    row.analysis_id = ensure_analysis(revision.id, at=at)
    row.rubric_version_id = version.id
    row.created_at = at
    _add_answers(row, version, revision)
    if row.kind == "roleplay":
        _score_suggestions(row, version, at=at)
    row.events = [EvaluationEvent(at=at, user_id=by, action="opened", after={"kind": row.kind})]
    db.session.add(row)
    try:
        db.session.commit()
    except IntegrityError:  # the same button pressed twice: the first one opened it
        db.session.rollback()
        known = queries.opened(head.id, row.reviewee_id, row.kind, row.reviewer_id)
        if known is None:
            raise
        return known
    return row.id


def _version_for(row: Evaluation, head: Transcript, wanted: str | None, *, at: datetime) -> RubricVersion:
    """The rubric that was asked for, else what the rules choose; a roleplay is judged on the pillars."""
    asked = scorecards.current_version(wanted) if wanted else None
    if asked is not None:
        return asked
    if row.kind == "roleplay":
        return choose_version(at=at)
    return choose_version(
        at=at,
        team_id=row.team_id,
        channel=head.channel,
        language=head.language,
        reason=head.reason,
    )


def _add_answers(row: Evaluation, version: RubricVersion, revision: Revision) -> None:
    # Keeping a new analysis ended the transaction that the turns were loaded in: read them in one go again.
    loaded = transcripts.latest_revision(revision.transcript_id)
    analysis = transcripts.analysis(row.analysis_id)
    author = None if row.kind == "roleplay" else author_key(row.reviewee_id)
    found = suggestions(scorecards.rubric_of(version), loaded, analysis, author=author)
    row.answers = [
        Answer(criterion_key=key, suggestion=one.value, suggestion_detail=one.detail)
        for key, one in found.items()
    ]


def _score_suggestions(row: Evaluation, version: RubricVersion, *, at: datetime) -> None:
    rubric = scorecards.rubric_of(version)
    given = {answer.criterion_key: scoring.Answer(value=answer.suggestion) for answer in row.answers}
    score = scoring.score(rubric, given)
    counted = {one.key: one.percent for one in score.criteria if one.counts}
    for answer in row.answers:
        answer.counts = counted.get(answer.criterion_key)
    row.base, row.gate, row.submitted_at = score.base, score.gate.value, at


def _check_ceilings(reviewee_id: int, kind: str, *, at: datetime) -> None:
    """What the agreement allows in the calendar month: drafts count, since they look at the person too."""
    profile = agreement.profile()
    reviews, targeted = queries.opened_in_month((reviewee_id,), at).get(reviewee_id, (0, 0))
    if reviews >= profile.reviews_per_person:
        raise CeilingReachedError(kind="reviews", allowed=profile.reviews_per_person)
    if kind == "targeted" and targeted >= profile.targeted_per_person:
        raise CeilingReachedError(kind="targeted", allowed=profile.targeted_per_person)
