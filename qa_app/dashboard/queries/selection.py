"""Which reviews and which conversations a page is about, as conditions of a statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.sql.selectable import Subquery

from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries import COUNTING
from qa_app.scorecards.models import RubricVersion
from qa_app.transcripts.models import AnalysisRow, Revision, Transcript

RUBRIC = "service_pillars"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader chose, within what the reader may see.

    `team_ids` None means every team and no team; an empty set means nothing at all. Reviews stand on the
    day of their conversation, not on the day when somebody found the time to judge it.
    """

    team_ids: frozenset[int] | None
    since: datetime
    until: datetime
    kind: str = "random"
    channel: str | None = None
    language: str | None = None


def reviews(selection: Selection, *columns: Any) -> Select[Any]:
    """Some columns of the submitted and rated reviews of a selection.

    Any: SQLAlchemy types a select by its columns, and these are the caller's.
    """
    statement = (
        select(*columns)
        .select_from(Evaluation)
        .join(Transcript, Transcript.id == Evaluation.transcript_id)
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .where(
            RubricVersion.rubric_id == RUBRIC,
            Evaluation.status.in_(COUNTING),
            Evaluation.kind == selection.kind,
            Evaluation.base.is_not(None),
            Evaluation.reviewee_id.is_not(None),
            *_of_conversation(selection),
        )
    )
    if selection.team_ids is not None:
        statement = statement.where(Evaluation.team_id.in_(selection.team_ids))
    return statement


def conversations(selection: Selection, *columns: Any) -> Select[Any]:
    """Some columns of the analysed conversations of a selection, each with its newest analysis.

    Roleplays are nobody's conversations here. Any: see `reviews`.
    """
    newest = _newest_analyses()
    statement = (
        select(*columns)
        .select_from(Transcript)
        .join(newest, newest.c.transcript_id == Transcript.id)
        .join(AnalysisRow, AnalysisRow.id == newest.c.analysis_id)
        .where(Transcript.origin == "import", *_of_conversation(selection))
    )
    if selection.team_ids is not None:
        statement = statement.where(Transcript.team_id.in_(selection.team_ids))
    return statement


def _of_conversation(selection: Selection) -> list[ColumnElement[bool]]:
    wanted = [Transcript.started_at >= selection.since, Transcript.started_at < selection.until]
    if selection.channel:
        wanted.append(Transcript.channel == selection.channel)
    if selection.language:
        wanted.append(Transcript.language == selection.language)
    return wanted


def _newest_analyses() -> Subquery:
    return (
        select(Revision.transcript_id, func.max(AnalysisRow.id).label("analysis_id"))
        .join(AnalysisRow, AnalysisRow.revision_id == Revision.id)
        .group_by(Revision.transcript_id)
        .subquery()
    )
