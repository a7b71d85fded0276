"""The line of a period: points wide enough that most of them rest on enough reviews of enough people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa_app.dashboard.queries.tallies import ReviewSlice, Tally
from qa_app.dashboard.service.figures import Change, Figure, State, change, mean_figure
from qa_app.dashboard.service.periods import WEEK, Period

STEPS = (1, 2, 3, 4, 6, 13)
MOST_POINTS = 40
# A stretch of time cuts the reviews of a group, not the group: of its people at least three must be in it,
# the usual threshold of statistical offices, so that no point is one person's and no one can subtract.
FEWEST_PEOPLE = 3
# A step is wide enough when this share of the points that have reviews can be shown.
ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class Point:
    """The mean of some weeks, from a day to a day."""

    first: date
    last: date
    figure: Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """The points of a period, each `weeks` wide."""

    weeks: int
    points: tuple[Point, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether a chart says anything: a line needs two points."""
        return sum(point.figure.is_shown for point in self.points) >= 2


def pooled(slices: Sequence[ReviewSlice]) -> Tally:
    """All of them together."""
    return sum((one.tally for one in slices), Tally())


def trend(slices: Sequence[ReviewSlice], period: Period, *, smallest_group: int) -> Trend:
    """The narrowest step at which most points can be shown; failing that, the one that shows most."""
    smallest = _smallest_stretch(slices, smallest_group)
    lines = [
        Trend(step, _points(slices, period, step, smallest))
        for step in STEPS
        if len(period.starts()) / step <= MOST_POINTS
    ]
    enough = (line for line in lines if _is_enough(line))
    return next(enough, max(lines, key=_shown))


def halves(slices: Sequence[ReviewSlice], period: Period, *, smallest_group: int) -> Change:
    """The later half of the weeks against the earlier one."""
    middle = (len(period.starts()) + 1) // 2
    before = pooled([one for one in slices if one.week < middle])
    after = pooled([one for one in slices if one.week >= middle])
    return change(before, after, smallest_group=_smallest_stretch(slices, smallest_group))


def _smallest_stretch(slices: Sequence[ReviewSlice], smallest_group: int) -> int:
    """How many people a stretch of the period needs: a group too small as a whole shows none of it."""
    is_group = len(pooled(slices).people) >= smallest_group
    return min(smallest_group, FEWEST_PEOPLE) if is_group else smallest_group


def _points(
    slices: Sequence[ReviewSlice], period: Period, step: int, smallest_group: int
) -> tuple[Point, ...]:
    starts = period.starts()[::step]
    tallies = [Tally() for _ in starts]
    for one in slices:
        tallies[one.week // step] += one.tally
    return tuple(
        Point(
            start,
            min(period.last, start + step * WEEK - timedelta(days=1)),
            mean_figure(tally, smallest_group=smallest_group),
        )
        for start, tally in zip(starts, tallies, strict=True)
    )


def _shown(line: Trend) -> int:
    return sum(point.figure.is_shown for point in line.points)


def _is_enough(line: Trend) -> bool:
    filled = sum(point.figure.state is not State.NONE for point in line.points)
    return filled > 0 and _shown(line) / filled >= ENOUGH
