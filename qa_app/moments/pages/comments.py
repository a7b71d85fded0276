"""The comment templates that a person may use, and one of them to change."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.moments.forms import CommentForm
from qa_app.moments.queries import Comment


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """All of them, most used first, and the form for a new one."""

    template: ClassVar[str] = "moments/comments.html"
    comments: tuple[Comment, ...]
    form: CommentForm
    may_share: bool


@dataclass(frozen=True, slots=True)
class CommentPage:
    """One to change."""

    template: ClassVar[str] = "moments/comment.html"
    comment: Comment
    form: CommentForm
    may_share: bool
