"""What the pages of reviews show."""

from qa_app.evaluations.pages.mine import MyReviewPage, MyReviewsPage, my_review_page
from qa_app.evaluations.pages.queue import NothingLeft, QueuePage, draw_said, nothing_left
from qa_app.evaluations.pages.review import Problem, ReviewPage, SavedPage, review_page

__all__ = [
    "MyReviewPage",
    "MyReviewsPage",
    "NothingLeft",
    "Problem",
    "QueuePage",
    "ReviewPage",
    "SavedPage",
    "draw_said",
    "my_review_page",
    "nothing_left",
    "review_page",
]
