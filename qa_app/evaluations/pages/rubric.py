"""The rubric's side of a review: each criterion with its evidence and its three numbers kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from qa_app.evaluations.pages.evidence import Moment, attached_of, moment, moments_of, names_of
from qa_app.evaluations.queries import Given, Review
from rubrics.answers import Answer, fails, is_outside, owed, percent, percent_of
from rubrics.levels import levels
from rubrics.schema import PILLARS, Criterion, CriterionType, Critical, Owner, Rubric, ScalePoint
from rubrics.scoring import Score
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a suggestion: how far, why, and the moments it rests on."""

    points: int
    reason: Text
    moments: tuple[Moment, ...]
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """What the machine suggests, redoable by hand, or why it suggests nothing."""

    value: int | None
    point: ScalePoint | None
    start: int | None
    steps: tuple[StepView, ...]
    not_rated: Text | None


@dataclass(frozen=True, slots=True)
class LevelView:
    """What a gated level comes to, and the names of what holds it back."""

    point: ScalePoint | None
    held_back_by: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with what was found, said and counted."""

    criterion: Criterion
    name: Text
    given: Given
    moments: tuple[Moment, ...]
    attached: tuple[Moment, ...]
    suggestion: SuggestionView | None
    is_waiting: bool
    is_shown: bool = True
    is_folded: bool = False
    level: LevelView | None = None

    @property
    def key(self) -> str:
        """The criterion's key."""
        return self.criterion.key

    @property
    def is_operation(self) -> bool:
        """Whether it counts for the team and not for the person."""
        return self.criterion.owner is Owner.OPERATION

    @property
    def is_aside(self) -> bool:
        """Whether it stands apart, with what is the operation's; what a case hangs on never does."""
        return self.is_operation and not self.criterion.critical

    @property
    def has_points(self) -> bool:
        """Whether one of its points answers it."""
        return self.criterion.type.has_points

    @property
    def is_scale(self) -> bool:
        """Whether its points are steps of a scale, named by their number."""
        return self.criterion.type is CriterionType.SCALE

    @property
    def number(self) -> str:
        """The number as it stands in its field."""
        return self.given.typed or ("" if self.given.number is None else f"{self.given.number:g}")

    @property
    def sentence(self) -> Text | None:
        """What the chosen point or the number's range says."""
        found = None if self.given.number is None else self.criterion.range_of(self.given.number)
        return found.label if found else self.point.sentence if self.point else None

    @property
    def cause(self) -> Text | None:
        """The named cause, where it is one of the criterion's own."""
        own = self.criterion.cause(self.given.cause)
        return own.text if own else None

    @property
    def is_cause_outside(self) -> bool:
        """Whether the named cause takes it out of the person's score."""
        return is_outside(self.criterion, self.given.as_scored())

    @property
    def failing_values(self) -> frozenset[int]:
        """The points on which a cause is offered."""
        points = self.criterion.points
        return frozenset(p.value for p in points if fails(self.criterion, Answer(value=p.value)))

    @property
    def has_evidence(self) -> bool:
        """Whether anything in the text speaks to it."""
        return bool(self.moments or self.attached)

    @property
    def point(self) -> ScalePoint | None:
        """The chosen point of the scale."""
        return None if self.given.value is None else self.criterion.point(self.given.value)

    @property
    def next_point(self) -> ScalePoint | None:
        """The point after the chosen one: what better looks like."""
        own = percent_of(self.criterion, self.given.as_scored())
        rated = [(percent(self.criterion, point.value), point) for point in self.criterion.points]
        higher = [(worth, point) for worth, point in rated if worth is not None and worth > (own or 0)]
        return min(higher, key=lambda pair: pair[0])[1] if own is not None and higher else None


