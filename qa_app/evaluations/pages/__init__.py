"""What the pages of reviews show."""

from qa_app.evaluations.pages.drawn import draw_said, exclusions_said, signals_said
from qa_app.evaluations.pages.mine import MyReviewPage, MyReviewsPage, my_review_page
from qa_app.evaluations.pages.review import Following, Problem, ReviewPage, SavedPage, review_page

__all__ = [
    "Following",
    "MyReviewPage",
    "MyReviewsPage",
    "Problem",
    "ReviewPage",
    "SavedPage",
    "draw_said",
    "exclusions_said",
    "my_review_page",
    "review_page",
    "signals_said",
]
