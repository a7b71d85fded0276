"""What the machine suggests for one reviewee, kept beside the answer with every step to it."""

from dataclasses import dataclass
from typing import Any

from qa_app.transcripts.models import AnalysisRow, Revision
from qa_app.transcripts.service.conversion import analysis_of, transcript_of
from rubrics.schema import Rubric
from rubrics.suggestions import Step, Suggestion, suggest
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggested value (None: not rated) and its steps as they are stored."""

    value: int | None
    detail: dict[str, Any]


def suggestions(
    rubric: Rubric, revision: Revision, analysis: AnalysisRow, *, author: str | None
) -> dict[str, Suggested]:
    """A suggestion per criterion from what is left once the rejected findings are taken out."""
    read = analysis_of(analysis)
    # The rules count findings from zero among those kept; what is stored are the rows' ids.
    ids = [row.id for row in analysis.findings if row.verdict is None or row.verdict.verdict != "rejected"]
    found = suggest(rubric, read, transcript_of(revision), author=author)
    return {key: Suggested(one.value, _detail(one, ids)) for key, one in found.items()}


def _detail(suggestion: Suggestion, ids: list[int]) -> dict[str, Any]:
    return {
        "start": suggestion.start,
        "steps": [_step(step, ids) for step in suggestion.steps],
        "findings": [ids[number] for number in suggestion.findings],
        "not_rated": _text(suggestion.not_rated),
    }


def _step(step: Step, ids: list[int]) -> dict[str, Any]:
    return {
        "points": step.points,
        "reason": _text(step.reason),
        "findings": [ids[number] for number in step.findings],
        "turns": list(step.turns),
        "measure": step.measure,
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"it": text.it, "en": text.en}
