"""What the pages of practice show."""

from qa_app.roleplay.pages.attempt import AttemptPage, FootPart, SidePart, TurnsPart
from qa_app.roleplay.pages.choosing import BriefingPage, IndexPage
from qa_app.roleplay.pages.result import ResultPage, result_page

__all__ = [
    "AttemptPage",
    "BriefingPage",
    "FootPart",
    "IndexPage",
    "ResultPage",
    "SidePart",
    "TurnsPart",
    "result_page",
]
