"""What the engine finds in the conversations of groups; a single person's findings are not for this page."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.registry import all_checks
from nlp.types import ACCUSING_FLAGS, AGENT_LABELS
from qa_app.accounts.queries import TeamRef
from qa_app.dashboard.queries.findings import TeamTalk, team_talk
from qa_app.dashboard.service.figures import Figure, share_figure
from qa_app.dashboard.service.scope import Scope


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label: the share of conversations with it, in all and by team (in the order of `Talk.teams`)."""

    label: str
    overall: Figure
    by_team: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Every label that this engine looks for and that accuses nobody."""

    conversations: int
    teams: tuple[TeamRef, ...]
    labels: tuple[LabelRow, ...]


def labels() -> tuple[str, ...]:
    """What is counted: only what some check looks for, so that 0% never means "not looked"."""
    known = {label for check in all_checks().values() for label in check.labels}
    return tuple(label for label in AGENT_LABELS if label in known and label not in ACCUSING_FLAGS)


def talk(scope: Scope) -> Talk:
    """The shares, for groups of the smallest size and more."""
    found = team_talk(scope.selection, labels())
    teams = tuple(team for team in scope.teams if any(one.team_id == team.id for one in found))
    by_team = tuple(tuple(one for one in found if one.team_id == team.id) for team in teams)
    return Talk(
        conversations=sum(one.conversations for one in found),
        teams=teams,
        labels=tuple(
            LabelRow(
                label,
                _share(found, label, scope.smallest_group),
                tuple(_share(one, label, scope.smallest_group) for one in by_team),
            )
            for label in labels()
        ),
    )


def _share(found: Sequence[TeamTalk], label: str, smallest_group: int) -> Figure:
    people = frozenset().union(*(one.people for one in found))
    return share_figure(
        sum(one.with_label[label] for one in found),
        sum(one.conversations for one in found),
        people=len(people),
        smallest_group=smallest_group,
    )
