"""The meeting: side by side, question by question; what was agreed and why; who was there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from qa_app.calibration.models import AgreedAnswer, CalibrationItem
from qa_app.calibration.queries import Agreed, Item, Session, Stage
from qa_app.calibration.service.access import managed, read, settle, stored
from qa_app.calibration.service.refusals import ChangedElsewhereError
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations.queries import Given, Judgement
from rubrics.raters.alignment import Weighed, criterion_alignment, whole_alignment
from rubrics.schema import Criterion, CriterionType

MAX_REASON = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One question: what each reviewer said, in the order of the seats (None: nothing), and how far apart."""

    criterion: Criterion
    given: tuple[Given | None, ...]
    alignment: float | None
    agreed: Agreed


@dataclass(frozen=True, slots=True)
class Comparison:
    """One conversation side by side, the worst questions first; `alignment` is weighed up.

    What nobody answered is left out: the operation's questions may stay open.
    """

    session: Session
    item: Item
    rows: tuple[Row, ...]
    alignment: float | None
    summaries: tuple[str, ...] = field(default=())

    @property
    def agreed(self) -> int:
        """How many questions the meeting has answered."""
        return sum(row.agreed.is_answered for row in self.rows)

    @property
    def questions(self) -> int:
        """How many there are to agree on; words alone are read, not agreed on."""
        return sum(row.criterion.type is not CriterionType.TEXT for row in self.rows)


@dataclass(frozen=True, slots=True)
class AgreedInput:
    """What the page holds for one conversation, as of version `lock`."""

    lock: int
    answers: Mapping[str, Agreed]


def compare(session_id: int, item_id: int, *, viewer: Viewer) -> Comparison:
    """A conversation side by side; NotFoundError until the judgements lie on the table."""
    session = read(session_id, viewer=viewer)
    item = session.item(item_id)
    if item is None or not session.is_revealed:
        raise NotFoundError
    return _comparison(session, item, evaluations.judgements(item.handed_in.values()))


def comparisons(session: Session) -> tuple[Comparison, ...]:
    """Every conversation of a session that lies on the table; nothing before."""
    if not session.is_revealed:
        return ()
    settle(session)
    every = evaluations.judgements(number for item in session.items for number in item.handed_in.values())
    return tuple(
        _comparison(session, item, [one for one in every if one.evaluation_id in item.handed_in.values()])
        for item in session.items
    )


def _comparison(session: Session, item: Item, judgements: Iterable[Judgement]) -> Comparison:
    said = {one.reviewer_id: one for one in judgements}
    judged = tuple(said.get(seat.user_id) for seat in session.seats)
    percents = [one.percents() for one in judged if one is not None]
    every = [_row(criterion, judged, percents, item) for criterion in session.rubric.criteria]
    rows = [
        row for row in every if row.agreed.is_answered or any(one and one.is_answered for one in row.given)
    ]
    rows.sort(key=lambda row: 2 if row.alignment is None else row.alignment)
    weighed = [_weighed(row.criterion, percents) for row in rows]
    summaries = tuple(one.summary if one else "" for one in judged)
    return Comparison(session, item, tuple(rows), whole_alignment(weighed), summaries)


def _is_answered(row: Row) -> bool:
    return row.agreed.is_answered or any(one is not None and one.is_answered for one in row.given)


def _row(
    criterion: Criterion,
    judged: tuple[Judgement | None, ...],
    percents: list[Mapping[str, float | None]],
    item: Item,
) -> Row:
    given = tuple(one.answers.get(criterion.key) if one else None for one in judged)
    found = criterion_alignment(_weighed(criterion, percents).percents)
    return Row(criterion, given, found, item.agreed.get(criterion.key, Agreed()))


def _weighed(criterion: Criterion, percents: list[Mapping[str, float | None]]) -> Weighed:
    return Weighed(tuple(one[criterion.key] for one in percents if criterion.key in one), criterion.weight)


def agree(session_id: int, item_id: int, given: AgreedInput, *, viewer: Viewer, at: datetime) -> None:
    """Keep what the meeting says; it can be gone on with later. Whoever leads writes, nobody averages.

    Raises ChangedElsewhereError, keeping what is stored, if the page was old.
    """
    session = managed(session_id, viewer)
    row = stored(session, Stage.DISCUSSING)
    item = next((one for one in row.items if one.id == item_id), None)
    if item is None:
        raise NotFoundError
    if item.lock != given.lock:
        raise ChangedElsewhereError
    _check(session, given.answers)
    _keep(item, given.answers, by=viewer.user_id, at=at)
    flag_modified(item, "seed")  # a new version, though only the answers changed
    try:
        db.session.commit()
    except StaleDataError as error:
        db.session.rollback()
        raise ChangedElsewhereError from error


def _check(session: Session, answers: Mapping[str, Agreed]) -> None:
    criteria = {criterion.key: criterion for criterion in session.rubric.criteria}
    wrong = tuple(
        key
        for key, one in answers.items()
        if key not in criteria or not _is_possible(criteria[key], one) or len(one.reason) > MAX_REASON
    )
    if wrong:
        raise InvalidError(problems=wrong)


def _is_possible(criterion: Criterion, one: Agreed) -> bool:
    if one.number is not None:
        return criterion.type is CriterionType.NUMBER and criterion.range_of(one.number) is not None
    return one.value is None or one.value in {point.value for point in criterion.points}


def _keep(item: CalibrationItem, answers: Mapping[str, Agreed], *, by: int, at: datetime) -> None:
    known = {one.criterion_key: one for one in item.agreed}
    for key, one in answers.items():
        kept = known.get(key)
        if kept is None:
            if one == Agreed():
                continue
            kept = AgreedAnswer(criterion_key=key, by=by, at=at)
            item.agreed.append(kept)
        elif (kept.value, kept.number, kept.not_applicable, kept.reason) == (
            one.value,
            one.number,
            one.not_applicable,
            one.reason,
        ):
            continue
        kept.value, kept.number = one.value, one.number
        kept.not_applicable, kept.reason, kept.by, kept.at = one.not_applicable, one.reason, by, at


def attend(session_id: int, user_ids: Iterable[int], *, viewer: Viewer) -> None:
    """Tick who came to the meeting."""
    row = stored(managed(session_id, viewer), Stage.DISCUSSING)
    came = set(user_ids)
    for seat in row.seats:
        seat.attended = seat.user_id in came
    db.session.commit()


def close(session_id: int, *, viewer: Viewer, at: datetime) -> None:
    """End the session; what was agreed stays to be read."""
    row = stored(managed(session_id, viewer), Stage.DISCUSSING)
    row.status, row.closed_at = Stage.CLOSED, at
    audit.record("calibration.closed", f"calibration:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()
