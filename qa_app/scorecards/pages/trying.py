"""Trying a draft: conversations to choose from, then the suggestions of draft and version side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from qa_app.scorecards.queries import Draft, VersionLine
from qa_app.scorecards.service.trying import MOST, Trial
from qa_app.transcripts.queries import Row
from qa_app.transcripts.service.reading import Facts
from rubrics.schema import Criterion, Rubric
from rubrics.suggestions import Suggestion
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Cell:
    """What one rubric suggests for one criterion: a number and its word, or why there is none."""

    value: int | None
    label: Text | None
    evidence: int
    why: Text | None


@dataclass(frozen=True, slots=True)
class TryLine:
    """A criterion in one conversation; a side is None where that rubric does not ask it."""

    name: Text
    draft: Cell | None
    current: Cell | None

    @property
    def differs(self) -> bool:
        """Whether the draft suggests something else."""
        before = self.current.value if self.current else None
        return (self.draft.value if self.draft else None) != before


@dataclass(frozen=True, slots=True)
class Tried:
    """One conversation."""

    facts: Facts
    lines: tuple[TryLine, ...]

    @property
    def differing(self) -> int:
        """In how many criteria the two suggest something else."""
        return sum(line.differs for line in self.lines)


@dataclass(frozen=True, slots=True)
class TryPage:
    """The choice and, once made, the outcome."""

    template: ClassVar[str] = "scorecards/try.html"
    draft: Draft
    title: str
    rows: tuple[Row, ...]
    chosen: frozenset[int]
    tried: tuple[Tried, ...]
    current: VersionLine | None
    can_try: bool
    too_many: bool = False
    most: int = MOST


def tried_of(trials: Sequence[Trial], rubric: Rubric, current: Rubric | None) -> tuple[Tried, ...]:
    """What both suggest in the draft's order; what only the version asks comes last."""
    now = {criterion.key: criterion for criterion in rubric.criteria}
    before = {} if current is None else {criterion.key: criterion for criterion in current.criteria}
    every = now | {key: criterion for key, criterion in before.items() if key not in now}
    return tuple(
        Tried(
            trial.facts,
            tuple(
                TryLine(one.title, _cell(now, trial.draft, key), _cell(before, trial.current, key))
                for key, one in every.items()
            ),
        )
        for trial in trials
    )


def _cell(criteria: Mapping[str, Criterion], found: Mapping[str, Suggestion], key: str) -> Cell | None:
    if key not in criteria or key not in found:
        return None
    one = found[key]
    label = None if one.value is None else criteria[key].point(one.value).label
    evidence = len({*one.findings}) + sum(step.measure is not None for step in one.steps)
    return Cell(one.value, label, evidence, one.not_rated)
