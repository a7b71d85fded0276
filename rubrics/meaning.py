"""What can be wrong with a rubric that its schema allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum, isclose

from nlp.types import AGENT_LABELS, CUSTOMER_LABELS
from rubrics.codes import NO_DETAIL
from rubrics.document import Path
from rubrics.rules import MEASURES, VERDICTS, Move, Need, Range, SuggestionRule
from rubrics.schema import PILLARS, Criterion, Owner, Rubric
from rubrics.words import Text

PILLAR_RUBRIC = "service_pillars"
MANY_CRITERIA = 25


@dataclass(frozen=True, slots=True)
class Remark:
    """A code at a place of the data; the linter turns the place into a line."""

    code: str
    path: Path
    detail: str = ""
    wanted: Text = NO_DETAIL


def remarks(rubric: Rubric) -> Iterator[Remark]:
    """Everything to remark on a rubric that the schema has let in."""
    yield from _criteria(rubric)
    yield from _weights(rubric)
    yield from _bands(rubric)
    if rubric.id == PILLAR_RUBRIC:
        yield from _ten_pillars(rubric)
    for number, criterion in enumerate(rubric.criteria):
        if criterion.suggestion is not None:
            yield from _rule(criterion, criterion.suggestion, ("criteria", number, "suggestion"))


def _criteria(rubric: Rubric) -> Iterator[Remark]:
    seen: set[str] = set()
    for number, criterion in enumerate(rubric.criteria):
        here: Path = ("criteria", number)
        if criterion.key in seen:
            yield Remark("RB011", (*here, "key"), criterion.key)
        seen.add(criterion.key)
        if criterion.pillar is not None and criterion.pillar not in PILLARS:
            yield Remark("RB012", (*here, "pillar"), criterion.pillar)
        values = [point.value for point in criterion.points]
        if values != sorted(set(values)):
            yield Remark("RB013", (*here, "points"))
        if criterion.critical and criterion.owner is Owner.OPERATION:
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


def _rule(criterion: Criterion, rule: SuggestionRule, here: Path) -> Iterator[Remark]:
    yield from _start(criterion, rule, here)
    for name, moves in (("add", rule.add), ("subtract", rule.subtract)):
        for number, move in enumerate(moves):
            yield from _move(move, (*here, name, number))
    for number, need in enumerate(rule.needs):
        yield from _need(need, (*here, "needs", number))


def _start(criterion: Criterion, rule: SuggestionRule, here: Path) -> Iterator[Remark]:
    if (rule.start is None) == (rule.not_rated is None):
        yield Remark("RB022", here)
    if rule.start is None:
        return
    if rule.start not in {point.value for point in criterion.points}:
        yield Remark("RB020", (*here, "start"), str(rule.start))
    if not rule.subtract:
        yield Remark("RB101", here)
    if not rule.needs:
        yield Remark("RB102", here)


def _move(move: Move, here: Path) -> Iterator[Remark]:
    if not move.has_evidence:
        yield Remark("RB021", here)
    for name in ("labels", "lacking", "unless"):
        yield from _labels(getattr(move, name), (*here, name))
    if move.measure is not None:
        yield from _range(move.measure, (*here, "measure"))
    if move.verdict is not None and move.verdict not in VERDICTS:
        yield Remark("RB016", (*here, "verdict"), move.verdict)


def _range(limits: Range, here: Path) -> Iterator[Remark]:
    named = {"name": limits.name, "other_than": limits.other_than or limits.name}
    for key, measure in named.items():
        if measure not in MEASURES:
            yield Remark("RB016", (*here, key), measure)


def _need(need: Need, here: Path) -> Iterator[Remark]:
    if not need.has_evidence:
        yield Remark("RB021", here)
    yield from _labels(need.labels, (*here, "labels"))
    for number, limits in enumerate(need.ranges):
        yield from _range(limits, (*here, "ranges", number))
    for names, known, field in ((need.measures, MEASURES, "measures"), (need.verdicts, VERDICTS, "verdicts")):
        for number, name in enumerate(names):
            if name not in known:
                yield Remark("RB016", (*here, field, number), name)


def _labels(labels: tuple[str, ...], here: Path) -> Iterator[Remark]:
    for number, label in enumerate(labels):
        if label not in AGENT_LABELS + CUSTOMER_LABELS:
            yield Remark("RB015", (*here, number), label)
