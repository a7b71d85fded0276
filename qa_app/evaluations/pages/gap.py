"""Where the person sees it differently: two judgements of one part side by side, the largest gap first."""

from dataclasses import dataclass

from qa_app.evaluations.pages.answers import given_said, told_apart
from qa_app.evaluations.queries import Review
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that the two judge differently, in words.

    `points` of 100, the person's minus the reviewer's; None where one of them gave no value.
    """

    key: str
    name: Text
    person: str
    reviewer: str
    points: float | None


@dataclass(frozen=True, slots=True)
class GapView:
    """All differences, and of how many criteria that both judged."""

    gaps: tuple[Gap, ...]
    compared: int


def gap_view(review: Review, other: Review | None, language: str) -> GapView | None:
    """The gap between a review and the person's own judgement, whichever of them is being read."""
    if other is None:
        return None
    own, theirs = (review, other) if review.kind == "self" else (other, review)
    both = [key for key in theirs.answers if _answered(theirs, key) and _answered(own, key)]
    found = [gap for key in both if (gap := _gap(own, theirs, key, language)) is not None]
    found.sort(key=lambda gap: -abs(gap.points) if gap.points is not None else 0.0)
    return GapView(tuple(found), len(both))


def _answered(review: Review, key: str) -> bool:
    return key in review.answers and review.answers[key].is_answered


def _gap(own: Review, theirs: Review, key: str, language: str) -> Gap | None:
    mine, reviewer = _percents(own).get(key), _percents(theirs).get(key)
    said = [given_said(one.rubric.criterion(key), one.answers[key], language) for one in (own, theirs)]
    if said[0] == said[1] or (mine is not None and mine == reviewer):
        return None
    points = None if mine is None or reviewer is None else mine - reviewer
    name = told_apart(theirs.rubric, theirs.rubric.criterion(key))
    return Gap(key, name, said[0], said[1], points)


def _percents(review: Review) -> dict[str, float | None]:
    return {one.key: one.percent for one in review.scored().criteria}
