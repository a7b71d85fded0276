"""The control chart of alignment as points in the units of an SVG drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.raters.control import Chart

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 48, 32, 12, 28
# As many labels as stand beside each other without touching.
LABELS = 6


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the series: how it is called, and what is said of it."""

    label: str
    said: str
    share: float


@dataclass(frozen=True, slots=True)
class Point:
    """A value and where it stands; `is_signal` where the usual cannot explain it."""

    label: str
    said: str
    x: float
    y: float
    is_signal: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole chart; the limits are None while there are too few values for them."""

    points: tuple[Point, ...]
    labels: tuple[tuple[float, str], ...]
    grid: tuple[tuple[int, float], ...]
    centre: float | None
    low: float | None
    high: float | None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def line(self) -> str:
        """The `points` of a polyline."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def control_chart(values: Sequence[Value], chart: Chart | None) -> Drawing | None:
    """Shares of 0 to 1 in their order; None for fewer than two, which draw no line."""
    if len(values) < 2:
        return None
    step = (WIDTH - LEFT - RIGHT) / (len(values) - 1)
    signals = chart.signals if chart else frozenset()
    points = tuple(
        Point(value.label, value.said, round(LEFT + n * step, 1), _height(value.share), n in signals)
        for n, value in enumerate(values)
    )
    every = -(-len(points) // LABELS)
    return Drawing(
        points=points,
        labels=tuple((point.x, point.label) for point in points[::every]),
        grid=tuple((percent, _height(percent / 100)) for percent in (0, 50, 100)),
        centre=_height(chart.centre) if chart else None,
        low=_height(chart.low) if chart else None,
        high=_height(chart.high) if chart else None,
    )


def _height(share: float) -> float:
    """From the top; what lies beyond the scale is drawn at its end."""
    return round(TOP + (1 - min(1.0, max(0.0, share))) * (HEIGHT - TOP - BOTTOM), 1)
