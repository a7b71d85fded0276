"""What the pages of rubrics show."""

from qa_app.scorecards.pages.comparing import DifferencesPage, PublishPage, compared_of, differences_page
from qa_app.scorecards.pages.editing import EditPage, Marks, Refusal, edit_page
from qa_app.scorecards.pages.faults import Faults, faults_of
from qa_app.scorecards.pages.lists import (
    IndexPage,
    NewPage,
    RubricPage,
    Stock,
    index_page,
    people_in,
    rubric_page,
)
from qa_app.scorecards.pages.preview import PreviewPage, preview_page
from qa_app.scorecards.pages.rules import Decided, RulesPage, decided
from qa_app.scorecards.pages.trying import TryPage, tried_of

__all__ = [
    "Decided",
    "DifferencesPage",
    "EditPage",
    "Faults",
    "IndexPage",
    "Marks",
    "NewPage",
    "PreviewPage",
    "PublishPage",
    "Refusal",
    "RubricPage",
    "RulesPage",
    "Stock",
    "TryPage",
    "compared_of",
    "decided",
    "differences_page",
    "edit_page",
    "faults_of",
    "index_page",
    "people_in",
    "preview_page",
    "rubric_page",
    "tried_of",
]  # fmt: skip
