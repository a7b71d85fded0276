"""The mood of the customer as a curve: points in the units of an SVG drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 160
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 10, 24


@dataclass(frozen=True, slots=True)
class Point:
    """A mood and where it stands in the drawing."""

    turn: int
    mood: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points from the opening to the end; `grid` has (mood, y) of the lines behind them."""

    points: tuple[Point, ...]
    grid: tuple[tuple[int, float], ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def line(self) -> str:
        """The `points` of a polyline."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def curve(moods: Sequence[int]) -> Curve:
    """The curve of the moods, the first before any reply."""
    step = (WIDTH - LEFT - RIGHT) / max(len(moods) - 1, 1)
    points = tuple(
        Point(turn, mood, round(LEFT + turn * step, 1), _height(mood)) for turn, mood in enumerate(moods)
    )
    return Curve(points, tuple((mood, _height(mood)) for mood in (0, 50, 100)))


def _height(mood: int) -> float:
    return round(TOP + (100 - mood) / 100 * (HEIGHT - TOP - BOTTOM), 1)
