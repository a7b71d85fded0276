"""Charts as SVG, drawn on the server and offline: Altair states them, vl-convert compiles them.

Colours are the style sheet's own variables, so one drawing serves light and dark. Each point is a link
with its words; the table behind a chart says the same to those who do not see it.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

# Vega resolves relative links against an address of its own; this one is taken off again.
_SITE = "https://chart.invalid"
_SYMBOL = r'<path aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="[^"]*"([^>]*)/>'
_LINKED = re.compile(rf'<a xlink:href="{re.escape(_SITE)}([^"]*)">{_SYMBOL}</a>')
_LONE = re.compile(_SYMBOL)
_ROLES = re.compile(r' (role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
_ACCENT, _INK, _LINE = "var(--accent)", "var(--ink-soft)", "var(--line)"
WIDTH, HEIGHT, ROW = 400, 190, 26


@dataclass(frozen=True, slots=True)
class Dot:
    """A value with its interval on a scale of 0 to 100; none of the three where it is not shown."""

    label: str
    said: str
    href: str
    value: float | None
    low: float | None
    high: float | None


def line(dots: Sequence[Dot]) -> Markup:
    """A line over time with its interval as a band; weeks without a figure leave a gap."""
    return _drawn("line", tuple(dots))


def ranges(dots: Sequence[Dot]) -> Markup:
    """A dot with its interval per row, in the order given."""
    return _drawn("ranges", tuple(dots))


def warm_up() -> None:
    """Load what draws: it takes seconds, once a process, and nobody should wait for it on a page."""
    ranges([Dot("", "", "", 50.0, 40.0, 60.0)])


# The arguments are the content: the same figures are drawn once a process.
@lru_cache(maxsize=256)
def _drawn(kind: str, dots: tuple[Dot, ...]) -> Markup:
    import vl_convert

    specification = (_line if kind == "line" else _ranges)(dots)
    return _for_page(vl_convert.vegalite_to_svg(specification.to_dict()))


def _for_page(svg: str) -> Markup:
    """As it stands in a page: points are links with a name and a hint, the rest is decoration."""
    svg = _LINKED.sub(r'<a href="\1" aria-label="\2"><path\3><title>\2</title></path></a>', svg)
    svg = _LONE.sub(r"<path\2><title>\1</title></path>", svg)
    svg = _ROLES.sub("", svg)
    # Compiled by Vega, which escapes every text that it is given.
    return Markup(svg)  # noqa: S704


def _line(dots: tuple[Dot, ...]) -> Any:
    # Any: Altair's charts have a class per combination.
    import altair as alt

    base = _base(dots).encode(
        x=alt.X(
            "label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False)
        ),
        y=_scale(alt.Y, "value"),
    )
    band = base.mark_area(color=_ACCENT, opacity=0.16, aria=False).encode(y=_scale(alt.Y, "low"), y2="high:Q")
    reach = base.mark_rule(color=_ACCENT, opacity=0.35, aria=False).encode(
        y=_scale(alt.Y, "low"), y2="high:Q"
    )
    path = base.mark_line(color=_ACCENT, strokeWidth=2, aria=False)
    return _styled(band + reach + path + _points(base), HEIGHT)


def _ranges(dots: tuple[Dot, ...]) -> Any:
    # Any: see `_line`.
    import altair as alt

    base = _base(dots).encode(
        y=alt.Y(
            "label:N",
            sort=None,
            title=None,
            axis=alt.Axis(ticks=False, labelLimit=220, minExtent=_room_for(dots)),
        ),
        x=_scale(alt.X, "value"),
    )
    reach = base.mark_rule(color=_ACCENT, opacity=0.45, strokeWidth=4, aria=False).encode(
        x=_scale(alt.X, "low"), x2="high:Q"
    )
    return _styled(reach + _points(base), ROW * len(dots))


def _room_for(dots: tuple[Dot, ...]) -> float:
    # The reader's font may be wider than the one that Vega measures with; cut words help nobody.
    return min(200.0, 7.8 * max(len(dot.label) for dot in dots) + 8)


def _base(dots: tuple[Dot, ...]) -> Any:
    # Any: see `_line`.
    import altair as alt

    rows = [{**asdict(dot), "href": _SITE + dot.href if dot.href else None} for dot in dots]
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]  # Altair leaves it untyped


def _points(base: Any) -> Any:
    shown = base.transform_filter("datum.value !== null")
    return shown.mark_point(filled=True, size=70, color=_ACCENT, opacity=1).encode(
        href="href:N", description="said:N"
    )


def _scale(channel: Any, field: str) -> Any:
    import altair as alt

    axis = alt.Axis(values=[0, 25, 50, 75, 100], ticks=False, domain=False)
    return channel(f"{field}:Q", scale=alt.Scale(domain=[0, 100]), title=None, axis=axis)


def _styled(chart: Any, height: int) -> Any:
    return (
        chart.properties(width=WIDTH, height=height, autosize={"type": "fit-x", "contains": "padding"})
        .configure(background="transparent", font="system-ui, sans-serif", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK, gridColor=_LINE, domainColor=_LINE, labelFontSize=13, labelPadding=6, aria=False
        )
    )
