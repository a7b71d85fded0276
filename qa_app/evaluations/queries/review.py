"""One review: who may read it, who may edit it, and all of it in a fixed number of queries."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from nlp.types import Measure, Verdict
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.queries.after import judges_blind
from qa_app.evaluations.queries.records import Attached, Found, Given, Review, SaidTurn
from qa_app.evaluations.queries.statuses import COUNTING, HANDED_IN, OF_PEOPLE, Status
from qa_app.scorecards.queries import rubric_of
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision, Transcript, TurnRow
from qa_app.transcripts.service.conversion import analysis_of, author_key, finding_of


def draft_of(evaluation_id: int, viewer: Viewer) -> Evaluation | None:
    """A review that this viewer opened, with its answers, whatever its status."""
    loaded = selectinload(Evaluation.answers).selectinload(Answer.evidence)
    row = db.session.scalar(
        select(Evaluation)
        .where(Evaluation.id == evaluation_id, Evaluation.reviewer_id == viewer.user_id)
        .options(loaded, joinedload(Evaluation.rubric_version))
    )
    return row if row is not None and viewer.can(_writing(row)) else None


def _writing(row: Evaluation) -> Permission:
    """What it takes to write a review: of oneself, no more than being judged at all."""
    return Permission.VIEW_OWN_REVIEWS if row.kind == "self" else Permission.REVIEW


def head_of(evaluation_id: int, viewer: Viewer) -> Evaluation | None:
    """A review that this viewer may read: their own, their team's, the one about them, their roleplay."""
    row = db.session.get(Evaluation, evaluation_id)
    return row if row is not None and _may_read(row, viewer) else None


def _may_read(row: Evaluation, viewer: Viewer) -> bool:
    if row.kind == "roleplay":
        # Private to whoever played it, administrators included.
        owner = select(Transcript.owner_id).where(Transcript.id == row.transcript_id)
        return db.session.scalar(owner) == viewer.user_id
    if row.reviewer_id == viewer.user_id and viewer.can(_writing(row)):
        return True
    if row.kind not in OF_PEOPLE:
        # A judgement of oneself and a calibration are nobody else's to read here.
        return False
    if viewer.agent_id is not None and row.reviewee_id == viewer.agent_id:
        taken_back = row.status == Status.VOIDED and row.published_at is not None
        return (row.status in COUNTING or taken_back) and viewer.can(Permission.VIEW_OWN_REVIEWS)
    # Those who review in the team: a trend leads them to the reviews behind it. Each look is noted.
    reviews_there = viewer.can(Permission.REVIEW) and viewer.reaches_team(row.team_id)
    return row.status in HANDED_IN and reviews_there and not judges_blind(row, viewer)


def whole(evaluation_id: int) -> Review:
    """All of a review whose reader was checked already; of a blind draft nothing that the machine found."""
    review = _whole(evaluation_id)
    return review.veiled() if review.is_blind else review


# What a page shows as it is stored.
_AS_STORED = (
    "id",
    "kind",
    "mode",
    "status",
    "lock",
    "created_at",
    "saved_at",
    "submitted_at",
    "talked_on",
    "acknowledged_at",
    "acknowledge_comment",
    "summary",
    "base",
    "gate",
    "transcript_id",
    "team_id",
    "reviewee_id",
    "reviewer_id",
)


def _whole(evaluation_id: int) -> Review:
    row = _loaded(evaluation_id)
    revision, analysis = revision_of(row.revision_id), transcripts.analysis(row.analysis_id)
    talk, read = row.transcript, analysis_of(analysis)
    return Review(
        **{name: getattr(row, name) for name in _AS_STORED},
        draw=dict(row.draw),
        published_at=row.published_at or row.submitted_at,
        channel=talk.channel,
        language=talk.language or analysis.language,
        customer=talk.customer,
        started_at=talk.started_at,
        team=talk.team.name if talk.team else None,
        reviewee=row.reviewee.name if row.reviewee else None,
        reviewer=row.reviewer.name if row.reviewer else None,
        rubric=rubric_of(row.rubric_version),
        rubric_number=row.rubric_version.number,
        turns=tuple(_said(turn) for turn in revision.turns),
        findings=_findings(row, revision, analysis),
        measures=_measures(row, revision, read.measures),
        compared=_compared(row, revision, read.verdicts),
        not_analysed=read.not_rated,
        answers={answer.criterion_key: given_of(answer) for answer in row.answers},
        tones=_tones(row, revision, read.measures),
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
    shown = _judged(row, revision)
    return tuple(_found(found) for found in analysis.findings if found.turn in shown)


def _judged(row: Evaluation, revision: Revision) -> frozenset[int]:
    """Positions of all turns but those of other agents."""
    return frozenset(
        turn.position
        for turn in revision.turns
        if turn.speaker != "agent" or row.kind == "roleplay" or turn.agent_id == row.reviewee_id
    )


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


def _compared(row: Evaluation, revision: Revision, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    own = {
        turn.position
        for turn in revision.turns
        if turn.speaker == "agent" and (row.kind == "roleplay" or turn.agent_id == row.reviewee_id)
    }
    return tuple(one for one in verdicts if one.name.startswith("fact:") and one.turn in own)


def _tones(row: Evaluation, revision: Revision, measures: tuple[Measure, ...]) -> dict[int, float]:
    """How each turn of the customer's and of the reviewee's sounds; another agent's is not told here."""
    shown = _judged(row, revision)
    return {
        measure.turn: measure.value
        for measure in measures
        if measure.name == "valence" and measure.value is not None and measure.turn in shown
    }


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
