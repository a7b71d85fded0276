"""The ten pillars in the reviews: whose criteria count, and where service is weakest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa_app.core.errors import NotFoundError
from qa_app.dashboard.queries.persons import rubric_versions
from qa_app.dashboard.queries.tallies import PillarCriterion, PillarSlice, Tally
from qa_app.dashboard.service.figures import Figure, mean_figure
from rubrics.differences import lineage
from rubrics.schema import PILLARS, Criterion, CriterionType, Owner, Rubric, Text

# Answers of which the lowest and the highest say what each is worth.
_ON_A_SCALE = frozenset({CriterionType.SCALE, CriterionType.YES_NO})


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
    """The criteria of all versions. The operation's stand one by one, they are different things.

    A key that a later version replaces counts where its successor does, so that trends go on.
    """
    versions = rubric_versions()
    asked = {c.key: c for rubric in versions for c in rubric.criteria}
    now = {key: asked[successor] for key, successor in lineage(versions).items()}
    return Criteria(
        agent=tuple(
            PillarCriterion(key, str(now[key].pillar), c.weight, *_ends(c))
            for key, c in asked.items()
            if now[key].pillar in PILLARS and c.owner is Owner.AGENT and c.weight > 0
        ),
        operation=tuple(
            PillarCriterion(key, now[key].key, 1.0, *_ends(c))
            for key, c in asked.items()
            if now[key].pillar in PILLARS and c.owner is Owner.OPERATION and c.type in _ON_A_SCALE
        ),
        titles={**PILLARS, **{c.key: c.title for c in asked.values() if c.owner is Owner.OPERATION}},
        newest=versions[-1] if versions else None,
    )


def _ends(criterion: Criterion) -> tuple[int, int]:
    """The ends of its scale; what is answered with a number or with words has none, and needs none."""
    return (criterion.minimum, criterion.maximum) if criterion.points else (0, 1)


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
