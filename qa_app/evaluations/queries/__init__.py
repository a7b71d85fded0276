"""Reads of reviews, within what a viewer may see."""

from qa_app.evaluations.queries.after import (
    AbsenceView,
    DisputeView,
    Led,
    Step,
    absences_led_by,
    absences_of,
    decided_at,
    dispute_of,
    disputes_of,
    first_submitted_at,
    history_of,
    people_led_by,
    published_of,
    self_draft_beside,
    self_review_of,
)
from qa_app.evaluations.queries.judgements import Judgement, judgements
from qa_app.evaluations.queries.lists import ReviewLine, drafts, of_agent, published_by
from qa_app.evaluations.queries.opened import opened, opened_in_month, roleplay_of, team_at
from qa_app.evaluations.queries.records import Attached, Found, Given, Review, SaidTurn
from qa_app.evaluations.queries.review import draft_of, head_of, revision_of, whole
from qa_app.evaluations.queries.statuses import COUNTING, OF_PEOPLE, Status
from qa_app.evaluations.queries.waiting import Own, Waits, open_disputes, own_conversations, talks

__all__ = [
    "COUNTING",
    "OF_PEOPLE",
    "AbsenceView",
    "Attached",
    "DisputeView",
    "Found",
    "Given",
    "Judgement",
    "Led",
    "Own",
    "Review",
    "ReviewLine",
    "SaidTurn",
    "Status",
    "Step",
    "Waits",
    "absences_led_by",
    "absences_of",
    "decided_at",
    "dispute_of",
    "disputes_of",
    "draft_of",
    "drafts",
    "first_submitted_at",
    "head_of",
    "history_of",
    "judgements",
    "of_agent",
    "open_disputes",
    "opened",
    "opened_in_month",
    "own_conversations",
    "people_led_by",
    "published_by",
    "published_of",
    "revision_of",
    "roleplay_of",
    "self_draft_beside",
    "self_review_of",
    "talks",
    "team_at",
    "whole",
]
