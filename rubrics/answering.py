"""What can be wrong with how a criterion is answered: its points, its ranges, its causes."""

from collections.abc import Iterator
from itertools import pairwise

from rubrics.answers import FAILS_BELOW, percent
from rubrics.criteria import CommentRule, Criterion, CriterionType, NumberRange
from rubrics.document import Path
from rubrics.problems import Remark
from rubrics.words import Text

_WANTED = {
    CriterionType.SCALE: Text(it="da due a cinque punti", en="two to five points"),
    CriterionType.YES_NO: Text(
        it="i due punti 0 (no) e 1 (sì)", en="the two points 0 (no) and 1 (yes)"
    ),
    CriterionType.CHOICE: Text(it="almeno due opzioni", en="at least two options"),
    CriterionType.NUMBER: Text(it="almeno un intervallo in `ranges`", en="at least one range in `ranges`"),
}  # fmt: skip


def answering_remarks(criterion: Criterion, here: Path) -> Iterator[Remark]:
    """Everything to remark on the answers that a criterion offers."""
    yield from _fitting(criterion, here)
    if _is_whole(criterion):
        yield from _points(criterion, here)
        yield from _ranges(criterion, (*here, "ranges"))
        yield from _failing(criterion, here)
    elif criterion.type in _WANTED:
        place = "ranges" if criterion.type is CriterionType.NUMBER else "points"
        yield Remark("RB035", (*here, place), criterion.type.value, _WANTED[criterion.type])
    yield from _causes(criterion, here)


def _is_whole(criterion: Criterion) -> bool:
    values = [point.value for point in criterion.points]
    return {
        CriterionType.SCALE: 2 <= len(values) <= 5,
        CriterionType.YES_NO: sorted(values) == [0, 1],
        CriterionType.CHOICE: len(values) >= 2,
        CriterionType.NUMBER: bool(criterion.ranges),
        CriterionType.TEXT: True,
    }[criterion.type]


def _fitting(criterion: Criterion, here: Path) -> Iterator[Remark]:
    """Keys that belong to another type."""
    kind = criterion.type
    foreign = {
        "points": bool(criterion.points) and not kind.has_points,
        "ranges": bool(criterion.ranges) and kind is not CriterionType.NUMBER,
        "unit": criterion.unit is not None and kind is not CriterionType.NUMBER,
    }
    for name, is_foreign in foreign.items():
        if is_foreign:
            yield Remark("RB034", (*here, name), name)
    for number, point in enumerate(criterion.points):
        if point.score is not None and kind is not CriterionType.CHOICE:
            yield Remark("RB034", (*here, "points", number, "score"), "score")
    if kind is CriterionType.TEXT and criterion.weight:
        yield Remark("RB031", (*here, "weight"))


def _points(criterion: Criterion, here: Path) -> Iterator[Remark]:
    values = [point.value for point in criterion.points]
    expected = list(dict.fromkeys(values)) if criterion.type is CriterionType.CHOICE else sorted(set(values))
    if values != expected:
        yield Remark("RB013", (*here, "points"))
    is_rated = any(point.score is not None for point in criterion.points)
    if criterion.type is CriterionType.CHOICE and not is_rated:
        yield Remark("RB030", (*here, "points"))


def _ranges(criterion: Criterion, here: Path) -> Iterator[Remark]:
    """Every number between the lowest and the highest limit must lie in exactly one range."""
    placed = sorted(enumerate(criterion.ranges), key=lambda pair: _start(pair[1]))
    for number, one in placed:
        if one.below is not None and one.below <= _start(one):
            yield Remark("RB041", (*here, number))
            return
    for (_, lower), (number, upper) in pairwise(placed):
        end = float("inf") if lower.below is None else lower.below
        if end > _start(upper):
            yield Remark("RB027", (*here, number))
        elif end < _start(upper):
            yield Remark("RB028", (*here, number), f"{end:g} – {_start(upper):g}")


def _start(one: NumberRange) -> float:
    return float("-inf") if one.at_least is None else one.at_least


def _failing(criterion: Criterion, here: Path) -> Iterator[Remark]:
    if criterion.critical and not any(worth < FAILS_BELOW for worth in _worths(criterion)):
        yield Remark("RB032", (*here, "critical"))
    if criterion.type is CriterionType.TEXT and criterion.comment is CommentRule.ON_FAIL:
        yield Remark("RB033", (*here, "comment"))


def _worths(criterion: Criterion) -> list[float]:
    if criterion.type is CriterionType.NUMBER:
        return [one.score for one in criterion.ranges]
    worths = [percent(criterion, point.value) for point in criterion.points]
    return [worth for worth in worths if worth is not None]


def _causes(criterion: Criterion, here: Path) -> Iterator[Remark]:
    seen: set[str] = set()
    for number, cause in enumerate(criterion.causes):
        if cause.key in seen:
            yield Remark("RB037", (*here, "causes", number, "key"), cause.key)
        seen.add(cause.key)
    if criterion.causes and criterion.type is CriterionType.TEXT:
        yield Remark("RB033", (*here, "causes"))
    if criterion.cause_required and not criterion.causes:
        yield Remark("RB036", (*here, "cause_required"))
