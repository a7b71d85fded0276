"""The rules of calibration: preparing, scoring blind, agreeing, and the figures."""

from qa_app.calibration.service.access import may_manage, read, sessions
from qa_app.calibration.service.figures import WEEKS, Board, Own, Question, Spread, board
from qa_app.calibration.service.machine import MachineBoard, MachineRow, machine_board
from qa_app.calibration.service.meeting import (
    AgreedInput,
    Comparison,
    Row,
    agree,
    attend,
    close,
    compare,
    comparisons,
)
from qa_app.calibration.service.preparing import (
    MAX_CONVERSATIONS,
    MAX_TITLE,
    Plan,
    add,
    add_random,
    create,
    discard,
    remove,
    reviewers,
    revise,
    versions,
)
from qa_app.calibration.service.refusals import (
    AlreadyCalibratedError,
    ChangedElsewhereError,
    FullError,
    NothingToDrawError,
    NotReadyError,
)
from qa_app.calibration.service.scoring import end_scoring, score, start

__all__ = [
    "MAX_CONVERSATIONS", "MAX_TITLE", "WEEKS", "AgreedInput", "AlreadyCalibratedError", "Board",
    "ChangedElsewhereError", "Comparison", "FullError", "MachineBoard", "MachineRow", "NotReadyError",
    "NothingToDrawError", "Own", "Plan", "Question", "Row", "Spread", "add", "add_random", "agree",
    "attend", "board", "close", "compare", "comparisons", "create", "discard", "end_scoring", "machine_board",
    "may_manage", "read", "remove", "reviewers", "revise", "score", "sessions", "start", "versions",
]  # fmt: skip
