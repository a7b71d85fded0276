"""Pinning a moment as an example: what is kept is masked first, and who said it is not kept at all."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from nlp.text import fold
from nlp.types import AGENT_LABELS, CUSTOMER_LABELS, LANGUAGES
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.moments import queries
from qa_app.moments.models import PinnedMoment
from qa_app.moments.queries import Line
from qa_app.moments.service.masking import masked
from qa_app.moments.service.refusals import AlreadyPinnedError
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import FindingRow, Revision, Transcript, TurnRow
from qa_app.transcripts.service import reading

LABELS = (*AGENT_LABELS, *CUSTOMER_LABELS)
MAX_WHY = 300
MAX_HIDDEN = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """What to pin: turn number `turn` (from one) of a conversation, or words in it.

    `finding_id` says that the words are a finding's: where it is rejected as wrong, the example goes.
    """

    transcript_id: int
    turn: int
    start: int | None = None
    end: int | None = None
    finding_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of a moment; `hidden` are words to mask beside those that are found."""

    label: str
    is_good: bool
    why: str
    language: str
    is_shared: bool = False
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The moment as the library would show it."""

    lines: tuple[Line, ...]
    language: str | None
    channel: str


@dataclass(frozen=True, slots=True)
class _Place:
    head: Transcript
    turn: TurnRow
    around: tuple[TurnRow, ...]
    names: frozenset[str]


def preview(spot: Spot, *, language: str, hidden: tuple[str, ...], viewer: Viewer, at: datetime) -> Preview:
    """What others would see. Opening it is a look at the conversation, and noted as one."""
    place = _place(spot, viewer=viewer, at=at)
    known = place.head.language
    return Preview(_lines(place, spot, language or known or "", hidden), known, place.head.channel)


def pin(spot: Spot, wish: Wish, *, viewer: Viewer, at: datetime) -> int:
    """The id of the new example. Raises AlreadyPinnedError where the same stands in the library."""
    place = _place(spot, viewer=viewer, at=at)
    _check(wish)
    lines = _lines(place, spot, wish.language, wish.hidden)
    why = masked(wish.why.strip(), wish.language, names=place.names, hidden=wish.hidden).text[:MAX_WHY]
    start, end = _span(spot, place.turn.text)
    row = PinnedMoment(
        transcript_id=spot.transcript_id,
        turn=place.turn.position,
        start=start,
        end=end,
        finding_id=_finding_id(spot, place),
        label=wish.label,
        is_good=wish.is_good,
        is_shared=wish.is_good or wish.is_shared,
        why=why,
        language=wish.language,
        channel=place.head.channel,
        excerpt=[asdict(line) for line in lines],
        searched=fold(" ".join((why, *(line.text for line in lines)))),
        pinned_by=viewer.user_id,
        pinned_at=at,
    )
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as error:
        db.session.rollback()
        raise AlreadyPinnedError from error
    audit.record("example.pinned", f"pinned_moment:{row.id}", user_id=viewer.user_id, at=at, label=row.label)
    db.session.commit()
    return row.id


def unpin(pinned_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Take an example out: whoever pinned it may, and those who may read its conversation."""
    row = db.session.get(PinnedMoment, pinned_id)
    if row is None or not queries.may_unpin(row, viewer):
        raise NotFoundError
    audit.record("example.unpinned", f"pinned_moment:{row.id}", user_id=viewer.user_id, at=at)
    db.session.delete(row)
    db.session.commit()


def _place(spot: Spot, *, viewer: Viewer, at: datetime) -> _Place:
    head = transcripts.transcript(spot.transcript_id, viewer)
    if head is None or head.origin != "import" or not viewer.can(Permission.REVIEW):
        raise NotFoundError
    revision = transcripts.latest_revision(head.id)
    messages = [turn for turn in revision.turns if turn.kind == "message"]
    place = next((n for n, turn in enumerate(messages) if turn.position == spot.turn - 1), None)
    if place is None:
        raise NotFoundError
    reading.open_transcript(head.id, viewer=viewer, at=at)
    around = tuple(messages[max(place - 1, 0) : place + 2])
    return _Place(head, messages[place], around, _names(head, revision))


def _names(head: Transcript, revision: Revision) -> frozenset[str]:
    """Everybody whom this conversation may name: its people, and the agents of its team."""
    said = {turn.author for turn in revision.turns} | {head.customer}
    agents = {turn.agent for turn in revision.turns if turn.agent is not None}
    called = {name for agent in agents for name in (agent.name, *(alias.alias for alias in agent.aliases))}
    return frozenset(filter(None, said | called)) | queries.agent_names(head.team_id)


def _lines(place: _Place, spot: Spot, language: str, hidden: tuple[str, ...]) -> tuple[Line, ...]:
    lines = []
    for turn in place.around:
        shown = masked(turn.text, language, names=place.names, hidden=hidden)
        if turn is place.turn:
            start, end = _span(spot, turn.text)
            lines.append(Line(turn.speaker, shown.text, *shown.span(start, end)))
        else:
            lines.append(Line(turn.speaker, shown.text))
    return tuple(lines)


def _span(spot: Spot, text: str) -> tuple[int, int]:
    start, end = spot.start or 0, len(text) if spot.end is None else spot.end
    if not 0 <= start < end <= len(text):
        raise NotFoundError
    return start, end


def _finding_id(spot: Spot, place: _Place) -> int | None:
    """The finding, if it is what the spot says: whoever made one up learns nothing from it."""
    if spot.finding_id is None:
        return None
    row = db.session.get(FindingRow, spot.finding_id)
    if row is None or (row.turn, row.start, row.end) != (place.turn.position, spot.start, spot.end):
        raise NotFoundError
    return row.id if queries.transcript_of_analysis(row.analysis_id) == spot.transcript_id else None


def _check(wish: Wish) -> None:
    checks: Mapping[str, bool] = {
        "label": wish.label in LABELS,
        "why": 0 < len(wish.why.strip()) <= MAX_WHY,
        "language": wish.language in LANGUAGES,
        "hidden": len(wish.hidden) <= MAX_HIDDEN,
    }
    wrong = tuple(name for name, holds in checks.items() if not holds)
    if wrong:
        raise InvalidError(problems=wrong)
