"""The rules of reviews: opening, judging, publishing, acknowledging."""

from qa_app.evaluations.service.acting import open_action
from qa_app.evaluations.service.after import acknowledge, note_reading, reopen, void
from qa_app.evaluations.service.calibrating import CALIBRATED, close_drafts, open_calibration
from qa_app.evaluations.service.disputing import Plea, Verdict, decide, dispute
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
from qa_app.evaluations.service.opening import MODES, open_review, record_roleplay
from qa_app.evaluations.service.publishing import note_talk, submit
from qa_app.evaluations.service.reading import read, read_file, read_own, read_self
from qa_app.evaluations.service.refusals import (
    AlreadyDecidedError,
    AlreadyDisputedError,
    AlreadyPublishedError,
    AlreadyReadError,
    CeilingReachedError,
    ChangedElsewhereError,
    JudgeFirstError,
    MissingAnswersError,
    TooLateError,
    WordsNotFoundError,
    WrongStepError,
)
from qa_app.evaluations.service.selfreview import leave_self, start_self
from qa_app.evaluations.service.setting_aside import set_aside
from qa_app.evaluations.service.surroundings import Surroundings, around

__all__ = [
    "CALIBRATED",
    "CAUSES",
    "MAX_COMMENT",
    "MODES",
    "AlreadyDecidedError",
    "AlreadyDisputedError",
    "AlreadyPublishedError",
    "AlreadyReadError",
    "AnswerInput",
    "CeilingReachedError",
    "ChangedElsewhereError",
    "Changes",
    "JudgeFirstError",
    "MissingAnswersError",
    "Plea",
    "Saved",
    "Surroundings",
    "TooLateError",
    "Verdict",
    "WordsNotFoundError",
    "WrongStepError",
    "acknowledge",
    "around",
    "attach",
    "causes_of",
    "close_drafts",
    "decide",
    "detach",
    "dispute",
    "leave_self",
    "note_reading",
    "note_talk",
    "open_action",
    "open_calibration",
    "open_review",
    "read",
    "read_file",
    "read_own",
    "read_self",
    "record_roleplay",
    "reject",
    "reopen",
    "restore",
    "save",
    "set_aside",
    "start_self",
    "submit",
    "void",
]
