"""Agreement beyond chance: Cohen's weighted kappa for two raters, Krippendorff's alpha for any number.

Both are 1 for perfect agreement and 0 for what chance alone would give; below 0 raters disagree
systematically. Neither exists where every value is the same: there is nothing to tell agreement from chance
by, so the result is not rated, with its reason, instead of 0 or 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import fsum

Distance = Callable[[float, float], float]


class Why(StrEnum):
    """Why there is no coefficient."""

    NOTHING_SHARED = "nothing_shared"
    ONE_VALUE = "one_value"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient (at most 1), or why there is none; `units` were judged by at least two raters."""

    value: float | None
    units: int
    why: Why | None = None


class Weights(StrEnum):
    """How much a disagreement weighs by the steps between two points: all alike, the steps, their square."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


class Level(StrEnum):
    """What the values are: names, ranks, or numbers whose differences mean something."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


_STEPS: Mapping[Weights, Callable[[int], int]] = {
    Weights.NONE: lambda steps: int(steps != 0),
    Weights.LINEAR: abs,
    Weights.QUADRATIC: lambda steps: steps * steps,
}


def kappa(
    pairs: Mapping[tuple[float, float], int], scale: Sequence[float], weights: Weights = Weights.QUADRATIC
) -> Coefficient:
    """Cohen's kappa of two raters, weighted (Cohen 1960; 1968).

    `pairs` counts how often the first said a and the second b; `scale` is every point in order, used or
    not, because the steps between points are counted along it. With v the weight of a disagreement,
    kappa = 1 - sum(v o) / sum(v e), where o is the share observed and e the product of the raters' own
    shares. Raises ValueError for a value that is not on the scale.
    """
    n = sum(pairs.values())
    if n == 0:
        return Coefficient(None, 0, Why.NOTHING_SHARED)
    observed, expected = _disagreements(pairs, scale, weights)
    if expected == 0:
        return Coefficient(None, n, Why.ONE_VALUE)
    return Coefficient(1 - observed / expected, n)


def _disagreements(
    pairs: Mapping[tuple[float, float], int], scale: Sequence[float], weights: Weights
) -> tuple[float, float]:
    """Weighed disagreement as it is and as chance would give it, both summed over the pairs."""
    place = {value: number for number, value in enumerate(scale)}
    unknown = {value for pair in pairs for value in pair} - set(place)
    if unknown:
        raise ValueError(f"not on the scale: {sorted(unknown)}")
    first: Counter[float] = Counter()
    second: Counter[float] = Counter()
    for (a, b), count in pairs.items():
        first[a] += count
        second[b] += count
    weigh = _STEPS[weights]
    observed = sum(weigh(place[a] - place[b]) * count for (a, b), count in pairs.items())
    expected = sum(weigh(place[a] - place[b]) * first[a] * second[b] for a in first for b in second)
    return observed, expected / sum(pairs.values())


def stratified_kappa(strata: Iterable[Mapping[tuple[float, float], int]]) -> Coefficient:
    """One quadratic kappa over several questions: 1 - sum of the observed / sum of the expected.

    Chance is worked out inside each question, so that easy and hard questions thrown together do not pass
    for agreement. The values are percents of each question's scale, their distance is the step.
    """
    observed = expected = 0.0
    n = 0
    for pairs in strata:
        size = sum(pairs.values())
        if size == 0:
            continue
        n += size
        observed += fsum((a - b) ** 2 * count for (a, b), count in pairs.items())
        expected += (
            fsum(
                (a - b) ** 2 * one * other for (a, _), one in pairs.items() for (_, b), other in pairs.items()
            )
            / size
        )
    if n == 0:
        return Coefficient(None, 0, Why.NOTHING_SHARED)
    return Coefficient(1 - observed / expected, n) if expected else Coefficient(None, n, Why.ONE_VALUE)


def alpha(units: Iterable[Sequence[float | None]], level: Level) -> Coefficient:
    """Krippendorff's alpha of any number of raters (Krippendorff 2011, Computing Alpha-Reliability).

    A unit holds what each rater said, None where a rater did not judge it; units with fewer than two
    values are left out, order plays no part. With n values in m-fold units, n_c the times c was said and
    d the squared difference of the level,

        alpha = 1 - (n - 1) * sum_u sum_{i<j} d(u_i, u_j) * 2 / (m_u - 1) / sum_c sum_k n_c n_k d(c, k)
    """
    shared = [values for unit in units if len(values := [v for v in unit if v is not None]) > 1]
    if not shared:
        return Coefficient(None, 0, Why.NOTHING_SHARED)
    said = Counter(value for values in shared for value in values)
    distance = _distance(level, said)
    n = sum(said.values())
    observed = fsum(
        2 * fsum(distance(a, b) for a, b in combinations(values, 2)) / (len(values) - 1) for values in shared
    )
    expected = 2 * fsum(said[a] * said[b] * distance(a, b) for a, b in combinations(sorted(said), 2))
    if expected == 0:
        return Coefficient(None, len(shared), Why.ONE_VALUE)
    return Coefficient(1 - (n - 1) * observed / expected, len(shared))


def _distance(level: Level, said: Mapping[float, int]) -> Distance:
    if level is Level.NOMINAL:
        return lambda a, b: float(a != b)
    if level is Level.INTERVAL:
        return lambda a, b: (a - b) ** 2
    return _ordinal(said)


def _ordinal(said: Mapping[float, int]) -> Distance:
    """Two ranks are as far apart as there are values between them, half of their own counted."""
    ranked = sorted(said)
    middle: dict[float, float] = {}
    below = 0
    for value in ranked:
        middle[value] = below + said[value] / 2
        below += said[value]
    return lambda a, b: (middle[a] - middle[b]) ** 2
