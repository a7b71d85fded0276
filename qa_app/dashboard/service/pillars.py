"""The ten pillars in the reviews: whose criteria count, and where service is weakest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa_app.core.errors import NotFoundError
from qa_app.dashboard.queries.persons import rubric_versions
from qa_app.dashboard.queries.tallies import PillarCriterion, PillarSlice, Tally
from qa_app.dashboard.service.figures import Figure, mean_figure
from rubrics.schema import PILLARS, Owner, Rubric, Text


@dataclass(frozen=True, slots=True)
class PillarRow:
    """A pillar with its mean."""

    key: str
    title: Text
    figure: Figure


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the published versions ask, newest meaning first: a key keeps its pillar for ever."""

    agent: tuple[PillarCriterion, ...]
    operation: tuple[PillarCriterion, ...]
    titles: dict[str, Text]
    newest: Rubric | None

    def of_pillar(self, key: str) -> tuple[PillarCriterion, ...]:
        """The agent's criteria of a pillar. Raises NotFoundError for a pillar that nobody is rated on."""
        found = tuple(criterion for criterion in self.agent if criterion.pillar == key)
        if not found:
            raise NotFoundError
        return found


def criteria() -> Criteria:
    """The criteria of all versions. The operation's stand one by one, they are different things."""
    versions = rubric_versions()
    by_key = {c.key: c for rubric in versions for c in rubric.criteria}
    named = {key: c for key, c in by_key.items() if c.pillar in PILLARS}
    return Criteria(
        agent=tuple(
            PillarCriterion(key, str(c.pillar), c.weight, c.minimum, c.maximum)
            for key, c in named.items()
            if c.owner is Owner.AGENT and c.weight > 0
        ),
        operation=tuple(
            PillarCriterion(key, key, 1.0, c.minimum, c.maximum)
            for key, c in named.items()
            if c.owner is Owner.OPERATION
        ),
        titles={**PILLARS, **{key: c.title for key, c in by_key.items() if c.owner is Owner.OPERATION}},
        newest=versions[-1] if versions else None,
    )


def rows(
    slices: Sequence[PillarSlice], titles: dict[str, Text], *, smallest_group: int
) -> tuple[PillarRow, ...]:
    """Weakest first; what cannot be shown stands at the end."""
    keys = dict.fromkeys(one.pillar for one in slices)
    found = [
        PillarRow(key, titles[key], mean_figure(tally_of(slices, key), smallest_group=smallest_group))
        for key in keys
    ]
    return tuple(sorted(found, key=lambda row: (not row.figure.is_shown, row.figure.value or 0.0, row.key)))


def tally_of(slices: Iterable[PillarSlice], pillar: str) -> Tally:
    """All reviews of one pillar."""
    return sum((one.tally for one in slices if one.pillar == pillar), Tally())
