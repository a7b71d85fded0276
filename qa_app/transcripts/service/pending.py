"""An import between upload and confirmation: held, looked at, corrected, saved. Nothing is stored half."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.jobs import queue
from qa_app.core.permissions import Viewer
from qa_app.importers import csv_file, reading
from qa_app.importers.csv_columns import CsvShape
from qa_app.importers.types import CsvMapping, ImportedConversation, ImportOptions, ImportResult
from qa_app.transcripts import queries
from qa_app.transcripts.models import PendingImport
from qa_app.transcripts.service import storing
from qa_app.transcripts.service.analysing import JOB

KEPT_FOR = timedelta(hours=24)
ZONE = ZoneInfo("Europe/Rome")
REVISIONS_A_JOB = 50


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person says of a pending import; JSON-safe. `swapped` are numbers of conversations (from 0)."""

    team_id: int | None = None
    agent: str | None = None
    channel: str | None = None
    language: str | None = None
    date: str | None = None
    mapping: Mapping[str, str] | None = None
    swapped: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Pending:
    """A held import as the preview shows it."""

    token: str
    filename: str
    choices: Choices
    result: ImportResult
    known: frozenset[str]
    columns: CsvShape | None = None

    @property
    def importable(self) -> tuple[ImportedConversation, ...]:
        """What saving would keep."""
        return tuple(c for c in self.result.conversations if c.is_importable)

    @property
    def new(self) -> tuple[ImportedConversation, ...]:
        """What saving would add: importable and not known yet."""
        return tuple(c for c in self.importable if storing.identity(c) not in self.known)


def hold(
    data: bytes, filename: str, choices: Choices, *, viewer: Viewer, at: datetime
) -> tuple[str, ImportResult]:
    """Keep an upload for its preview and say what was read; a refused file is not kept (empty token)."""
    result = reading.read(data, filename, options=_options(choices))
    if not data or (result.is_refused and not _is_mappable(result)):
        return "", result
    for old in queries.pending_before(at - KEPT_FOR):
        db.session.delete(old)
    held = PendingImport(
        id=uuid4().hex,
        user_id=viewer.user_id,
        filename=filename[:255],
        data=data,
        choices=asdict(choices),
        created_at=at,
    )
    db.session.add(held)
    db.session.commit()
    return held.id, result


def _is_mappable(result: ImportResult) -> bool:
    """A CSV file whose columns a person can still name."""
    return any(problem.code in ("csv.no_text_column", "csv.no_speaker_column") for problem in result.problems)


def look(token: str, *, viewer: Viewer) -> Pending:
    """The held import with everything that was chosen applied. Raises NotFoundError for another's or none."""
    held = _held(token, viewer)
    choices = _choices(held)
    result = reading.read(held.data, held.filename, options=_options(choices))
    conversations = tuple(
        conversation.swapped() if number in choices.swapped else conversation
        for number, conversation in enumerate(result.conversations)
    )
    identities = {storing.identity(conversation) for conversation in conversations}
    known = frozenset(storing.known(identities))
    columns = csv_file.columns(held.data) if result.importer == "csv" else None
    return Pending(
        token, held.filename, choices, replace(result, conversations=conversations), known, columns
    )


def choose(token: str, change: Callable[[Choices], Choices], *, viewer: Viewer) -> None:
    """Apply a change to what was chosen."""
    held = _held(token, viewer)
    held.choices = asdict(change(_choices(held)))
    db.session.commit()


def swap(choices: Choices, numbers: frozenset[int]) -> Choices:
    """Swap agent and customer in these conversations, back where they were swapped already."""
    return replace(choices, swapped=tuple(sorted(numbers.symmetric_difference(choices.swapped))))


def save(pending: Pending, *, viewer: Viewer, at: datetime) -> storing.Saved:
    """Store what is importable of an import as `look` gave it, have it analysed, forget the upload."""
    if not pending.importable:
        raise InvalidError("nothing in this file can be imported as it stands")
    details = storing.Details(
        filename=pending.filename,
        team_id=pending.choices.team_id,
        agent=pending.choices.agent,
        channel=pending.choices.channel,
        date=_moment(pending.choices.date),
        reachable_teams=None if viewer.can_reach_all_teams else viewer.team_ids,
    )
    saved = storing.save(pending.result, details, at=at, by=viewer.user_id)
    for start in range(0, len(saved.revision_ids), REVISIONS_A_JOB):
        ids = saved.revision_ids[start : start + REVISIONS_A_JOB]
        queue.enqueue(JOB, {"revision_ids": list(ids)}, at=at, total=len(ids), user_id=viewer.user_id)
    db.session.delete(_held(pending.token, viewer))
    db.session.commit()
    return saved


def discard(token: str, *, viewer: Viewer) -> None:
    """Forget an upload; nothing was stored."""
    db.session.delete(_held(token, viewer))
    db.session.commit()


def _held(token: str, viewer: Viewer) -> PendingImport:
    held = db.session.get(PendingImport, token)
    if held is None or held.user_id != viewer.user_id:
        raise NotFoundError
    return held


def _choices(held: PendingImport) -> Choices:
    values = dict(held.choices)
    values["swapped"] = tuple(values.get("swapped", ()))
    return Choices(**values)


def _options(choices: Choices) -> ImportOptions:
    mapping: dict[str, Any] = dict(choices.mapping or {})
    return ImportOptions(
        language=choices.language,
        channel=choices.channel,
        csv_mapping=CsvMapping(**mapping) if "text" in mapping else None,
        zone=ZONE,
    )


def _moment(day: str | None) -> datetime | None:
    """Noon of a day: the hour is not known."""
    return None if not day else datetime.combine(date.fromisoformat(day), time(12), tzinfo=ZONE)


def day_of(choices: Choices) -> date | None:
    """The chosen date."""
    return date.fromisoformat(choices.date) if choices.date else None
