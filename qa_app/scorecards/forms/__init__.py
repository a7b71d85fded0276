"""What comes in from the pages of rubrics."""

from qa_app.scorecards.forms.rules import RuleLine, TestForm, read_rules, rule_lines
from qa_app.scorecards.forms.sheet import Posted, read_sheet
from qa_app.scorecards.forms.small import ImportForm, NewForm, PublishForm

__all__ = [
    "ImportForm", "NewForm", "Posted", "PublishForm", "RuleLine", "TestForm", "read_rules", "read_sheet",
    "rule_lines",
]  # fmt: skip
