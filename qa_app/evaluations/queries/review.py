"""One review: who may read it, who may edit it, and all of it in a fixed number of queries."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from nlp.types import Measure
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.queries.records import Attached, Found, Given, Review, SaidTurn
from qa_app.scorecards.queries import rubric_of
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision, Transcript, TurnRow
from qa_app.transcripts.service.conversion import analysis_of, author_key, finding_of

PUBLISHED = ("published", "acknowledged")


def draft_of(evaluation_id: int, viewer: Viewer) -> Evaluation | None:
    """A review that this viewer opened, with its answers, whatever its status."""
    if not viewer.can(Permission.REVIEW):
        return None
    loaded = selectinload(Evaluation.answers).selectinload(Answer.evidence)
    return db.session.scalar(
        select(Evaluation)
        .where(Evaluation.id == evaluation_id, Evaluation.reviewer_id == viewer.user_id)
        .options(loaded, joinedload(Evaluation.rubric_version))
    )


def head_of(evaluation_id: int, viewer: Viewer) -> Evaluation | None:
    """A review that this viewer may read: their own, their team's, the one about them, their roleplay."""
    row = db.session.get(Evaluation, evaluation_id)
    return row if row is not None and _may_read(row, viewer) else None


def _may_read(row: Evaluation, viewer: Viewer) -> bool:
    if row.kind == "roleplay":
        # Private to whoever played it, administrators included.
        owner = select(Transcript.owner_id).where(Transcript.id == row.transcript_id)
        return db.session.scalar(owner) == viewer.user_id
    if row.reviewer_id == viewer.user_id and viewer.can(Permission.REVIEW):
        return True
    if row.status not in PUBLISHED:
        return False
    if viewer.agent_id is not None and row.reviewee_id == viewer.agent_id:
        return viewer.can(Permission.VIEW_OWN_REVIEWS)
    # Those who review in the team: a trend leads them to the reviews behind it. Each look is noted.
    return viewer.can(Permission.REVIEW) and viewer.reaches_team(row.team_id)


def whole(evaluation_id: int) -> Review:
    """All of a review whose reader was checked already."""
    row = _loaded(evaluation_id)
    revision = revision_of(row.revision_id)
    analysis = transcripts.analysis(row.analysis_id)
    talk, read = row.transcript, analysis_of(analysis)
    return Review(
        id=row.id,
        kind=row.kind,
        mode=row.mode,
        status=row.status,
        draw=dict(row.draw),
        lock=row.lock,
        created_at=row.created_at,
        saved_at=row.saved_at,
        submitted_at=row.submitted_at,
        acknowledged_at=row.acknowledged_at,
        acknowledge_comment=row.acknowledge_comment,
        summary=row.summary,
        base=row.base,
        gate=row.gate,
        transcript_id=row.transcript_id,
        channel=talk.channel,
        language=talk.language or analysis.language,
        customer=talk.customer,
        started_at=talk.started_at,
        team=talk.team.name if talk.team else None,
        reviewee_id=row.reviewee_id,
        reviewee=row.reviewee.name if row.reviewee else None,
        reviewer_id=row.reviewer_id,
        reviewer=row.reviewer.name if row.reviewer else None,
        rubric=rubric_of(row.rubric_version),
        rubric_number=row.rubric_version.number,
        turns=tuple(_said(turn) for turn in revision.turns),
        findings=_findings(row, revision, analysis),
        measures=_measures(row, revision, read.measures),
        not_analysed=read.not_rated,
        answers={answer.criterion_key: given_of(answer) for answer in row.answers},
    )


def _loaded(evaluation_id: int) -> Evaluation:
    return db.session.scalars(
        select(Evaluation)
        .where(Evaluation.id == evaluation_id)
        .options(
            selectinload(Evaluation.answers).selectinload(Answer.evidence),
            joinedload(Evaluation.transcript).joinedload(Transcript.team),
            joinedload(Evaluation.rubric_version),
            joinedload(Evaluation.reviewee),
            joinedload(Evaluation.reviewer),
        )
    ).one()


def revision_of(revision_id: int) -> Revision:
    """A revision with its turns and who said them."""
    loaded = selectinload(Revision.turns).joinedload(TurnRow.agent)
    return db.session.scalars(select(Revision).where(Revision.id == revision_id).options(loaded)).one()


def _said(turn: TurnRow) -> SaidTurn:
    author = turn.agent.name if turn.agent else turn.author
    return SaidTurn(turn.speaker, turn.kind, author, turn.agent_id, turn.text, turn.seconds, turn.at)


def _findings(row: Evaluation, revision: Revision, analysis: AnalysisRow) -> tuple[Found, ...]:
    """Of the reviewee's turns and the customer's; what another agent said carries none here."""
    shown = {
        turn.position
        for turn in revision.turns
        if turn.speaker != "agent" or row.kind == "roleplay" or turn.agent_id == row.reviewee_id
    }
    return tuple(_found(found) for found in analysis.findings if found.turn in shown)


def _found(row: FindingRow) -> Found:
    said = finding_of(row)
    return Found(
        id=row.id,
        label=row.label,
        turn=row.turn,
        start=row.start,
        end=row.end,
        quote=row.quote,
        reason=said.reason,
        suggestion=said.suggestion,
        check=row.check,
        version=row.check_version,
        is_rejected=row.verdict is not None and row.verdict.verdict == "rejected",
    )


def _measures(row: Evaluation, revision: Revision, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The reviewee's own; those of the whole only where nobody else's doing is in them."""
    agents = {author_key(turn.agent_id) or turn.author for turn in revision.turns if turn.speaker == "agent"}
    alone = len(agents) <= 1
    own = {author_key(row.reviewee_id)} | (agents if row.kind == "roleplay" else set())
    return tuple(
        measure
        for measure in measures
        if measure.turn is None
        and (
            (measure.author is not None and measure.author in own)
            or (measure.author is None and (alone or measure.name.startswith("customer_")))
        )
    )


def given_of(answer: Answer) -> Given:
    """An answer as the pages read it."""
    return Given(
        key=answer.criterion_key,
        suggestion=answer.suggestion,
        detail=dict(answer.suggestion_detail),
        value=answer.value,
        not_applicable=answer.not_applicable,
        cause=answer.cause,
        counts=answer.counts,
        comment=answer.comment,
        number=answer.number,
        text=answer.text,
        attached=tuple(Attached(e.id, e.turn, e.start, e.end, e.quote) for e in answer.evidence),
    )
