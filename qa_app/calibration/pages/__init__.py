"""The pages of calibration as their templates see them."""

from qa_app.calibration.pages.figures import FiguresPage, MachinePage, figures_page, machine_page
from qa_app.calibration.pages.meeting import ComparePage, compare_page
from qa_app.calibration.pages.sessions import EditPage, IndexPage, SessionPage, session_page

__all__ = [
    "ComparePage", "EditPage", "FiguresPage", "IndexPage", "MachinePage", "SessionPage", "compare_page",
    "figures_page", "machine_page", "session_page",
]  # fmt: skip
