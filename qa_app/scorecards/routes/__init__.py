"""The addresses of rubrics: lists and versions, the editor, publishing and trying, the rules that choose."""

from qa_app.scorecards.routes import editing, leaving, looking, rules, versions
from qa_app.scorecards.routes.lists import blueprint

__all__ = ["blueprint", "editing", "leaving", "looking", "rules", "versions"]
