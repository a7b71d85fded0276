"""Figures in words: what a coefficient allows, and how far the machine's suggestion can be trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rubrics.raters.coefficients import Coefficient, Weights, kappa
from rubrics.raters.intervals import Interval, wilson

RELIABLE, TENTATIVE = 0.8, 2 / 3
CLOSE = 0.25
ENOUGH = 30
HIGH, MEDIUM = 0.8, 0.6
BEYOND_CHANCE = 0.4


class Strength(StrEnum):
    """What may be built on a coefficient (Krippendorff's customary bounds, 0.800 and 0.667)."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    WEAK = "weak"
    UNKNOWN = "unknown"


def strength(coefficient: Coefficient) -> Strength:
    """The word for a coefficient."""
    if coefficient.value is None:
        return Strength.UNKNOWN
    if coefficient.value >= RELIABLE:
        return Strength.RELIABLE
    return Strength.TENTATIVE if coefficient.value >= TENTATIVE else Strength.WEAK


class Trust(StrEnum):
    """How far a suggestion agrees with the people who judged."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Suggestion against reviewer over `n` reviews: how many are `close`, with their share's interval."""

    trust: Trust
    n: int
    close: int
    share: float | None
    interval: Interval | None
    kappa: Coefficient


def agreement(pairs: Mapping[tuple[float, float], int], scale: Sequence[float]) -> Agreement:
    """The band of a suggestion from counts of (suggested, judged).

    Close is at most a quarter of the scale apart: one point of five, the same answer of two. The band goes
    by the lower end of Wilson's interval, so that few reviews never look good by luck. And it is high only
    if quadratic kappa is at least 0.4: a machine that always said 3 would be close as often as not.
    """
    chance = kappa(pairs, scale, Weights.QUADRATIC)
    n = sum(pairs.values())
    if n == 0:
        return Agreement(Trust.TOO_FEW, 0, 0, None, None, chance)
    span = max(scale) - min(scale)
    close = sum(count for (a, b), count in pairs.items() if abs(a - b) <= CLOSE * span)
    interval = wilson(close, n)
    trust = Trust.TOO_FEW if n < ENOUGH else _trust(interval.low, chance)
    return Agreement(trust, n, close, close / n, interval, chance)


def _trust(low: float, chance: Coefficient) -> Trust:
    if low < MEDIUM:
        return Trust.LOW
    beyond = chance.value is not None and chance.value >= BEYOND_CHANCE
    return Trust.HIGH if low >= HIGH and beyond else Trust.MEDIUM
