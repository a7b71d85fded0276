"""How close two judgements are, and whether one rater is stricter than the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from rubrics.raters.intervals import Interval, mean_interval

FULL = 100.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What several raters said to one criterion: percent of its scale, None for "does not apply"."""

    percents: tuple[float | None, ...]
    weight: float


def alignment(first: float | None, second: float | None) -> float | None:
    """1 - |a - b| / range of two percents (MaestroQA's rule): 1 the same, 0 the two ends of the scale.

    That one scores what the other calls not applicable is 0: they differ on whether it counts at all. Both
    calling it not applicable is no judgement, hence None.
    """
    if first is None and second is None:
        return None
    if first is None or second is None:
        return 0.0
    return 1 - abs(first - second) / FULL


def criterion_alignment(percents: Sequence[float | None]) -> float | None:
    """The mean over all pairs of raters; None where no pair judged."""
    found = [one for a, b in combinations(percents, 2) if (one := alignment(a, b)) is not None]
    return fsum(found) / len(found) if found else None


def whole_alignment(criteria: Iterable[Weighed]) -> float | None:
    """Criteria weighed up to one figure for a conversation; None where nothing was judged by two.

    Not the difference of the totals: equal totals can hide opposite answers.
    """
    found = [
        (one, criterion.weight)
        for criterion in criteria
        if (one := criterion_alignment(criterion.percents)) is not None
    ]
    total = fsum(weight for _, weight in found)
    return fsum(one * weight for one, weight in found) / total if total else None


@dataclass(frozen=True, slots=True)
class Bias:
    """How many points of 100 a rater gives more than the others (minus: stricter), over `n` conversations.

    `interval` needs two conversations and is None with one.
    """

    points: float
    n: int
    interval: Interval | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.interval is not None and (self.interval.low > 0 or self.interval.high < 0)


def differences(unit: Mapping[int, float | None]) -> Mapping[int, float]:
    """Each rater's percent less the mean of the others', where both are there."""
    given = {rater: percent for rater, percent in unit.items() if percent is not None}
    if len(given) < 2:
        return {}
    total = fsum(given.values())
    return {rater: one - (total - one) / (len(given) - 1) for rater, one in given.items()}


def bias(means: Sequence[float]) -> Bias | None:
    """Severity from the mean difference in each conversation; None for no conversation.

    The interval is Student's t over conversations: the criteria of one conversation are not independent,
    so a conversation counts once, and differences of bounded scales are close enough to symmetric for
    the few conversations there are. A bootstrap of five is no better and depends on its seed.
    """
    n = len(means)
    if n == 0:
        return None
    mean = fsum(means) / n
    if n == 1:
        return Bias(mean, 1, None)
    variance = fsum((one - mean) ** 2 for one in means) / (n - 1)
    return Bias(mean, n, mean_interval(mean, variance, n))
