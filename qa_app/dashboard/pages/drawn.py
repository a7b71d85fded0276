"""Figures as charts. A chart that would say nothing is left out."""

from collections.abc import Sequence

from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import Markup

from qa_app.dashboard import charts
from qa_app.dashboard.charts import Dot
from qa_app.dashboard.pages.links import Links, days
from qa_app.dashboard.service.figures import Figure
from qa_app.dashboard.service.pillars import PillarRow
from qa_app.dashboard.service.talk import Talk
from qa_app.dashboard.service.trend import Trend
from qa_app.ui.formatters import number, said_in
from qa_app.ui.vocabulary import LABELS, name_of


def trend_chart(trend: Trend, links: Links | None) -> Markup | None:
    """Quality over time; without `links` the points lead nowhere."""
    if not trend.is_drawn:
        return None
    dots = [
        _dot(
            format_date(point.first, "d MMM"),
            days(point.first, point.last),
            links.behind(point=point) if links else "",
            point.figure,
        )
        for point in trend.points
    ]
    return charts.line(dots)


def pillar_chart(rows: Sequence[PillarRow], links: Links) -> Markup | None:
    """The pillars that can be shown."""
    dots = [
        _dot(said_in(row.title), said_in(row.title), links.behind(pillar=row.key), row.figure)
        for row in rows
        if row.figure.is_shown
    ]
    return charts.ranges(dots) if dots else None


def talk_chart(talk: Talk) -> Markup | None:
    """Shares of conversations, in hundredths."""
    rows = [(name_of(LABELS, row.label), row.overall) for row in talk.labels if row.overall.is_shown]
    dots = [_dot(name, name, "", figure, scale=100) for name, figure in rows]
    return charts.ranges(dots) if dots else None


def _dot(label: str, name: str, href: str, figure: Figure, *, scale: int = 1) -> Dot:
    if figure.value is None or figure.interval is None:
        return Dot(label, name, href, None, None, None)
    numbers = (figure.value, figure.interval.low, figure.interval.high)
    value, low, high = (round(raw * scale, 1) for raw in numbers)
    said = _(
        "%(name)s: %(value)s, between %(low)s and %(high)s",
        name=name,
        value=number(value),
        low=number(low),
        high=number(high),
    )
    return Dot(label, said, href, value, low, high)
