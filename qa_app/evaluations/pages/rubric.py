"""The rubric's side of a review: each criterion with its evidence and its three numbers kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa_app.evaluations.pages.evidence import Moment, attached_of, moment, moments_of, names_of
from qa_app.evaluations.queries import Given, Review
from rubrics.schema import PILLARS, Criterion, Owner, Rubric, ScalePoint
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
class CriterionView:
    """A criterion with what was found, said and counted."""

    criterion: Criterion
    name: Text
    given: Given
    moments: tuple[Moment, ...]
    attached: tuple[Moment, ...]
    suggestion: SuggestionView | None
    is_waiting: bool

    @property
    def key(self) -> str:
        """The criterion's key."""
        return self.criterion.key

    @property
    def is_operation(self) -> bool:
        """Whether it counts for the team and not for the person."""
        return self.criterion.owner is Owner.OPERATION

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
        value = self.given.value
        higher = (point for point in self.criterion.points if value is not None and point.value > value)
        return next(higher, None)


@dataclass(frozen=True, slots=True)
class Owed:
    """A criterion without an answer."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The score as it stands: band word, base, gate, and the criteria still owed."""

    base: float | None
    band: Text | None
    gate: str
    missing: tuple[Owed, ...]


def criteria_of(review: Review, *, reveal: bool) -> tuple[CriterionView, ...]:
    """Every criterion; its suggestion only where `reveal` holds or the reviewer's own answer is saved."""
    names = names_of(review)
    return tuple(
        _view(review, criterion, names, reveal=reveal)
        for criterion in review.rubric.criteria
        if criterion.key in review.answers
    )


def score_view(review: Review) -> ScoreView:
    """The score of the answers as they stand."""
    score: Score = review.scored()
    owed = set(score.missing)
    agents = (c for c in review.rubric.criteria if c.key in owed and c.owner is Owner.AGENT)
    missing = tuple(Owed(criterion.key, name_of(review.rubric, criterion)) for criterion in agents)
    band = score.band.label if score.band else None
    return ScoreView(score.base, band, score.gate.value, missing)


def name_of(rubric: Rubric, criterion: Criterion) -> Text:
    """The pillar's name where the criterion is its owner's only one there, else its own title."""
    alike = [c for c in rubric.criteria if (c.pillar, c.owner) == (criterion.pillar, criterion.owner)]
    alone = criterion.pillar in PILLARS and len(alike) == 1
    return PILLARS[str(criterion.pillar)] if alone else criterion.title


def _view(review: Review, criterion: Criterion, names: Mapping[str, str], *, reveal: bool) -> CriterionView:
    given = review.answers[criterion.key]
    shown = reveal or given.is_answered
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
