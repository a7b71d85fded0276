"""The rules of reviews: opening, judging, publishing, acknowledging."""

from qa_app.evaluations.service.calibrating import CALIBRATED, close_drafts, open_calibration
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
    WordsNotFoundError,
)
from qa_app.evaluations.service.setting_aside import set_aside

__all__ = [
    "CALIBRATED",
    "CAUSES",
    "MAX_COMMENT",
    "AlreadyPublishedError",
    "AnswerInput",
    "CeilingReachedError",
    "ChangedElsewhereError",
    "Changes",
    "MissingAnswersError",
    "Saved",
    "WordsNotFoundError",
    "acknowledge",
    "attach",
    "causes_of",
    "close_drafts",
    "detach",
    "open_calibration",
    "open_review",
    "read",
    "read_own",
    "record_roleplay",
    "reject",
    "restore",
    "save",
    "set_aside",
    "submit",
]
