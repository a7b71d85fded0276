"""A figure is a number with its interval, or the reason why none is shown. One rule for every group.

Figures about several people rest on at least the agreement's smallest group of different people, whatever
the figure: a mean of reviews, a share, a count by the engine. And on at least five reviews, because fewer
say nothing. (Stretches of time within such a group: `trend`.)
"""

from dataclasses import dataclass
from enum import StrEnum

from qa_app.dashboard.queries.tallies import Tally
from rubrics.raters.intervals import Interval, Sample, difference, mean_interval, wilson

FEWEST = 5


class State(StrEnum):
    """Whether a figure is shown, and if not, why."""

    SHOWN = "shown"
    NONE = "none"
    FEW_REVIEWS = "few_reviews"
    FEW_PEOPLE = "few_people"


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean of 0 to 100 or a share of 0 to 1; `value` and `interval` are there only if it is shown."""

    state: State
    n: int = 0
    value: float | None = None
    interval: Interval | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is a number to read."""
        return self.state is State.SHOWN


class Direction(StrEnum):
    """What happened between two halves of a period."""

    UP = "up"
    DOWN = "down"
    CHANCE = "chance"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Change:
    """The later half against the earlier one. UP and DOWN only where the interval leaves zero out."""

    direction: Direction
    before: Figure
    after: Figure
    points: float | None = None
    interval: Interval | None = None


def mean_figure(tally: Tally, *, smallest_group: int) -> Figure:
    """The mean of a tally. `smallest_group` is 1 for a person's own reviews."""
    state = _state(tally.n, len(tally.people), smallest_group)
    if state is not State.SHOWN:
        return Figure(state, tally.n)
    interval = mean_interval(tally.mean, tally.variance, tally.n).within(0, 100)
    return Figure(state, tally.n, tally.mean, interval)


def share_figure(successes: int, n: int, *, people: int, smallest_group: int) -> Figure:
    """A share of `n` cases."""
    state = _state(n, people, smallest_group)
    if state is not State.SHOWN:
        return Figure(state, n)
    return Figure(state, n, successes / n, wilson(successes, n))


def change(before: Tally, after: Tally, *, smallest_group: int) -> Change:
    """Whether the mean moved, said only as far as the reviews allow."""
    figures = (
        mean_figure(before, smallest_group=smallest_group),
        mean_figure(after, smallest_group=smallest_group),
    )
    if not all(figure.is_shown for figure in figures):
        return Change(Direction.UNKNOWN, *figures)
    interval = difference(_sample(before), _sample(after))
    if interval.low > 0:
        direction = Direction.UP
    elif interval.high < 0:
        direction = Direction.DOWN
    else:
        direction = Direction.CHANCE
    return Change(direction, *figures, after.mean - before.mean, interval)


def _sample(tally: Tally) -> Sample:
    return Sample(tally.mean, tally.variance, tally.n)


def _state(n: int, people: int, smallest_group: int) -> State:
    if n == 0:
        return State.NONE
    if people < smallest_group:
        return State.FEW_PEOPLE
    return State.FEW_REVIEWS if n < FEWEST else State.SHOWN
