"""The page of trends: five questions, each answered with a number and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa_app.accounts.queries import TeamRef
from qa_app.dashboard.queries import attention, practice
from qa_app.dashboard.queries.attention import Concern
from qa_app.dashboard.queries.tallies import (
    PillarSlice,
    ReviewSlice,
    operation_slices,
    pillar_slices,
    review_slices,
)
from qa_app.dashboard.service import pillars
from qa_app.dashboard.service.figures import Change, Figure, change, mean_figure, share_figure
from qa_app.dashboard.service.periods import midnight
from qa_app.dashboard.service.pillars import Criteria, PillarRow
from qa_app.dashboard.service.scope import Scope
from qa_app.dashboard.service.talk import Talk, talk
from qa_app.dashboard.service.trend import Trend, halves, pooled, trend
from rubrics.schema import Text


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team: its mean and its pillars, in the order of `Board.pillars`."""

    team: TeamRef
    figure: Figure
    pillars: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """Submitted roleplays: the mean of all of them, and later attempts against first ones."""

    overall: Figure
    first_to_later: Change


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page. `pillars` has the weakest first; `operation` enters nobody's score."""

    scope: Scope
    overall: Figure
    band: Text | None
    gate: Figure
    change: Change
    trend: Trend
    pillars: tuple[PillarRow, ...]
    operation: tuple[PillarRow, ...]
    teams: tuple[TeamRow, ...]
    concerns: tuple[Concern, ...]
    practice: Practice
    talk: Talk

    @property
    def reviews(self) -> int:
        """How many reviews the page rests on."""
        return self.overall.n

    @property
    def is_weakest_clear(self) -> bool:
        """Whether the lowest pillar's interval ends below where that of every other one begins."""
        shown = [row.figure.interval for row in self.pillars if row.figure.interval]
        return len(shown) > 1 and all(shown[0].high < other.low for other in shown[1:])


def board(scope: Scope) -> Board:
    """The page for a scope. The number of statements does not depend on how much there is."""
    asked = pillars.criteria()
    slices = slices_of(scope)
    by_pillar = pillar_slices(scope.selection, asked.agent)
    rows = pillars.rows(by_pillar, asked.titles, smallest_group=scope.smallest_group)
    overall = mean_figure(pooled(slices), smallest_group=scope.smallest_group)
    return Board(
        scope=scope,
        overall=overall,
        band=_band(overall, asked),
        gate=_gate(slices, scope),
        change=halves(slices, scope.period, smallest_group=scope.smallest_group),
        trend=trend(slices, scope.period, smallest_group=scope.smallest_group),
        pillars=rows,
        operation=pillars.rows(
            operation_slices(scope.selection, asked.operation),
            asked.titles,
            smallest_group=scope.smallest_group,
        ),
        teams=_teams(slices, by_pillar, rows, scope),
        concerns=_concerns(scope),
        practice=_practice(scope),
        talk=talk(scope),
    )


def slices_of(scope: Scope) -> tuple[ReviewSlice, ...]:
    """The reviews of a scope, week by week."""
    starts = [midnight(day, scope.zone) for day in scope.period.starts()]
    return review_slices(scope.selection, starts)


def _band(overall: Figure, asked: Criteria) -> Text | None:
    if overall.value is None or asked.newest is None:
        return None
    band = asked.newest.band(overall.value)
    return band.label if band else None


def _gate(slices: Sequence[ReviewSlice], scope: Scope) -> Figure:
    gated = [one for one in slices if one.gated]
    return share_figure(
        sum(one.passed for one in gated),
        sum(one.gated for one in gated),
        people=len(pooled(gated).people),
        smallest_group=scope.smallest_group,
    )


def _teams(
    slices: Sequence[ReviewSlice],
    by_pillar: Sequence[PillarSlice],
    order: Sequence[PillarRow],
    scope: Scope,
) -> tuple[TeamRow, ...]:
    def row(team: TeamRef) -> TeamRow:
        tally = pooled([one for one in slices if one.team_id == team.id])
        its = [one for one in by_pillar if one.team_id == team.id]
        tallies = [tally, *(pillars.tally_of(its, pillar.key) for pillar in order)]
        figure, *rest = (mean_figure(one, smallest_group=scope.smallest_group) for one in tallies)
        return TeamRow(team, figure, tuple(rest))

    return tuple(row(team) for team in scope.teams if any(one.team_id == team.id for one in slices))


def _concerns(scope: Scope) -> tuple[Concern, ...]:
    """What people judged and what the engine suggests to look at, newest first; each conversation once."""
    judged = attention.failed_gates(scope.selection)
    known = {concern.transcript_id for concern in judged}
    found = [concern for concern in attention.troubled(scope.selection) if concern.transcript_id not in known]
    return tuple(sorted((*judged, *found), key=lambda concern: concern.started_at, reverse=True))


def _practice(scope: Scope) -> Practice:
    first, later = practice.submitted(scope.selection)
    return Practice(
        mean_figure(first + later, smallest_group=scope.smallest_group),
        change(first, later, smallest_group=scope.smallest_group),
    )
