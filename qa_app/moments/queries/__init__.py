"""Reads of examples, comment templates and one's own notes."""

from qa_app.moments.queries.comments import Comment, comment, comments
from qa_app.moments.queries.examples import (
    Example,
    Filters,
    Library,
    Line,
    agent_names,
    examples,
    may_unpin,
    transcript_of_analysis,
)
from qa_app.moments.queries.notes import Note, note_of, note_row

__all__ = [
    "Comment",
    "Example",
    "Filters",
    "Library",
    "Line",
    "Note",
    "agent_names",
    "comment",
    "comments",
    "examples",
    "may_unpin",
    "note_of",
    "note_row",
    "transcript_of_analysis",
]
