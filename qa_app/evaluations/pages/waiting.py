"""Talks to hold and disputes to decide, days of absence, the file to print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from qa_app.evaluations.forms import AbsenceForm
from qa_app.evaluations.pages.after import AfterView, DisputeCard
from qa_app.evaluations.pages.answers import given_said
from qa_app.evaluations.pages.evidence import bubbles_of, marks_of
from qa_app.evaluations.pages.rubric import CriterionView, ScoreView, criteria_of, score_view
from qa_app.evaluations.queries import AbsenceView, Review, Waits
from qa_app.ui.conversation import Bubble


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """What waits for somebody who decides."""

    template: ClassVar[str] = "evaluations/waiting.html"
    talks: tuple[Waits, ...]
    disputes: tuple[Waits, ...]
    enters_absences: bool


@dataclass(frozen=True, slots=True)
class AbsencesPage:
    """Days on which the reader's people are away."""

    template: ClassVar[str] = "evaluations/absences.html"
    form: AbsenceForm
    absences: tuple[AbsenceView, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """Everything about a review, to be printed."""

    template: ClassVar[str] = "evaluations/file.html"
    review: Review
    bubbles: tuple[Bubble, ...]
    criteria: tuple[CriterionView, ...]
    score: ScoreView
    after: AfterView
    said: Mapping[str, str]

    @property
    def cards(self) -> tuple[DisputeCard, ...]:
        """The disputes to read, without the forms: on paper nobody decides."""
        return tuple(replace(card, form=None) for card in self.after.disputes)


def file_page(review: Review, language: str, after: AfterView) -> FilePage:
    """The file of a review. Findings that a reviewer rejected are not part of it."""
    marks = marks_of(review, language, with_rejected=False)
    criteria = criteria_of(review, reveal=True)
    said = {one.key: given_said(one.criterion, one.given, language) for one in criteria}
    return FilePage(review, bubbles_of(review, marks), criteria, score_view(review), after, said)
