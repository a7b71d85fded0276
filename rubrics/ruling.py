"""What can be wrong with a rule that suggests a value."""

from collections.abc import Iterator

from nlp.types import AGENT_LABELS, CUSTOMER_LABELS
from rubrics.criteria import Criterion, CriterionType
from rubrics.document import Path
from rubrics.problems import Remark
from rubrics.rules import MEASURES, VERDICTS, Move, Need, Range, SuggestionRule

# Steps up and down make sense only where one more is one better.
_STEPPED = frozenset({CriterionType.SCALE, CriterionType.YES_NO})


def rule_remarks(criterion: Criterion, here: Path) -> Iterator[Remark]:
    """Everything to remark on the rule of a criterion, if it has one."""
    rule = criterion.suggestion
    if rule is None:
        return
    here = (*here, "suggestion")
    yield from _start(criterion, rule, here)
    yield from _labels(rule.looks_at, (*here, "looks_at"))
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
    if criterion.type not in _STEPPED:
        yield Remark("RB040", (*here, "start"))
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
