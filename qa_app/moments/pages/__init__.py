"""What the pages of examples, comment templates and notes show."""

from qa_app.moments.pages.beside import Aside, aside_of
from qa_app.moments.pages.comments import CommentPage, CommentsPage
from qa_app.moments.pages.examples import ExamplesPage, PinPage
from qa_app.moments.pages.notes import NotePage

__all__ = ["Aside", "CommentPage", "CommentsPage", "ExamplesPage", "NotePage", "PinPage", "aside_of"]
