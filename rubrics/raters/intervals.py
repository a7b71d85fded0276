"""How sure a mean or a share is: Student's t and Wilson's score, at 95%. Pure arithmetic, no libraries."""

from dataclasses import dataclass
from math import sqrt

# 97.5% quantiles of Student's t for 1 to 30 degrees of freedom (any statistical table).
_T = (
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
    2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963,
    2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272,
)  # fmt: skip
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Interval:
    """A range that holds the true value in 95 of 100 such samples."""

    low: float
    high: float

    def within(self, low: float, high: float) -> "Interval":
        """The same range, cut at the ends of the scale."""
        return Interval(max(low, min(high, self.low)), max(low, min(high, self.high)))


def t_quantile(degrees: float) -> float:
    """The 97.5% quantile of Student's t; a fraction of a degree is rounded down, to the wider side.

    Above 30 the Cornish-Fisher expansion around the normal quantile is right to five decimals.
    """
    if degrees < 1:
        raise ValueError("an interval needs at least one degree of freedom")
    whole = int(degrees)
    if whole <= len(_T):
        return _T[whole - 1]
    z = Z
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / whole + second / whole**2 + third / whole**3


def mean_interval(mean: float, variance: float, n: int) -> Interval:
    """Where the mean of the whole lies, from a sample of `n` (at least 2)."""
    half = t_quantile(n - 1) * sqrt(variance / n)
    return Interval(mean - half, mean + half)


def wilson(successes: int, n: int) -> Interval:
    """Where a share lies, 0 to 1; holds also for few cases and for shares near the ends."""
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n} is no share")
    share = successes / n
    squared = Z**2
    centre = share + squared / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + squared / (4 * n * n))
    return Interval((centre - half) / (1 + squared / n), (centre + half) / (1 + squared / n)).within(0, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """A mean with what is needed to compare it."""

    mean: float
    variance: float
    n: int


def difference(before: Sample, after: Sample) -> Interval:
    """Where the change of the mean lies (Welch: the two samples may differ in spread and size)."""
    change = after.mean - before.mean
    parts = (before.variance / before.n, after.variance / after.n)
    error = sum(parts)
    if error == 0:
        return Interval(change, change)
    degrees = error**2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (after.n - 1))
    half = t_quantile(max(degrees, 1.0)) * sqrt(error)
    return Interval(change - half, change + half)
