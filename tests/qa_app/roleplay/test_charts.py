"""The mood curve."""

from qa_app.roleplay.charts import HEIGHT, LEFT, RIGHT, WIDTH, curve


def test_a_better_mood_stands_higher_and_later_turns_further_right() -> None:
    drawn = curve((20, 80, 50))
    ys, xs = [p.y for p in drawn.points], [p.x for p in drawn.points]
    assert ys[1] < ys[2] < ys[0]
    assert xs == sorted(xs)
    assert (xs[0], xs[-1]) == (LEFT, WIDTH - RIGHT)


def test_the_curve_stays_inside_its_frame() -> None:
    drawn = curve((0, 100) * 20)
    assert all(0 <= p.y <= HEIGHT and 0 <= p.x <= WIDTH for p in drawn.points)


def test_a_conversation_without_a_reply_is_one_point() -> None:
    assert curve((40,)).line == f"{LEFT},{curve((40,)).points[0].y:g}"
