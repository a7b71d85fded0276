"""Gated levels: none really stands higher than those it stands on. The diagnosis, never the score."""

from collections.abc import Mapping
from dataclasses import dataclass

from rubrics.answers import Answer, percent
from rubrics.schema import Criterion, Rubric, ScalePoint
from rubrics.scoring import Excluded, Score, score

# A level holds others back only where it was judged of this person.
_HOLDS = frozenset({None, Excluded.NO_WEIGHT})


@dataclass(frozen=True, slots=True)
class Level:
    """A gated criterion: what was given, what it comes to, and the criteria (keys) that hold it back.

    `point` is the highest point of its own scale within the effective level. All are None or empty where
    the criterion itself is not rated.
    """

    key: str
    percent: float | None
    effective: float | None
    point: ScalePoint | None
    held_back_by: tuple[str, ...]

    @property
    def is_held_back(self) -> bool:
        """Whether something it stands on is lower than the level itself."""
        return bool(self.held_back_by)


def levels(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[Level, ...]:
    """Every gated criterion, in the rubric's order.

    The effective level is the lowest of its own and of what was given to those it stands on. What does not
    apply, is not rated, had a cause outside or is the operation's holds nobody.
    """
    scored = score(rubric, answers)
    return tuple(_level(criterion, scored) for criterion in rubric.criteria if criterion.held_by)


def _level(criterion: Criterion, scored: Score) -> Level:
    by_key = {one.key: one for one in scored.criteria}
    own = by_key[criterion.key].percent
    if own is None:
        return Level(criterion.key, None, None, None, ())
    found = {key: by_key[key] for key in criterion.held_by if key in by_key}
    holders = {k: c.percent for k, c in found.items() if c.percent is not None and c.why_not in _HOLDS}
    effective = min([own, *holders.values()])
    lowest = tuple(k for k, worth in holders.items() if worth == effective and worth < own)
    return Level(criterion.key, own, effective, _point(criterion, effective), lowest)


def _point(criterion: Criterion, effective: float) -> ScalePoint | None:
    rated = [(percent(criterion, point.value), point) for point in criterion.points]
    worths = [(worth, point) for worth, point in rated if worth is not None]
    within = [pair for pair in worths if pair[0] <= effective]
    return max(within, key=lambda pair: pair[0])[1] if within else None
