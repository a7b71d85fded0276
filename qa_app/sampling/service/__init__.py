"""The rules of sampling: plans and their cycles, draws that can be redone, the queue, the time it takes."""

from qa_app.sampling.service.cycles import ensure_cycles, make_cycle, period_of
from qa_app.sampling.service.drawing_one import DEFAULT_DAYS, WINDOWS, Opened, Wish, draw_review
from qa_app.sampling.service.planning import (
    BASES,
    MAX_COUNT,
    MODES,
    PERIODS,
    SHARES,
    PlanInput,
    preview,
    save_plan,
    set_status,
)
from qa_app.sampling.service.queueing import open_item, open_next, own_item, reassign, tidy
from qa_app.sampling.service.recording import Redone, how_drawn, redo
from qa_app.sampling.service.refusals import ItemGoneError, NothingToDrawError, ReasonNeededError
from qa_app.sampling.service.replacing import CAUSES, MAX_REASON, MIN_REASON, replace_item
from qa_app.sampling.service.timing import beat

__all__ = [
    "BASES",
    "CAUSES",
    "DEFAULT_DAYS",
    "MAX_COUNT",
    "MAX_REASON",
    "MIN_REASON",
    "MODES",
    "PERIODS",
    "SHARES",
    "WINDOWS",
    "ItemGoneError",
    "NothingToDrawError",
    "Opened",
    "PlanInput",
    "ReasonNeededError",
    "Redone",
    "Wish",
    "beat",
    "draw_review",
    "ensure_cycles",
    "how_drawn",
    "make_cycle",
    "open_item",
    "open_next",
    "own_item",
    "period_of",
    "preview",
    "reassign",
    "redo",
    "replace_item",
    "save_plan",
    "set_status",
    "tidy",
]
