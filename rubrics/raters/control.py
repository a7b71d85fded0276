"""A control chart of individual values: is what moves more than the usual to and fro?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

# The mean range of two values of a normal distribution, in standard deviations.
D2 = 1.128
SIGMAS = 3
RUN = 8
FEWEST = 8
# What rounding may leave between values that are the same.
HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Chart:
    """Centre and limits of a series; `out` and `run` are places (from 0) that the usual cannot explain."""

    centre: float
    low: float
    high: float
    out: frozenset[int]
    run: frozenset[int]

    @property
    def signals(self) -> frozenset[int]:
        """Every place that asks for a look."""
        return self.out | self.run


def chart(values: Sequence[float]) -> Chart | None:
    """Individuals and moving range (Shewhart; NIST e-Handbook 6.3.2.2); None for fewer than eight values.

    Centre: the mean. Limits: centre -+ 3 MR / 1.128, MR the mean of |x_i - x_(i-1)|, in the values' unit.
    Signals: a value beyond a limit, and each value of eight or more in a row on one side of the centre.
    """
    if len(values) < FEWEST:
        return None
    centre = fsum(values) / len(values)
    moving = fsum(abs(b - a) for a, b in pairwise(values)) / (len(values) - 1)
    reach = SIGMAS * moving / D2
    low, high = centre - reach, centre + reach
    out = frozenset(place for place, value in enumerate(values) if not low - HAIR <= value <= high + HAIR)
    return Chart(centre, low, high, out, _runs(values, centre))


def _runs(values: Sequence[float], centre: float) -> frozenset[int]:
    found: set[int] = set()
    start = 0
    sides = [(value > centre + HAIR) - (value < centre - HAIR) for value in values]
    for place, side in enumerate(sides):
        if side == 0 or side != sides[start]:
            start = place
        if side != 0 and place - start + 1 >= RUN:
            found.update(range(start, place + 1))
    return frozenset(found)