@dataclass(frozen=True, slots=True)
class Owed:
    """A criterion of which something is owed: an answer, or the comment or cause that must go with it."""

    key: str
    name: Text
    lack: str = "answer"


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The score as it stands: band word, base, the gates beside it, and what is still owed.

    `gate` and `case_gate` are None where no criterion of the rubric could fail them.
    """

    base: float | None
    band: Text | None
    gate: str | None
    case_gate: str | None
    missing: tuple[Owed, ...]


def criteria_of(review: Review, *, reveal: bool) -> tuple[CriterionView, ...]:
    """Every criterion; its suggestion only where `reveal` holds or the reviewer's own answer is saved."""
    names, shown, gated = names_of(review), review.shown(), _levels(review)
    views: dict[str, CriterionView] = {}
    for criterion in review.rubric.criteria:
        if criterion.key not in review.answers or not (review.is_draft or criterion.key in shown):
            continue
        view = _view(review, criterion, names, reveal=reveal)
        views[criterion.key] = replace(
            view,
            is_shown=criterion.key in shown,
            is_folded=_is_folded(view, views, review.rubric),
            level=gated.get(criterion.key),
        )
    return tuple(views.values())


def _is_folded(view: CriterionView, before: Mapping[str, CriterionView], rubric: Rubric) -> bool:
    """What the text does not speak to is folded; not what a gate or another level hangs on."""
    condition = view.criterion.shown_if
    if condition is not None and condition.criterion in before:
        return before[condition.criterion].is_folded
    return not (view.has_evidence or view.criterion.critical or rubric.is_gated)


def _levels(review: Review) -> Mapping[str, LevelView]:
    if not review.rubric.is_gated or review.kind == "roleplay":
        return {}
    titles = {criterion.key: criterion.title for criterion in review.rubric.criteria}
    return {
        level.key: LevelView(level.point, tuple(titles[key] for key in level.held_back_by))
        for level in levels(review.rubric, review.answered())
    }


def score_view(review: Review) -> ScoreView:
    """The score of the answers as they stand."""
    score: Score = review.scored()
    missing = tuple(
        Owed(one.key, name_of(review.rubric, review.rubric.criterion(one.key)), one.lack.value)
        for one in owed(review.rubric, review.answered())
    )
    band = score.band.label if score.band else None
    has_gate = any(criterion.critical is Critical.AGENT for criterion in review.rubric.criteria)
    case = score.case_gate.value if score.case_gate else None
    return ScoreView(score.base, band, score.gate.value if has_gate else None, case, missing)


def name_of(rubric: Rubric, criterion: Criterion) -> Text:
    """Its title; in a rubric of the ten pillars the pillar's, where its owner has one criterion there."""
    if len(rubric.pillars) < len(PILLARS):
        return criterion.title
    alike = [c for c in rubric.criteria if (c.pillar, c.owner) == (criterion.pillar, criterion.owner)]
    alone = criterion.pillar in PILLARS and len(alike) == 1
    return PILLARS[str(criterion.pillar)] if alone else criterion.title


def _view(review: Review, criterion: Criterion, names: Mapping[str, str], *, reveal: bool) -> CriterionView:
    given = review.answers[criterion.key]
    shown = reveal or (given.is_answered and review.mode != "blind")
    return CriterionView(
        criterion=criterion,
        name=name_of(review.rubric, criterion),
        given=given,
        moments=moments_of(review, criterion, names),
        attached=attached_of(given),
        suggestion=_suggestion(review, criterion, names) if shown else None,
        is_waiting=not shown,
    )


def _suggestion(review: Review, criterion: Criterion, names: Mapping[str, str]) -> SuggestionView:
    given = review.answers[criterion.key]
    detail = given.detail
    # What was rejected since, in this review or in another of the same conversation, is shown to nobody.
    found = {finding.id: finding for finding in review.findings if not finding.is_rejected}
    steps = tuple(
        StepView(
            points=step["points"],
            reason=Text(**step["reason"]),
            moments=tuple(moment(found[number], names) for number in step["findings"] if number in found),
            turns=tuple(turn + 1 for turn in step["turns"]),
        )
        for step in detail.get("steps", ())
    )
    point = None if given.suggestion is None else criterion.point(given.suggestion)
    return SuggestionView(given.suggestion, point, detail.get("start"), steps, _text(detail.get("not_rated")))


def _text(data: Mapping[str, Any] | None) -> Text | None:
    return None if not data else Text(it=data["it"], en=data["en"])
