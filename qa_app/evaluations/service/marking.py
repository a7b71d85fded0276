"""The reviewer's say on the evidence: a finding is wrong, these words belong to that criterion."""

import re
from datetime import datetime

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Answer, AnswerEvidence, Evaluation
from qa_app.evaluations.service.calibrating import KIND
from qa_app.evaluations.service.judging import draft, keep, record
from qa_app.evaluations.service.refusals import WordsNotFoundError
from qa_app.evaluations.service.suggesting import suggestions
from qa_app.scorecards.queries import rubric_of
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import FindingRow, FindingVerdict, TurnRow
from qa_app.transcripts.service.conversion import author_key

MAX_WORDS = 1000
MAX_ATTACHED = 20


def reject(evaluation_id: int, finding_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Say that a finding is wrong: it no longer speaks for or against the reviewee."""
    row = draft(evaluation_id, viewer)
    finding = _finding(row, finding_id)
    if finding.verdict is None:
        finding.verdict = FindingVerdict(verdict="rejected", by=viewer.user_id, at=at)
        _judged(row, finding, "finding_rejected", viewer=viewer, at=at)


def restore(evaluation_id: int, finding_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Take a rejection back; the events keep both steps."""
    row = draft(evaluation_id, viewer)
    finding = _finding(row, finding_id)
    if finding.verdict is not None:
        db.session.delete(finding.verdict)
        _judged(row, finding, "finding_restored", viewer=viewer, at=at)


def _finding(row: Evaluation, finding_id: int) -> FindingRow:
    """A finding of this review: in the reviewee's or the customer's turns of the pinned analysis.

    A blind review has none: what is not seen cannot be judged. In a calibration a verdict would tell the
    others what this reviewer thinks.
    """
    if row.kind == KIND:
        raise ForbiddenError
    finding = db.session.get(FindingRow, finding_id)
    if finding is None or finding.analysis_id != row.analysis_id or row.mode == "blind":
        raise NotFoundError
    turn = _turn(row, finding.turn)
    if turn.speaker == "agent" and turn.agent_id != row.reviewee_id:
        raise NotFoundError
    return finding


def _turn(row: Evaluation, position: int) -> TurnRow:
    wanted = select(TurnRow).where(TurnRow.revision_id == row.revision_id, TurnRow.position == position)
    turn = db.session.scalar(wanted)
    if turn is None:
        raise WordsNotFoundError(turn=position + 1)
    return turn


def _judged(row: Evaluation, finding: FindingRow, action: str, *, viewer: Viewer, at: datetime) -> None:
    """Suggest again from the evidence that is left, keep what was suggested before in the event."""
    db.session.flush()
    db.session.expire_all()  # the verdict is read through the finding: let every copy be the new one
    before = {answer.criterion_key: answer.suggestion for answer in row.answers}
    revision = queries.revision_of(row.revision_id)
    analysis = transcripts.analysis(row.analysis_id)
    rubric = rubric_of(row.rubric_version)
    found = suggestions(rubric, revision, analysis, author=author_key(row.reviewee_id))
    for answer in row.answers:
        one = found[answer.criterion_key]
        answer.suggestion, answer.suggestion_detail = one.value, one.detail
    after = {answer.criterion_key: answer.suggestion for answer in row.answers}
    moved = {key for key in after if after[key] != before[key]}
    record(
        row,
        action,
        viewer=viewer,
        at=at,
        before={"suggestions": {key: before[key] for key in moved}},
        after={"finding": finding.id, "suggestions": {key: after[key] for key in moved}},
    )
    keep(row, at=at)


def attach(  # noqa: PLR0913 - where the words stand and whose act it is, all named at the call
    evaluation_id: int,
    criterion_key: str,
    *,
    turn: int,
    words: str,
    near: int | None = None,
    viewer: Viewer,
    at: datetime,
) -> None:
    """Attach words of turn number `turn` (from one) to a criterion; `near` tells one place from another."""
    row = draft(evaluation_id, viewer)
    answer = _answer(row, criterion_key)
    said = _turn(row, turn - 1)
    start, end = _span(said.text, words, near, turn)
    taken = {(e.turn, e.start, e.end) for e in answer.evidence}
    if (said.position, start, end) in taken:
        return
    if len(taken) >= MAX_ATTACHED:
        raise InvalidError(problems=(criterion_key,))
    quote = said.text[start:end]
    answer.evidence.append(AnswerEvidence(turn=said.position, start=start, end=end, quote=quote))
    place = {"criterion": criterion_key, "turn": said.position, "start": start, "end": end}
    record(row, "words_attached", viewer=viewer, at=at, before={}, after=place)
    keep(row, at=at)


def detach(evaluation_id: int, attached_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Take attached words away again."""
    row = draft(evaluation_id, viewer)
    found = next(
        ((a, e) for a in row.answers for e in a.evidence if e.id == attached_id),
        None,
    )
    if found is None:
        raise NotFoundError
    answer, words = found
    place = {"criterion": answer.criterion_key, "turn": words.turn, "start": words.start, "end": words.end}
    answer.evidence.remove(words)
    record(row, "words_detached", viewer=viewer, at=at, before=place, after={})
    keep(row, at=at)


def _answer(row: Evaluation, criterion_key: str) -> Answer:
    found = next((answer for answer in row.answers if answer.criterion_key == criterion_key), None)
    if found is None:
        raise NotFoundError
    return found


def _span(text: str, words: str, near: int | None, turn: int) -> tuple[int, int]:
    """Where the words stand: blanks and case may differ from what was typed, the rest may not."""
    wanted = words.split()
    if not wanted or len(words) > MAX_WORDS:
        raise WordsNotFoundError(turn=turn)
    pattern = r"\s+".join(re.escape(word) for word in wanted)
    places = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    if not places:
        raise WordsNotFoundError(turn=turn)
    return min(places, key=lambda place: abs(place[0] - (near or 0)))
