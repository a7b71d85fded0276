"""Trying a draft on real conversations: what it suggests beside the version in use. Nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nlp.types import Analysis
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.scorecards.service.publishing import check_editor
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.service import reading
from qa_app.transcripts.service.analysing import engine, known_analysis
from qa_app.transcripts.service.conversion import analysis_of, transcript_of
from qa_app.transcripts.service.reading import Facts
from rubrics.schema import Rubric
from rubrics.suggestions import Suggestion, suggest

MOST = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """One conversation: what each rubric suggests for the agents together. `current` is empty without one."""

    facts: Facts
    draft: Mapping[str, Suggestion]
    current: Mapping[str, Suggestion]


def try_out(
    draft: Rubric, current: Rubric | None, transcript_ids: Sequence[int], *, viewer: Viewer, at: datetime
) -> tuple[Trial, ...]:
    """What both suggest for up to five conversations that the viewer may see; each look is noted.

    Suggestions speak of the conversation, never of one person: several agents are taken together.
    """
    check_editor(viewer)
    chosen = tuple(dict.fromkeys(transcript_ids))
    if not 1 <= len(chosen) <= MOST:
        raise InvalidError(problems=("conversations",))
    return tuple(_trial(draft, current, number, viewer=viewer, at=at) for number in chosen)


def _trial(
    draft: Rubric, current: Rubric | None, transcript_id: int, *, viewer: Viewer, at: datetime
) -> Trial:
    opened = reading.open_transcript(transcript_id, viewer=viewer, at=at)
    if opened.facts.origin != "import":
        raise NotFoundError
    revision = transcripts.latest_revision(transcript_id)
    transcript = transcript_of(revision)
    known = known_analysis(revision.id)
    analysis: Analysis = (
        engine().analyse(transcript) if known is None else analysis_of(transcripts.analysis(known))
    )
    before = {} if current is None else suggest(current, analysis, transcript)
    return Trial(opened.facts, suggest(draft, analysis, transcript), before)
