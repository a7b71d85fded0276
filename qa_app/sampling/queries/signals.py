"""What the stored analyses say of parts, for a targeted draw. Nothing is analysed for it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from qa_app.core.database import db
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision, TurnRow

CHUNK = 100


def analysed(revision_ids: Iterable[int]) -> Iterator[tuple[Revision, AnalysisRow]]:
    """Each revision with its newest analysis, findings and verdicts loaded; those without are left out."""
    ids = sorted(set(revision_ids))
    for start in range(0, len(ids), CHUNK):
        yield from _chunk(ids[start : start + CHUNK])


def _chunk(ids: Sequence[int]) -> Iterator[tuple[Revision, AnalysisRow]]:
    newest = select(func.max(AnalysisRow.id)).where(AnalysisRow.revision_id.in_(ids))
    analyses = db.session.scalars(
        select(AnalysisRow)
        .where(AnalysisRow.id.in_(newest.group_by(AnalysisRow.revision_id)))
        .options(selectinload(AnalysisRow.findings).joinedload(FindingRow.verdict))
    )
    by_revision = {row.revision_id: row for row in analyses}
    revisions = db.session.scalars(
        select(Revision)
        .where(Revision.id.in_(by_revision))
        .options(
            selectinload(Revision.turns).joinedload(TurnRow.agent),
            joinedload(Revision.transcript),
        )
        .order_by(Revision.id)
    )
    for revision in revisions.all():
        yield revision, by_revision[revision.id]


def measure(row: AnalysisRow, name: str, author: str | None = None) -> float | None:
    """A measure of the whole conversation or of one agent; None where it is not rated."""
    found: Any = next(
        (
            one
            for one in row.measures
            if one["name"] == name and one["author"] == author and one["turn"] is None
        ),
        None,
    )
    return None if found is None else found["value"]
