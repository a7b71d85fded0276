"""Running the engine on a stored revision; the same engine never analyses the same revision twice."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from nlp.pipeline import ENGINE_VERSION, Engine
from nlp.precision import SILENT
from nlp.types import LANGUAGES, Speaker, Transcript, Turn
from qa_app.core.database import db
from qa_app.transcripts.models import AnalysisRow, Revision
from qa_app.transcripts.service.conversion import finding_rows, row_of, transcript_of

# The kind of job that analyses stored revisions; `transcripts.tasks` does it.
JOB = "transcripts.analyse"


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The process's engine; loading its lexicons takes a moment."""
    return Engine(silent=SILENT)


def warm_up() -> None:
    """Load the engine and its word lists, so that nobody waits for them on a page."""
    for language in LANGUAGES:
        engine().analyse(Transcript((Turn(Speaker.AGENT, "ok"),), language=language))


def ensure_analysis(revision_id: int, *, at: datetime) -> int:
    """The id of this engine's analysis of a revision, made now if it is not there."""
    known = known_analysis(revision_id)
    if known is not None:
        return known
    revision = db.session.get_one(Revision, revision_id)
    analysis = engine().analyse(transcript_of(revision))
    row = AnalysisRow(revision_id=revision_id, created_at=at, **row_of(analysis))
    row.findings = finding_rows(analysis)
    db.session.add(row)
    try:
        db.session.commit()
    except IntegrityError:  # another worker was faster; its result is the same
        db.session.rollback()
        return known_analysis(revision_id) or ensure_analysis(revision_id, at=at)
    return row.id


def known_analysis(revision_id: int) -> int | None:
    """The id of this engine's analysis of a revision, if it was made already."""
    return db.session.scalar(
        select(AnalysisRow.id)
        .where(AnalysisRow.revision_id == revision_id, AnalysisRow.engine_version == ENGINE_VERSION)
        .order_by(AnalysisRow.id.desc())
    )
