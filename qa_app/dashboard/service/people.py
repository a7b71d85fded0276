"""Figures of single persons: from submitted reviews alone, for their own lead, where the agreement allows it.

Every person whose figures are opened finds the look in their log.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from qa_app.agreement import service as agreement
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.dashboard.queries.listing import ReviewLine, review_lines
from qa_app.dashboard.queries.persons import PersonName, names
from qa_app.dashboard.queries.tallies import ReviewSlice, pillar_slices
from qa_app.dashboard.service import pillars
from qa_app.dashboard.service.board import slices_of
from qa_app.dashboard.service.figures import Change, Figure, mean_figure
from qa_app.dashboard.service.pillars import PillarRow
from qa_app.dashboard.service.scope import Scope
from qa_app.dashboard.service.trend import Trend, halves, pooled, trend

# A person's own reviews are no group: five reviews are asked for, not five people.
ALONE = 1


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and their mean."""

    person: PersonName
    figure: Figure


@dataclass(frozen=True, slots=True)
class PersonBoard:
    """One person's figures."""

    scope: Scope
    person: PersonName
    figure: Figure
    change: Change
    trend: Trend
    pillars: tuple[PillarRow, ...]
    reviews: tuple[ReviewLine, ...]


def sees_people(scope: Scope, viewer: Viewer) -> bool:
    """Whether this viewer may read names here at all."""
    return viewer.can(Permission.VIEW_PEOPLE) and scope.profile.agent_names_on_dashboard


def people(scope: Scope, *, viewer: Viewer, at: datetime) -> tuple[PersonRow, ...]:
    """The people of the viewer's own teams, by name and never by rank; each look is noted."""
    slices = _own_slices(scope, viewer)
    found = names(sorted(pooled(slices).people))
    for person in found:
        agreement.log_look(person.id, what="figures", subject=f"agent:{person.id}", viewer=viewer, at=at)
    return tuple(
        PersonRow(person, mean_figure(pooled(_of(slices, person.id)), smallest_group=ALONE))
        for person in found
    )


def person(agent_id: int, scope: Scope, *, viewer: Viewer, at: datetime) -> PersonBoard:
    """One person's figures; NotFoundError where the viewer may not see them or there are none."""
    slices = _of(_own_slices(scope, viewer), agent_id)
    found = names([agent_id]) if slices else ()
    if not found:
        raise NotFoundError
    agreement.log_look(agent_id, what="figures", subject=f"agent:{agent_id}", viewer=viewer, at=at)
    asked = pillars.criteria()
    selection = _within(scope, viewer).selection
    its = pillar_slices(selection, asked.agent, reviewee_id=agent_id)
    return PersonBoard(
        scope=scope,
        person=found[0],
        figure=mean_figure(pooled(slices), smallest_group=ALONE),
        change=halves(slices, scope.period, smallest_group=ALONE),
        trend=trend(slices, scope.period, smallest_group=ALONE),
        pillars=pillars.rows(its, asked.titles, smallest_group=ALONE),
        reviews=review_lines(selection, reviewee_id=agent_id),
    )


def _own_slices(scope: Scope, viewer: Viewer) -> tuple[ReviewSlice, ...]:
    if not sees_people(scope, viewer):
        raise NotFoundError
    return slices_of(_within(scope, viewer))


def _within(scope: Scope, viewer: Viewer) -> Scope:
    """Following all teams as a reviewer gives no right to the people of another's team."""
    wanted = scope.selection.team_ids
    own = viewer.team_ids if wanted is None else viewer.team_ids & wanted
    return replace(scope, selection=replace(scope.selection, team_ids=own))


def _of(slices: tuple[ReviewSlice, ...], agent_id: int) -> tuple[ReviewSlice, ...]:
    return tuple(one for one in slices if agent_id in one.tally.people)
