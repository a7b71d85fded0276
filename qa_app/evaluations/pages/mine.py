"""An agent's own reviews: what went well first, then one or two things to work on, then all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_wtf import FlaskForm

from nlp.types import BEHAVIOURS
from qa_app.agreement.queries import Look
from qa_app.evaluations.pages.after import AfterView
from qa_app.evaluations.pages.evidence import Moment, attached_of, bubbles_of, marks_of
from qa_app.evaluations.pages.rubric import CriterionView, ScoreView, criteria_of, score_view
from qa_app.evaluations.queries import Own, Review, ReviewLine
from qa_app.ui.conversation import Bubble, Mark
from rubrics.answers import percent_of
from scenarios.loader import library
from scenarios.schema import Scenario

# What stands at or above the standard went well; below it, there is something to work on.
STANDARD = 50.0
MOST_GOOD, MOST_TO_DO, MOST_QUOTES = 3, 2, 3


@dataclass(frozen=True, slots=True)
class WentWell:
    """A criterion that went well, in the agent's own words."""

    criterion: CriterionView
    quotes: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class WorkOn:
    """A criterion to work on: the words, and better ones, or what the next point of the scale looks like.

    `practice` is a scenario that trains its pillar, where there is one.
    """

    criterion: CriterionView
    said: str
    turn: int
    better: str
    practice: Scenario | None


@dataclass(frozen=True, slots=True)
class MyReviewsPage:
    """The list, and who looked at this person's data."""

    template: ClassVar[str] = "evaluations/my_reviews.html"
    reviews: tuple[ReviewLine, ...]
    looks: tuple[Look, ...]
    own: tuple[Own, ...] = ()

    @property
    def judged(self) -> Mapping[int, Own]:
        """One's own judgements, begun or done, by conversation."""
        return {one.transcript_id: one for one in self.own if one.self_id is not None}

    @property
    def unjudged(self) -> tuple[Own, ...]:
        """Conversations that one can still judge: nobody has reviewed them, or the review is unread."""
        return tuple(one for one in self.own if one.self_id is None)


@dataclass(frozen=True, slots=True)
class MyReviewPage:
    """One review, to be read by the person it is about."""

    template: ClassVar[str] = "evaluations/my_review.html"
    review: Review
    well: tuple[WentWell, ...]
    work_on: tuple[WorkOn, ...]
    criteria: tuple[CriterionView, ...]
    operation: tuple[CriterionView, ...]
    score: ScoreView
    bubbles: tuple[Bubble, ...]
    form: FlaskForm
    after: AfterView


def my_review_page(review: Review, language: str, *, form: FlaskForm, after: AfterView) -> MyReviewPage:
    """The page of one's own review. What the reviewer rejected as wrong is not there at all."""
    marks = marks_of(review, language, with_rejected=False)
    views = criteria_of(review, reveal=True)
    own = tuple(view for view in views if not view.is_operation)
    return MyReviewPage(
        review=review,
        well=_well(own),
        work_on=_work_on(own, {mark.id: mark for mark in marks}, language),
        criteria=own,
        operation=tuple(view for view in views if view.is_operation),
        score=score_view(review),
        bubbles=bubbles_of(review, marks),
        form=form,
        after=after,
    )


def _share(view: CriterionView) -> float | None:
    return None if view.is_cause_outside else percent_of(view.criterion, view.given.as_scored())


def _well(views: tuple[CriterionView, ...]) -> tuple[WentWell, ...]:
    """The best criteria above the standard; those with words to show come first among equals."""
    good = [(share, view) for view in views if (share := _share(view)) is not None and share > STANDARD]
    good.sort(key=lambda pair: (-pair[0], not _good_moments(pair[1]), -pair[1].criterion.weight))
    return tuple(WentWell(view, _good_moments(view)) for _, view in good[:MOST_GOOD])


def _good_moments(view: CriterionView) -> tuple[Moment, ...]:
    kept = [m for m in view.moments if not m.is_rejected and m.label in BEHAVIOURS]
    return (*attached_of(view.given), *kept)[:MOST_QUOTES]


def _work_on(views: tuple[CriterionView, ...], marks: dict[str, Mark], language: str) -> tuple[WorkOn, ...]:
    """The lowest criteria that are not at the top of their scale; the heaviest first among equals."""
    low = [(share, view) for view in views if (share := _share(view)) is not None and share <= STANDARD]
    low.sort(key=lambda pair: (pair[0], -pair[1].criterion.weight))
    return tuple(_better(view, marks, language) for _, view in low[:MOST_TO_DO])


def _better(view: CriterionView, marks: dict[str, Mark], language: str) -> WorkOn:
    practice = _practice(view.criterion.pillar)
    told = [marks[m.mark] for m in view.moments if m.mark in marks and marks[m.mark].suggestion]
    if told:
        return WorkOn(view, told[0].quote, told[0].turn + 1, told[0].suggestion, practice)
    point = view.next_point
    words = view.attached[0] if view.attached else None
    better = point.sentence.get(language) if point else ""
    return WorkOn(view, words.quote if words else "", words.turn if words else 0, better, practice)


def _practice(pillar: str | None) -> Scenario | None:
    """The easiest scenario that trains a pillar."""
    fitting = [scenario for scenario in library().values() if pillar in scenario.pillars]
    return min(fitting, key=lambda scenario: (scenario.difficulty, scenario.id), default=None)
