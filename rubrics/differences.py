"""What changed between two versions of a rubric, criterion by criterion, and which trends go on. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from rubrics.answers import percent
from rubrics.criteria import Criterion
from rubrics.schema import Rubric


class Change(StrEnum):
    """What may differ.

    `scale`: other answers or other scores for them; `rules`: when and how it is asked, what is owed with it,
    how a value is suggested; `wording`: texts alone.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    OWNER = "owner"
    SCALE = "scale"
    WEIGHT = "weight"
    CRITICAL = "critical"
    RULES = "rules"
    WORDING = "wording"
    ORDER = "order"


class Trend(StrEnum):
    """What becomes of a criterion's trend: it goes on, begins, ends, or its numbers no longer compare."""

    GOES_ON = "goes_on"
    BEGINS = "begins"
    ENDS = "ends"
    BREAKS = "breaks"


@dataclass(frozen=True, slots=True)
class Difference:
    """One criterion that differs. `old_key` is None for an added one, `key` for a removed one."""

    key: str | None
    old_key: str | None
    changes: tuple[Change, ...]
    trend: Trend
    old_weight: float | None = None
    new_weight: float | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two versions."""

    criteria: tuple[Difference, ...]
    bands: bool
    texts: bool
    applies_to: bool

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.criteria or self.bands or self.texts or self.applies_to)

    @property
    def base_compares(self) -> bool:
        """Whether base scores of both may stand in one trend: nothing added, removed, weighed anew."""
        moving = {Change.ADDED, Change.REMOVED, Change.OWNER, Change.SCALE, Change.WEIGHT}
        return not any(moving & set(difference.changes) for difference in self.criteria)


def compare(old: Rubric, new: Rubric) -> Differences:
    """What changed from one version to a later one, in the new one's order, what was removed last."""
    before = {criterion.key: criterion for criterion in old.criteria}
    renamed = mapping(old, new)
    found = [_difference(before.get(renamed.get(one.key, one.key)), one) for one in new.criteria]
    kept = {renamed.get(one.key, one.key) for one in new.criteria}
    gone = [_removed(criterion) for criterion in old.criteria if criterion.key not in kept]
    moved = _moved(old, new, renamed)
    differing = [_with_order(one, moved) for one in (*found, *gone)]
    return Differences(
        criteria=tuple(one for one in differing if one.changes),
        bands=old.bands != new.bands,
        texts=(old.title, old.description) != (new.title, new.description),
        applies_to=old.applies_to != new.applies_to,
    )


def mapping(old: Rubric, new: Rubric) -> Mapping[str, str]:
    """Which key of the old version each renamed criterion of the new one had: new key to old key."""
    keys = {criterion.key for criterion in old.criteria}
    return MappingProxyType({c.key: c.replaces for c in new.criteria if c.replaces in keys and c.replaces})


def lineage(versions: Sequence[Rubric]) -> Mapping[str, str]:
    """Every key that versions (oldest first) ever used, to the key that it goes by now."""
    now: dict[str, str] = {}
    for version in versions:
        renamed = {c.replaces: c.key for c in version.criteria if c.replaces}
        now = {key: renamed.get(current, current) for key, current in now.items()}
        now |= {criterion.key: criterion.key for criterion in version.criteria}
    return MappingProxyType(now)


def _difference(old: Criterion | None, new: Criterion) -> Difference:
    if old is None:
        return Difference(new.key, None, (Change.ADDED,), Trend.BEGINS, None, new.weight)
    changes = tuple(change for change, look in _LOOKS.items() if look(old) != look(new))
    breaks = {Change.OWNER, Change.SCALE} & set(changes)
    trend = Trend.BREAKS if breaks else Trend.GOES_ON
    return Difference(new.key, old.key, changes, trend, old.weight, new.weight)


def _removed(old: Criterion) -> Difference:
    return Difference(None, old.key, (Change.REMOVED,), Trend.ENDS, old.weight, None)


def _moved(old: Rubric, new: Rubric, renamed: Mapping[str, str]) -> frozenset[str]:
    """New keys whose place among those that stayed is another."""
    was = [criterion.key for criterion in old.criteria]
    stayed = [one.key for one in new.criteria if renamed.get(one.key, one.key) in was]
    sorted_as_before = sorted(stayed, key=lambda key: was.index(renamed.get(key, key)))
    return frozenset(a for a, b in zip(stayed, sorted_as_before, strict=True) if a != b)


def _with_order(difference: Difference, moved: frozenset[str]) -> Difference:
    if difference.key not in moved:
        return difference
    return replace(difference, changes=(*difference.changes, Change.ORDER))


def _scale(criterion: Criterion) -> object:
    """What each answer is worth; the words of the answers are wording."""
    points = {point.value: percent(criterion, point.value) for point in criterion.points}
    ranges = [(one.at_least, one.below, one.score) for one in criterion.ranges]
    return criterion.type, sorted(points.items()), ranges, criterion.unit


def _rules(criterion: Criterion) -> object:
    causes = [(cause.key, cause.outside) for cause in criterion.causes]
    asked = (criterion.not_applicable, criterion.shown_if, criterion.held_by, criterion.comment)
    return *asked, causes, criterion.cause_required, criterion.suggestion, criterion.pillar


def _wording(criterion: Criterion) -> object:
    points = [(point.value, point.label, point.sentence) for point in criterion.points]
    ranges = [one.label for one in criterion.ranges]
    causes = [cause.text for cause in criterion.causes]
    return criterion.title, criterion.guideline, criterion.evidence, points, ranges, causes


_LOOKS: Mapping[Change, Callable[[Criterion], object]] = MappingProxyType(
    {
        Change.RENAMED: lambda criterion: criterion.key,
        Change.OWNER: lambda criterion: criterion.owner,
        Change.SCALE: _scale,
        Change.WEIGHT: lambda criterion: criterion.weight,
        Change.CRITICAL: lambda criterion: criterion.critical,
        Change.RULES: _rules,
        Change.WORDING: _wording,
    }
)
