"""What the pages of sampling show."""

from qa_app.sampling.pages.drawn import DrawnPage
from qa_app.sampling.pages.plans import EditPlanPage, PlanPage, PlansPage, Preview, preview_of
from qa_app.sampling.pages.queue import (
    NothingLeft,
    QueuePage,
    ReplacePage,
    following,
    nothing_left,
    queue_page,
)
from qa_app.sampling.pages.words import frame_said, plan_said, share_said, why_said

__all__ = [
    "DrawnPage",
    "EditPlanPage",
    "NothingLeft",
    "PlanPage",
    "PlansPage",
    "Preview",
    "QueuePage",
    "ReplacePage",
    "following",
    "frame_said",
    "nothing_left",
    "plan_said",
    "preview_of",
    "queue_page",
    "share_said",
    "why_said",
]
