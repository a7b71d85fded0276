"""What counts: computed from the answers when a review is submitted, and again when one is revised."""

from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service.answering import given_of, settle
from qa_app.scorecards.queries import rubric_of
from rubrics import scoring
from rubrics.schema import Rubric


def count(row: Evaluation) -> scoring.Score:
    """Keep base, gate and what each criterion counts for; figures read nothing else."""
    score = scoring.score(rubric_of(row.rubric_version), given_of(row))
    settle(row, score)
    row.base, row.gate = score.base, score.gate.value
    return score


def uncount(row: Evaluation) -> None:
    """A draft counts for nothing."""
    for answer in row.answers:
        answer.counts = None
    row.base = row.gate = None


def is_low(rubric: Rubric, base: float | None, bands: int) -> bool:
    """Whether a base lies in the rubric's lowest so many bands, of which its upper half is never one."""
    if base is None:
        return False
    rising = sorted(rubric.bands, key=lambda band: band.at_least)
    low = rising[: min(bands, len(rising) // 2)]
    return rubric.band(base) in low
