"""What the pages of reviews show."""

from qa_app.evaluations.pages.after import (
    AfterView,
    action_form,
    after_view,
    decision_form,
    plea_form,
)
from qa_app.evaluations.pages.drawn import draw_said, exclusions_said, signals_said
from qa_app.evaluations.pages.mine import MyReviewPage, MyReviewsPage, my_review_page
from qa_app.evaluations.pages.review import Following, Problem, ReviewPage, SavedPage, review_page
from qa_app.evaluations.pages.waiting import AbsencesPage, FilePage, WaitingPage, file_page

__all__ = [
    "AbsencesPage",
    "AfterView",
    "FilePage",
    "Following",
    "MyReviewPage",
    "MyReviewsPage",
    "Problem",
    "ReviewPage",
    "SavedPage",
    "WaitingPage",
    "action_form",
    "after_view",
    "decision_form",
    "draw_said",
    "exclusions_said",
    "file_page",
    "my_review_page",
    "plea_form",
    "review_page",
    "signals_said",
]
