"""Who may do what: the whole policy in one table. A permission is a verb, a role is a bundle of them.

Which *people* a verb reaches (own team, own data) is decided by the services from the `Viewer`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """Named verbs; every route has exactly one, or is public."""

    SIGNED_IN = "signed_in"
    VIEW_TRANSCRIPTS = "transcripts.view"
    IMPORT_TRANSCRIPTS = "transcripts.import"
    REVIEW = "reviews.write"
    PLAN_REVIEWS = "reviews.plan"
    DECIDE_DISPUTES = "reviews.decide_disputes"
    MANAGE_ABSENCES = "absences.manage"
    MANAGE_CALIBRATIONS = "calibrations.manage"
    TAKE_PART_IN_CALIBRATION = "calibrations.take_part"
    VIEW_OWN_REVIEWS = "reviews.view_own"
    WORK_ON_ACTIONS = "actions.work_on"
    VIEW_EXAMPLES = "examples.view"
    VIEW_DASHBOARD = "dashboard.view"
    VIEW_PEOPLE = "people.view"
    VIEW_ALL_TEAMS = "teams.view_all"
    EDIT_SERVICE_PROFILE = "teams.edit_profile"
    PLAY_SCENARIOS = "scenarios.play"
    EDIT_SCENARIOS = "scenarios.edit"
    VIEW_RUBRICS = "rubrics.view"
    EDIT_RUBRICS = "rubrics.edit"
    MANAGE_USERS = "users.manage"
    VIEW_PATTERNS = "patterns.view"
    MANAGE_AGREEMENT = "agreement.manage"
    VIEW_ACCESS_LOG = "agreement.view_log"


class Role(StrEnum):
    """The roles a user may hold, several at once."""

    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    AGENT = "agent"
    GUARANTOR = "guarantor"


P = Permission
POLICY: dict[Role, frozenset[Permission]] = {
    # Runs the installation; reads no conversation and no review.
    Role.ADMIN: frozenset({P.SIGNED_IN, P.MANAGE_USERS, P.VIEW_PATTERNS, P.PLAY_SCENARIOS}),
    # Leads teams: sees their people, and nobody else's.
    Role.SUPERVISOR: frozenset(
        {
            P.SIGNED_IN,
            P.VIEW_RUBRICS,
            P.VIEW_TRANSCRIPTS,
            P.IMPORT_TRANSCRIPTS,
            P.REVIEW,
            P.PLAN_REVIEWS,
            P.DECIDE_DISPUTES,
            P.MANAGE_ABSENCES,
            P.WORK_ON_ACTIONS,
            P.VIEW_EXAMPLES,
            P.MANAGE_CALIBRATIONS,
            P.TAKE_PART_IN_CALIBRATION,
            P.VIEW_DASHBOARD,
            P.VIEW_PEOPLE,
            P.EDIT_SERVICE_PROFILE,
            P.PLAY_SCENARIOS,
        }
    ),
    # Quality: reviews everywhere, keeps the rubrics, follows teams, leads nobody.
    Role.REVIEWER: frozenset(
        {
            P.SIGNED_IN,
            P.VIEW_RUBRICS,
            P.EDIT_RUBRICS,
            P.VIEW_TRANSCRIPTS,
            P.IMPORT_TRANSCRIPTS,
            P.REVIEW,
            P.PLAN_REVIEWS,
            P.DECIDE_DISPUTES,
            P.WORK_ON_ACTIONS,
            P.VIEW_EXAMPLES,
            P.MANAGE_CALIBRATIONS,
            P.TAKE_PART_IN_CALIBRATION,
            P.VIEW_DASHBOARD,
            P.VIEW_ALL_TEAMS,
            P.PLAY_SCENARIOS,
        }
    ),
    # Scenarios; no real conversation, no real review.
    Role.TRAINER: frozenset({P.SIGNED_IN, P.VIEW_EXAMPLES, P.PLAY_SCENARIOS, P.EDIT_SCENARIOS}),
    # Only what is theirs.
    Role.AGENT: frozenset(
        {P.SIGNED_IN, P.VIEW_OWN_REVIEWS, P.VIEW_EXAMPLES, P.WORK_ON_ACTIONS, P.PLAY_SCENARIOS}
    ),
    # Settings and logs of the agreement; no people.
    Role.GUARANTOR: frozenset({P.SIGNED_IN, P.MANAGE_AGREEMENT, P.VIEW_ACCESS_LOG}),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """The signed-in person as the services see them."""

    user_id: int
    name: str
    roles: frozenset[Role]
    locale: str | None = None
    agent_id: int | None = None
    team_ids: frozenset[int] = frozenset()

    @property
    def permissions(self) -> frozenset[Permission]:
        """All verbs of all roles."""
        return frozenset().union(*(POLICY[role] for role in self.roles))

    def can(self, permission: Permission) -> bool:
        """Whether one of the roles holds the verb."""
        return permission in self.permissions

    @property
    def can_reach_all_teams(self) -> bool:
        """Whether no team is out of this person's reach."""
        return self.can(P.VIEW_ALL_TEAMS)

    def reaches_team(self, team_id: int | None) -> bool:
        """Whether the team is one that this person works for."""
        return self.can_reach_all_teams or (team_id is not None and team_id in self.team_ids)
