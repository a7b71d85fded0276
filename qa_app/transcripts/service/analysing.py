"""Running the engine on a stored revision; the same engine, set the same, analyses it only once."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from nlp.pipeline import ENGINE_VERSION, Engine, make_ready
from nlp.precision import SILENT
from nlp.types import LANGUAGES, Speaker, Turn
from nlp.types import Transcript as Spoken
from qa_app.core.database import db
from qa_app.teams.service import DEFAULTS, EngineSettings, engine_settings
from qa_app.transcripts.models import AnalysisRow, Revision, Transcript, TurnRow
from qa_app.transcripts.service.conversion import finding_rows, row_of, transcript_of

# The kind of job that analyses stored revisions; `transcripts.tasks` does it.
JOB = "transcripts.analyse"


@lru_cache(maxsize=32)
def engine(settings: EngineSettings = DEFAULTS) -> Engine:
    """The process's engine for some settings; loading its lexicons takes a moment, once for all of them."""
    return Engine(configs=settings.configs, templates=settings.templates, silent=SILENT)


def warm_up() -> None:
    """Load the engine and its word lists, so that nobody waits for them on a page."""
    for language in LANGUAGES:
        make_ready(language)
        engine().analyse(Spoken((Turn(Speaker.AGENT, "ok"),), language=language))


def ensure_analysis(revision_id: int, *, at: datetime) -> int:
    """The id of this engine's analysis of a revision as its team is set now, made if it is not there.

    What an older profile led to stays, and whoever pinned it keeps it.
    """
    settings = _settings_of(revision_id)
    known = _newest(revision_id, settings)
    if known is not None:
        return known
    revision = db.session.get_one(Revision, revision_id)
    analysis = engine(settings).analyse(transcript_of(revision))
    row = AnalysisRow(
        revision_id=revision_id, created_at=at, settings_hash=settings.digest, **row_of(analysis)
    )
    row.findings = finding_rows(analysis)
    db.session.add(row)
    try:
        db.session.commit()
    except IntegrityError:  # another worker was faster; its result is the same
        db.session.rollback()
        return _newest(revision_id, settings) or ensure_analysis(revision_id, at=at)
    return row.id


def known_analysis(revision_id: int) -> int | None:
    """The id of this engine's analysis of a revision as its team is set now, if it was made already."""
    return _newest(revision_id, _settings_of(revision_id))


def _settings_of(revision_id: int) -> EngineSettings:
    """A roleplay plays at a company of its own: no team's facts and phrases belong there."""
    origin, team_id, language, started_at = db.session.execute(
        select(Transcript.origin, Transcript.team_id, Transcript.language, Transcript.started_at)
        .join(Revision, Revision.transcript_id == Transcript.id)
        .where(Revision.id == revision_id)
    ).one()
    if origin != "import":
        return DEFAULTS
    undated = select(TurnRow.id).where(TurnRow.revision_id == revision_id, TurnRow.at.is_(None)).limit(1)
    is_dated = db.session.scalar(undated) is None
    return engine_settings(team_id, language, on=started_at, is_dated=is_dated)


def _newest(revision_id: int, settings: EngineSettings) -> int | None:
    return db.session.scalar(
        select(AnalysisRow.id)
        .where(
            AnalysisRow.revision_id == revision_id,
            AnalysisRow.engine_version == ENGINE_VERSION,
            AnalysisRow.settings_hash == settings.digest,
        )
        .order_by(AnalysisRow.id.desc())
    )
