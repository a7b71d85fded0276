"""What can be wrong with how criteria hang together: conditions, levels, keys of before."""

from collections.abc import Iterator, Mapping

from rubrics.criteria import Condition, Criterion, CriterionType
from rubrics.document import Path
from rubrics.problems import Remark
from rubrics.schema import Owner, Rubric


def hanging_remarks(rubric: Rubric) -> Iterator[Remark]:
    """Everything to remark on what one criterion says of another."""
    order = {criterion.key: number for number, criterion in reversed(list(enumerate(rubric.criteria)))}
    for number, criterion in enumerate(rubric.criteria):
        here: Path = ("criteria", number)
        for path, name in _named(criterion, here):
            if name not in order:
                yield Remark("RB024", path, name)
            elif _is_circular(rubric, order, criterion.key, name):
                yield Remark("RB026", path, name)
            elif order[name] > number:
                yield Remark("RB025", path, name)
        if criterion.shown_if is not None and criterion.shown_if.criterion in order:
            earlier = rubric.criteria[order[criterion.shown_if.criterion]]
            yield from _condition(criterion.shown_if, earlier, (*here, "shown_if"))
        yield from _holders(criterion, rubric, order, here)
    yield from _replaced(rubric)


def _named(criterion: Criterion, here: Path) -> Iterator[tuple[Path, str]]:
    if criterion.shown_if is not None:
        yield (*here, "shown_if", "criterion"), criterion.shown_if.criterion
    for number, key in enumerate(criterion.held_by):
        yield (*here, "held_by", number), key


def _is_circular(rubric: Rubric, order: Mapping[str, int], start: str, name: str) -> bool:
    """Whether what a criterion names leads back to it."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        key = waiting.pop()
        if key == start:
            return True
        if key in order and key not in seen:
            seen.add(key)
            waiting += [found for _, found in _named(rubric.criteria[order[key]], ())]
    return False


def _condition(condition: Condition, earlier: Criterion, here: Path) -> Iterator[Remark]:
    says_something = bool(condition.values) or condition.at_least is not None or condition.below is not None
    if not says_something or earlier.type is CriterionType.TEXT:
        yield Remark("RB039", here)
    elif earlier.type.has_points and earlier.points:
        unknown = [v for v in condition.values if v not in {point.value for point in earlier.points}]
        if unknown or not any(condition.holds(point.value) for point in earlier.points):
            yield Remark("RB039", here)
    elif condition.values or not _has_room(condition):
        yield Remark("RB039", here)


def _has_room(condition: Condition) -> bool:
    return condition.at_least is None or condition.below is None or condition.at_least < condition.below


def _holders(criterion: Criterion, rubric: Rubric, order: Mapping[str, int], here: Path) -> Iterator[Remark]:
    for number, key in enumerate(criterion.held_by):
        holder = rubric.criteria[order[key]] if key in order else None
        if holder is None:
            continue
        if CriterionType.TEXT in {holder.type, criterion.type}:
            yield Remark("RB042", (*here, "held_by", number), key)
        elif holder.owner is Owner.OPERATION:
            yield Remark("RB104", (*here, "held_by", number), key)


def _replaced(rubric: Rubric) -> Iterator[Remark]:
    seen = {criterion.key for criterion in rubric.criteria}
    for number, criterion in enumerate(rubric.criteria):
        if criterion.replaces is None:
            continue
        if criterion.replaces in seen:
            yield Remark("RB038", ("criteria", number, "replaces"), criterion.replaces)
        seen.add(criterion.replaces)
