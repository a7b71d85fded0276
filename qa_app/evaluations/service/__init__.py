"""The rules of reviews: opening and drawing, judging, publishing, acknowledging."""

from qa_app.evaluations.service.drawing import DEFAULT_DAYS, WINDOWS, Drawn, Wish, draw_review
from qa_app.evaluations.service.judging import (
    CAUSES,
    MAX_COMMENT,
    AnswerInput,
    Changes,
    Saved,
    causes_of,
    save,
)
from qa_app.evaluations.service.marking import attach, detach, reject, restore
from qa_app.evaluations.service.opening import open_review, record_roleplay
from qa_app.evaluations.service.publishing import acknowledge, submit
from qa_app.evaluations.service.reading import read, read_own
from qa_app.evaluations.service.refusals import (
    AlreadyPublishedError,
    CeilingReachedError,
    ChangedElsewhereError,
    MissingAnswersError,
    NothingToDrawError,
    WordsNotFoundError,
)

__all__ = [
    "CAUSES",
    "DEFAULT_DAYS",
    "MAX_COMMENT",
    "WINDOWS",
    "AlreadyPublishedError",
    "AnswerInput",
    "CeilingReachedError",
    "ChangedElsewhereError",
    "Changes",
    "Drawn",
    "MissingAnswersError",
    "NothingToDrawError",
    "Saved",
    "Wish",
    "WordsNotFoundError",
    "acknowledge",
    "attach",
    "causes_of",
    "detach",
    "draw_review",
    "open_review",
    "read",
    "read_own",
    "record_roleplay",
    "reject",
    "restore",
    "save",
    "submit",
]
