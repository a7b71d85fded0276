"""Where the person sees it differently: two judgements of the same part side by side, the largest gap first."""

from dataclasses import dataclass

from qa_app.evaluations.pages.rubric import name_of
from qa_app.evaluations.queries import Given, Review
from rubrics.schema import ScalePoint
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Side:
    """One judgement of a criterion."""

    given: Given
    point: ScalePoint | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that the two judge differently. `points` of 100, the person's minus the reviewer's;

    None where one of them gave no value.
    """

    key: str
    name: Text
    person: Side
    reviewer: Side
    points: float | None


@dataclass(frozen=True, slots=True)
class GapView:
    """All differences, and of how many criteria that both judged."""

    gaps: tuple[Gap, ...]
    compared: int


def gap_view(review: Review, other: Review | None) -> GapView | None:
    """The gap between a review and the person's own judgement, whichever of them is being read."""
    if other is None:
        return None
    own, theirs = (review, other) if review.kind == "self" else (other, review)
    both = [key for key in theirs.answers if _answered(theirs, key) and _answered(own, key)]
    found = [gap for key in both if (gap := _gap(own, theirs, key)) is not None]
    found.sort(key=lambda gap: -abs(gap.points) if gap.points is not None else 0.0)
    return GapView(tuple(found), len(both))


def _answered(review: Review, key: str) -> bool:
    return key in review.answers and review.answers[key].is_answered


def _gap(own: Review, theirs: Review, key: str) -> Gap | None:
    mine, reviewer = _percents(own).get(key), _percents(theirs).get(key)
    same = own.answers[key].as_scored() == theirs.answers[key].as_scored()
    if same or (mine is not None and mine == reviewer):
        return None
    points = None if mine is None or reviewer is None else mine - reviewer
    name = name_of(theirs.rubric, theirs.rubric.criterion(key))
    return Gap(key, name, _side(own, key), _side(theirs, key), points)


def _percents(review: Review) -> dict[str, float | None]:
    return {one.key: one.percent for one in review.scored().criteria}


def _side(review: Review, key: str) -> Side:
    given, criterion = review.answers[key], review.rubric.criterion(key)
    return Side(given, None if given.value is None else criterion.point(given.value))
