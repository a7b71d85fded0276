"""From evidence to a suggested value per criterion, by the rule in the rubric. Pure and redoable by hand.

A suggestion is a second opinion: it never fills an answer. Four things hold whatever a rule says:
flags that accuse lower nothing without a second piece of evidence; prepared text lowers nothing by
itself; a critical criterion is never suggested as failed; and nothing moves without evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import floor

from nlp.types import ACCUSING_FLAGS, Analysis, Measure, Transcript
from rubrics.evidence import Evidence
from rubrics.rules import CANNED_LABELS, HALF, Move, Need, Range, SuggestionRule
from rubrics.schema import Criterion, Rubric
from rubrics.scoring import CRITICAL_BELOW, percent
from rubrics.words import Text

NO_RULE = Text(
    it="Per questo criterio non c'è una regola: lo giudica una persona.",
    en="There is no rule for this criterion: a person judges it.",
)
NOT_ANALYSED = Text(it="La conversazione non è stata analizzata.", en="The conversation was not analysed.")
LOOK_HERE = Text(
    it="Il criterio è vincolante e le prove pesano contro: lo decide una persona, guardando qui.",
    en="The criterion is critical and the evidence weighs against it: a person decides, by looking here.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a suggestion: how far (whole or half points), why, and what it rests on."""

    points: float
    reason: Text
    findings: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested value with every step to it, or None with the reason why there is none.

    `findings` are numbers into `analysis.findings`. Not rated is not zero.
    """

    criterion: str
    value: int | None
    start: int | None = None
    steps: tuple[Step, ...] = ()
    findings: tuple[int, ...] = ()
    not_rated: Text | None = None


def suggest(
    rubric: Rubric, analysis: Analysis, transcript: Transcript, *, author: str | None = None
) -> Mapping[str, Suggestion]:
    """A suggestion for every criterion, from the evidence of one author (None: the agents together)."""
    evidence = Evidence(analysis, transcript, author)
    return {criterion.key: _suggest(criterion, evidence) for criterion in rubric.criteria}


def pillars(suggestions: Mapping[str, Suggestion], rubric: Rubric) -> Mapping[str, int | None]:
    """One value a pillar: the weighted mean of its rated criteria, halves rounded up; None if none is."""
    found: dict[str, int | None] = {}
    for pillar in rubric.pillars:
        rated = [
            (criterion.weight, value)
            for criterion in pillar.criteria
            if criterion.key in suggestions and (value := suggestions[criterion.key].value) is not None
        ]
        total = sum(weight for weight, _ in rated)
        found[pillar.key] = _halves_up(sum(w * value for w, value in rated) / total) if total else None
    return found


def _halves_up(value: float) -> int:
    return floor(value + HALF)


def _suggest(criterion: Criterion, evidence: Evidence) -> Suggestion:
    rule = criterion.suggestion
    if rule is None or rule.start is None:
        return Suggestion(criterion.key, None, not_rated=(rule.not_rated if rule else None) or NO_RULE)
    if evidence.analysis.not_rated is not None:
        return Suggestion(criterion.key, None, not_rated=NOT_ANALYSED)
    for need in rule.needs:
        if not _is_met(need, evidence):
            return Suggestion(criterion.key, None, not_rated=need.otherwise)
    steps = _steps(rule, evidence)
    value = _halves_up(rule.start + sum(step.points for step in steps))
    value = min(max(value, criterion.minimum), criterion.maximum)
    findings = tuple(sorted({number for step in steps for number in step.findings}))
    if criterion.critical and (percent(criterion, value) or 0.0) < CRITICAL_BELOW:
        return Suggestion(criterion.key, None, rule.start, steps, findings, LOOK_HERE)
    return Suggestion(criterion.key, value, rule.start, steps, findings)


def _is_met(need: Need, evidence: Evidence) -> bool:
    return (
        bool(evidence.findings(need.labels))
        or any(evidence.measure(name) is not None for name in need.measures)
        or any(_in_range(limits, evidence) for limits in need.ranges)
        or any(evidence.value(name) is not None for name in need.verdicts)
        or any(evidence.situation(situation) is not None for situation in need.situations)
        or evidence.transcript.channel in need.channels
    )


def _steps(rule: SuggestionRule, evidence: Evidence) -> tuple[Step, ...]:
    up = [step for move in rule.add if (step := _step(move, evidence, up=True)) is not None]
    down = [(m, step) for m in rule.subtract if (step := _step(m, evidence, up=False)) is not None]
    kept = _with_second_evidence(down, evidence)
    return (*up, *(replace(step, points=-step.points) for step in kept))


def _with_second_evidence(down: list[tuple[Move, Step]], evidence: Evidence) -> list[Step]:
    """Lowering steps without those that only accuse once, and without canned text that stands alone."""
    solid = [step for move, step in down if not move.only_accuses and not move.only_canned]
    accusing = [step for move, step in down if move.only_accuses]
    places = {turn for step in accusing for turn in evidence.turns(step.findings)}
    stands = bool(solid) or len(places) > 1
    canned_stands = bool(solid) or (bool(accusing) and stands)
    return [
        step
        for move, step in down
        if (stands or not move.only_accuses) and (canned_stands or not move.only_canned)
    ]


def _step(move: Move, evidence: Evidence, *, up: bool) -> Step | None:
    """The step of a move, or None; what is cheap to look up is looked up first."""
    elsewhere = move.channels and evidence.transcript.channel not in move.channels
    if elsewhere or (move.labels and evidence.labels.isdisjoint(move.labels)):
        return None
    found = evidence.findings(move.labels) if move.labels else ()
    if move.labels and not _suffices(found, move, evidence, up=up):
        return None
    if move.lacking and evidence.findings(move.lacking):
        return None
    if move.verdict is not None and evidence.value(move.verdict) not in move.values:
        return None
    if _is_withheld(move, evidence):
        return None
    turns = () if move.when is None else evidence.situation(move.when)
    return None if turns is None else _measured(move, found, turns, evidence)


_SPARED = frozenset(ACCUSING_FLAGS + CANNED_LABELS)


def _is_withheld(move: Move, evidence: Evidence) -> bool:
    """Withholding praise lowers as well: a flag that accuses does it from the second turn on."""
    if not move.unless:
        return False
    held = evidence.labels.intersection(move.unless)
    if not held:
        return False
    accusing = evidence.findings(tuple(label for label in move.unless if label in ACCUSING_FLAGS))
    return not held <= _SPARED or len(evidence.turns(accusing)) > 1


def _suffices(found: tuple[int, ...], move: Move, evidence: Evidence, *, up: bool) -> bool:
    """Praise counts once a need and once a formula; what lowers counts once a turn."""
    if len(found) < move.at_least or move.at_least == 1:
        return len(found) >= move.at_least
    return (evidence.answered(found) if up else len(evidence.turns(found))) >= move.at_least


def _measured(move: Move, found: tuple[int, ...], turns: tuple[int, ...], evidence: Evidence) -> Step | None:
    if move.measure is None:
        return Step(move.points, move.because, found, turns)
    measure = _in_range(move.measure, evidence)
    if measure is None or measure.value is None:
        return None
    turns = tuple(sorted({*turns, *measure.turns}))
    return Step(move.points, move.because.fill(measure.value), found, turns, measure.name)


def _in_range(limits: Range, evidence: Evidence) -> Measure | None:
    """The measure that a range names, if it is rated and holds."""
    measure = evidence.measure(limits.name)
    if measure is None or measure.value is None or not limits.holds(measure.value):
        return None
    other = evidence.measure(limits.other_than) if limits.other_than else None
    return None if other is not None and other.value == measure.value else measure
