"""The planner's pages: the list, a plan with its running cycle, and the form."""

from dataclasses import dataclass
from typing import ClassVar

from flask_wtf import FlaskForm

from qa_app.sampling.queries import Cycle, Item, Name, Plan, Progress
from qa_app.sampling.service.cycles import Prepared


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list, with how far its running cycle is."""

    plan: Plan
    teams: tuple[str, ...]
    done: int
    items: int
    overdue: int


@dataclass(frozen=True, slots=True)
class PlansPage:
    """Every plan of one's teams."""

    template: ClassVar[str] = "sampling/plans.html"
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan and its newest cycle. `median` is None below the smallest group that the agreement allows."""

    template: ClassVar[str] = "sampling/plan.html"
    plan: Plan
    teams: tuple[str, ...]
    cycle: Cycle | None
    progress: tuple[Progress, ...] = ()
    draws: tuple[tuple[str, int, int, dict[str, int]], ...] = ()
    items: tuple[Item, ...] = ()
    reviewers: tuple[Name, ...] = ()
    median: float | None = None
    minimum_group: int = 5

    @property
    def untouched(self) -> int:
        """How many would leave the queues if the plan stopped."""
        return sum(item.state == "due" for item in self.items)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan would draw today: per draw kind, chosen, frame, exclusions; and who gets how many."""

    draws: tuple[tuple[str, int, int, dict[str, int]], ...]
    desks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EditPlanPage:
    """The form of a plan, new or known."""

    template: ClassVar[str] = "sampling/edit_plan.html"
    form: FlaskForm
    plan: Plan | None = None
    preview: Preview | None = None


def preview_of(prepared: Prepared, names: tuple[Name, ...]) -> Preview:
    """A prepared cycle as the form shows it."""
    load: dict[int, int] = {}
    for _, assigned in prepared.draws:
        for one in assigned:
            load[one.reviewer_id] = load.get(one.reviewer_id, 0) + 1
    return Preview(
        draws=tuple(
            (drawn.kind, len(drawn.chosen), len(drawn.frame), drawn.exclusions) for drawn, _ in prepared.draws
        ),
        desks=tuple((name.name, load[name.id]) for name in names if name.id in load),
    )
