"""Where the figures of a page lead, and what its selection is called."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from qa_app.accounts.queries import TeamRef
from qa_app.dashboard.service.scope import DATES, Scope
from qa_app.dashboard.service.trend import Point
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, name_of


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that keep the filters of a page."""

    scope: Scope

    def behind(self, *, point: Point | None = None, pillar: str = "", team: TeamRef | None = None) -> str:
        """The reviews behind a point, a pillar or a team."""
        filters = self.scope.filters.between(point.first, point.last) if point else self.scope.filters
        filters = filters.of_team(team) if team else filters
        return _to("dashboard.reviews", filters.query(), pillar=pillar)

    def days(self, point: Point) -> str:
        """The days of a point, as read aloud."""
        return days(point.first, point.last)

    def trends(self) -> str:
        """The page of trends."""
        return _to("dashboard.index", self.scope.filters.query())

    def of_team(self, team: TeamRef) -> str:
        """The page of trends for one team."""
        return _to("dashboard.index", self.scope.filters.of_team(team).query())

    def csv(self, table: str) -> str:
        """A table of the page as CSV."""
        return _to("dashboard.export", self.scope.filters.query(), name=table)

    def people(self) -> str:
        """The people of the viewer's teams."""
        return _to("dashboard.people", self.scope.filters.query())

    def person(self, agent_id: int) -> str:
        """One person's figures."""
        return _to("dashboard.person", self.scope.filters.query(), agent_id=agent_id)

    def listed(self, *, pillar: str | None, lowest: bool, page: int) -> str:
        """The list of reviews in an order, at a page."""
        order = "lowest" if lowest else ""
        return _to("dashboard.reviews", self.scope.filters.query(), pillar=pillar, order=order, page=page)


def in_words(scope: Scope, reviews: int) -> str:
    """The selection as a line of words."""
    filters = scope.filters
    parts = [scope.team.name if scope.team else every_team(scope)]
    if filters.channel:
        parts.append(name_of(CHANNELS, filters.channel).lower())
    if filters.language:
        parts.append(name_of(LANGUAGES, filters.language))
    if filters.period == DATES:
        parts.append(days(scope.period.first, scope.period.last))
    else:
        parts.append(_("last %(weeks)s weeks", weeks=filters.period))
    return " · ".join((*parts, _counted(reviews, kind=filters.kind)))


def every_team(scope: Scope) -> str:
    """What no choice of a team means to this viewer."""
    return str(_("All teams") if scope.sees_every_team else _("All my teams"))


def days(first: date, last: date) -> str:
    """From a day to a day, as read aloud."""
    said = (format_date(day, "d MMM yyyy") for day in (first, last))
    return str(_("%(first)s to %(last)s", **dict(zip(("first", "last"), said, strict=True))))


def _counted(reviews: int, *, kind: str) -> str:
    if kind == "random":
        return str(ngettext("%(num)s random review", "%(num)s random reviews", reviews))
    return str(ngettext("%(num)s chosen review", "%(num)s chosen reviews", reviews))


def _to(endpoint: str, query: dict[str, str], **values: Any) -> str:
    # Any: Flask's own signature. What is empty, and the first page, need not stand in an address.
    kept = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
    return current_app.url_for(endpoint, **{**query, **kept})
