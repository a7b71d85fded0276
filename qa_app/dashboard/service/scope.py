"""From the filters of an address to what a viewer may see of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from qa_app.accounts import queries as accounts
from qa_app.accounts.queries import TeamRef
from qa_app.agreement import service as agreement
from qa_app.agreement.service import Profile
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.dashboard.queries.selection import Selection
from qa_app.dashboard.service.periods import Period, last_weeks, midnight

DATES = "dates"
DEFAULTS: Mapping[str, str] = {"kind": "random", "period": "12"}


@dataclass(frozen=True, slots=True)
class Filters:
    """The reader's choice, as it stands in the address. `since` and `until` count where period is `dates`."""

    team: str = ""
    channel: str = ""
    language: str = ""
    kind: str = DEFAULTS["kind"]
    period: str = DEFAULTS["period"]
    since: date | None = None
    until: date | None = None

    def query(self) -> dict[str, str]:
        """The shortest address that means the same."""
        texts = {"team": self.team, "channel": self.channel, "language": self.language}
        texts |= {"kind": self.kind, "period": self.period}
        if self.period == DATES and self.since and self.until:
            texts |= {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return {name: text for name, text in texts.items() if text and text != DEFAULTS.get(name)}

    def between(self, first: date, last: date) -> "Filters":
        """The same with other days: what lies behind one point."""
        return replace(self, period=DATES, since=first, until=last)

    def of_team(self, team: TeamRef | None) -> "Filters":
        """The same for one team, or for all."""
        return replace(self, team=team.slug if team else "")


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters, resolved for one viewer: `teams` are those that the viewer may see, by name."""

    filters: Filters
    teams: tuple[TeamRef, ...]
    sees_every_team: bool
    team: TeamRef | None
    period: Period
    selection: Selection
    profile: Profile
    zone: tzinfo

    @property
    def smallest_group(self) -> int:
        """The agreement's smallest group of people for a figure."""
        return self.profile.minimum_group


def resolve(filters: Filters, *, viewer: Viewer, at: datetime, zone: tzinfo) -> Scope:
    """What the viewer sees of it. Raises NotFoundError for a team that is not theirs or not there."""
    teams = accounts.teams(viewer)
    team = next((team for team in teams if team.slug == filters.team), None)
    if filters.team and team is None:
        raise NotFoundError
    period = _period(filters, at.astimezone(zone).date())
    selection = Selection(
        team_ids=_team_ids(team, viewer),
        since=midnight(period.first, zone),
        until=midnight(period.last + timedelta(days=1), zone),
        kind=filters.kind,
        channel=filters.channel or None,
        language=filters.language or None,
    )
    every = viewer.can(Permission.VIEW_ALL_TEAMS)
    return Scope(filters, teams, every, team, period, selection, agreement.profile(), zone)


def _team_ids(team: TeamRef | None, viewer: Viewer) -> frozenset[int] | None:
    if team is not None:
        return frozenset({team.id})
    return None if viewer.can(Permission.VIEW_ALL_TEAMS) else viewer.team_ids


def _period(filters: Filters, today: date) -> Period:
    if filters.period == DATES and filters.since and filters.until:
        return Period(filters.since, filters.until)
    return last_weeks(int(filters.period), today)
