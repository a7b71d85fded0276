"""The review page: the conversation on one side, the rubric on the other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from qa_app.evaluations.pages.after import AfterView
from qa_app.evaluations.pages.evidence import bubbles_of, marks_of
from qa_app.evaluations.pages.rubric import CriterionView, ScoreView, criteria_of, score_view
from qa_app.evaluations.pages.strip import Fact, strip_of
from qa_app.evaluations.pages.timeline import Timeline, timeline_of
from qa_app.evaluations.queries import Given, Review
from qa_app.evaluations.service import CAUSES, Changes, causes_of
from qa_app.moments.pages import Aside
from qa_app.ui.conversation import Bubble, LabelCount, label_counts
from rubrics.schema import Criterion


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the page was shown again: what happened, what is missing, where the fault is."""

    title: str
    message: str = ""
    criterion: str = ""
    owed: bool = False


@dataclass(frozen=True, slots=True)
class Following:
    """The reviewer's queue beside a review: `done` of `goal` this week (0: no goal), and how many wait."""

    done: int
    goal: int
    waiting: int
    may_replace: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A draft to work on."""

    template: ClassVar[str] = "evaluations/review.html"
    review: Review
    bubbles: tuple[Bubble, ...]
    labels: tuple[LabelCount, ...]
    facts: tuple[Fact, ...]
    criteria: tuple[CriterionView, ...]
    score: ScoreView
    problem: Problem | None = None
    following: Following | None = None
    after: AfterView | None = None
    causes: tuple[str, ...] = CAUSES
    timeline: Timeline | None = None
    aside: Aside | None = None

    @property
    def with_evidence(self) -> tuple[CriterionView, ...]:
        """The criteria to judge first: the text speaks to them, or too much hangs on them to be folded."""
        return tuple(c for c in self.criteria if not c.is_folded and not c.is_aside)

    @property
    def without_evidence(self) -> tuple[CriterionView, ...]:
        """The agent's criteria to judge by reading."""
        return tuple(c for c in self.criteria if c.is_folded and not c.is_aside)

    @property
    def operation(self) -> tuple[CriterionView, ...]:
        """Criteria that count for the team, not for the person."""
        return tuple(c for c in self.criteria if c.is_aside)


@dataclass(frozen=True, slots=True)
class ReadPage(ReviewPage):
    """A published review, or a finished roleplay, to read."""

    template: ClassVar[str] = "evaluations/read.html"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The parts of a review page that a save changes, for the script that keeps it fresh."""

    template: ClassVar[str] = "evaluations/saved.html"
    whole: ReviewPage
    with_conversation: bool = False


def review_page(  # noqa: PLR0913 - what stands around a review, each from another feature, all named
    review: Review,
    language: str,
    *,
    typed: Changes | None = None,
    problem: Problem | None = None,
    following: Following | None = None,
    after: AfterView | None = None,
    aside: Aside | None = None,
) -> ReviewPage:
    """The page of a review; `typed` is what was typed and could not be kept, shown again."""
    marks = marks_of(review, language, with_rejected=review.is_draft)
    shown = review if typed is None else _typed(review, typed)
    kind = ReviewPage if review.is_draft else ReadPage
    bubbles = bubbles_of(review, marks)
    return kind(
        review=shown,
        bubbles=bubbles,
        labels=label_counts(marks),
        facts=() if review.is_blind else strip_of(review, language),
        criteria=criteria_of(shown, reveal=not review.is_draft or review.mode == "assisted"),
        score=score_view(shown),
        problem=problem,
        following=following,
        after=after,
        timeline=timeline_of(bubbles, review.tones),
        aside=aside,
    )


def _is_possible(criterion: Criterion, number: float | None) -> bool:
    return number is not None and criterion.range_of(number) is not None


def _refused_number(criterion: Criterion, number: float | None) -> str:
    return "" if number is None or _is_possible(criterion, number) else f"{number:g}"


def _typed(review: Review, typed: Changes) -> Review:
    answers: Mapping[str, Given] = {
        key: replace(
            given,
            value=one.value if one.value in {p.value for p in review.rubric.criterion(key).points} else None,
            not_applicable=one.not_applicable,
            cause=one.cause if one.cause in causes_of(review.rubric.criterion(key)) else None,
            comment=one.comment,
            number=one.number if _is_possible(review.rubric.criterion(key), one.number) else None,
            typed=one.typed or _refused_number(review.rubric.criterion(key), one.number),
            text=one.text,
        )
        if (one := typed.answers.get(key)) is not None
        else given
        for key, given in review.answers.items()
    }
    summary = review.summary if typed.summary is None else typed.summary
    return replace(review, answers=answers, summary=summary)
