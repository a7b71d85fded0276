"""What the pages of reviews show."""

from qa_app.evaluations.pages.after import (
    AfterView,
    action_form,
    after_view,
    decision_form,
    plea_form,
)
from qa_app.evaluations.pages.mine import MyReviewPage, MyReviewsPage, my_review_page
from qa_app.evaluations.pages.queue import NothingLeft, QueuePage, draw_said, nothing_left
from qa_app.evaluations.pages.review import Problem, ReviewPage, SavedPage, review_page
from qa_app.evaluations.pages.waiting import AbsencesPage, FilePage, WaitingPage, file_page

__all__ = [
    "AbsencesPage",
    "AfterView",
    "FilePage",
    "MyReviewPage",
    "MyReviewsPage",
    "NothingLeft",
    "Problem",
    "QueuePage",
    "ReviewPage",
    "SavedPage",
    "WaitingPage",
    "action_form",
    "after_view",
    "decision_form",
    "draw_said",
    "file_page",
    "my_review_page",
    "nothing_left",
    "plea_form",
    "review_page",
]
