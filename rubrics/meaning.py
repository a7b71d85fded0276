"""What can be wrong with a rubric that its schema allows."""

from collections.abc import Iterator
from math import fsum, isclose

from rubrics.answering import answering_remarks
from rubrics.hanging import hanging_remarks
from rubrics.problems import Remark
from rubrics.ruling import rule_remarks
from rubrics.schema import PILLARS, Critical, Owner, Rubric

PILLAR_RUBRIC = "service_pillars"
MANY_CRITERIA = 25


def remarks(rubric: Rubric) -> Iterator[Remark]:
    """Everything to remark on a rubric that the schema has let in."""
    yield from _criteria(rubric)
    yield from hanging_remarks(rubric)
    yield from _weights(rubric)
    yield from _bands(rubric)
    if rubric.id == PILLAR_RUBRIC:
        yield from _ten_pillars(rubric)
    for number, criterion in enumerate(rubric.criteria):
        yield from answering_remarks(criterion, ("criteria", number))
        yield from rule_remarks(criterion, ("criteria", number))


def _criteria(rubric: Rubric) -> Iterator[Remark]:
    seen: set[str] = set()
    for number, criterion in enumerate(rubric.criteria):
        here = ("criteria", number)
        if criterion.key in seen:
            yield Remark("RB011", (*here, "key"), criterion.key)
        seen.add(criterion.key)
        if criterion.pillar is not None and criterion.pillar not in PILLARS:
            yield Remark("RB012", (*here, "pillar"), criterion.pillar)
        if criterion.critical is Critical.AGENT and criterion.owner is Owner.OPERATION:
            yield Remark("RB023", (*here, "critical"))
    if len(rubric.criteria) > MANY_CRITERIA:
        yield Remark("RB103", ("criteria", MANY_CRITERIA), str(MANY_CRITERIA))


def _weights(rubric: Rubric) -> Iterator[Remark]:
    total = fsum(c.weight for c in rubric.criteria if c.owner is Owner.AGENT)
    if not isclose(total, 100, abs_tol=0.01):
        yield Remark("RB014", ("criteria", 0, "weight"), f"{total:g}")


def _bands(rubric: Rubric) -> Iterator[Remark]:
    thresholds = [band.at_least for band in rubric.bands]
    if min(thresholds) > 0 or len(set(thresholds)) < len(thresholds):
        yield Remark("RB019", ("bands",))


def _ten_pillars(rubric: Rubric) -> Iterator[Remark]:
    named = {criterion.pillar for criterion in rubric.criteria}
    wrong = [key for key in PILLARS if key not in named]
    wrong += [criterion.key for criterion in rubric.criteria if criterion.pillar is None]
    if wrong:
        yield Remark("RB017", ("pillars",), ", ".join(wrong))
    for number, criterion in enumerate(rubric.criteria):
        if [point.value for point in criterion.points] != [1, 2, 3, 4, 5]:
            yield Remark("RB018", ("criteria", number, "points"))
