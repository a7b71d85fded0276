"""Drawings as they stand in a page."""

import html5lib
import pytest

from qa_app.dashboard import charts
from qa_app.dashboard.charts import Dot

DOTS = [
    Dot("2 Nov", "2 Nov: 60, between 50 and 70", "/trends/reviews?period=dates&since=2026-11-02", 60, 50, 70),
    Dot("9 Nov", "9 Nov: –", "/trends/reviews?since=2026-11-09", None, None, None),
    Dot("16 Nov", "16 Nov: 66, between 58 and 74", "/trends/reviews?since=2026-11-16", 66, 58, 74),
]


@pytest.mark.parametrize("draw", [charts.line, charts.ranges])
def test_each_point_is_a_link_with_its_words_to_its_own_reviews(draw: object) -> None:
    svg = draw(DOTS)  # type: ignore[operator]
    tree = html5lib.parse(svg, namespaceHTMLElements=False)
    links = [e for e in tree.iter() if str(e.tag).endswith("a")]
    assert [(e.get("href"), e.get("aria-label")) for e in links] == [
        (dot.href, dot.said) for dot in DOTS if dot.value is not None
    ]


@pytest.mark.parametrize("draw", [charts.line, charts.ranges])
def test_a_drawing_keeps_the_policy_and_follows_the_theme(draw: object) -> None:
    svg = draw(DOTS)  # type: ignore[operator]
    assert "style" not in svg
    assert "chart.invalid" not in svg
    assert "var(--accent)" in svg
    assert "#000" not in svg


def test_text_in_a_drawing_is_escaped() -> None:
    svg = charts.ranges([Dot("<script>x</script>", '"><script>y</script>', "/a", 50, 40, 60)])
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_the_same_figures_are_drawn_once() -> None:
    assert charts.line(DOTS) is charts.line(list(DOTS))
