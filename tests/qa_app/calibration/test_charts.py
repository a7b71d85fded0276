"""The control chart as a drawing."""

from qa_app.calibration.charts import BOTTOM, HEIGHT, TOP, Value, control_chart
from rubrics.raters.control import chart


def values(*shares: float) -> list[Value]:
    return [Value(f"{n}", f"week {n}", share) for n, share in enumerate(shares)]


def test_one_value_draws_no_line() -> None:
    assert control_chart(values(0.9), None) is None


def test_full_agreement_is_at_the_top_and_none_at_the_bottom() -> None:
    drawn = control_chart(values(1, 0), None)
    assert drawn is not None
    assert [point.y for point in drawn.points] == [TOP, HEIGHT - BOTTOM]
    assert drawn.centre is None


def test_a_week_outside_the_usual_is_marked_and_limits_stay_in_the_drawing() -> None:
    shares = [0.99, 0.8] * 5 + [0.2] + [0.99, 0.8] * 5
    drawn = control_chart(values(*shares), chart(shares))
    assert drawn is not None
    assert [n for n, point in enumerate(drawn.points) if point.is_signal] == [10]
    assert drawn.high == TOP
    assert drawn.low is not None
    assert drawn.centre is not None
    assert drawn.centre < drawn.low < HEIGHT
    assert len(drawn.labels) <= 6
