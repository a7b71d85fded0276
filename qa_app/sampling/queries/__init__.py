"""Reads of plans, draws and the queue, within what a viewer may see."""

from qa_app.sampling.queries.draws import draw
from qa_app.sampling.queries.frame import Frame, candidates, conversations_before
from qa_app.sampling.queries.people import Name, agents_of, left, may_review, reviewers_of, used
from qa_app.sampling.queries.plans import (
    exclusions,
    has_cycle,
    median_seconds,
    newest_cycle,
    pairs,
    plan,
    plans,
    progress,
    running,
)
from qa_app.sampling.queries.queue import done_since, draft_ids, goal_of, item, of_cycle, waiting
from qa_app.sampling.queries.records import (
    Candidate,
    Cycle,
    DrawRecord,
    Item,
    Pair,
    Part,
    Plan,
    Progress,
    Settings,
)

__all__ = [
    "Candidate",
    "Cycle",
    "DrawRecord",
    "Frame",
    "Item",
    "Name",
    "Pair",
    "Part",
    "Plan",
    "Progress",
    "Settings",
    "agents_of",
    "candidates",
    "conversations_before",
    "done_since",
    "draft_ids",
    "draw",
    "exclusions",
    "goal_of",
    "has_cycle",
    "item",
    "left",
    "may_review",
    "median_seconds",
    "newest_cycle",
    "of_cycle",
    "pairs",
    "plan",
    "plans",
    "progress",
    "reviewers_of",
    "running",
    "used",
    "waiting",
]
