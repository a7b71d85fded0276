"""Reads of reviews, within what a viewer may see."""

from qa_app.evaluations.queries.judgements import Judgement, judgements
from qa_app.evaluations.queries.lists import ReviewLine, drafts, of_agent, published_by
from qa_app.evaluations.queries.opened import opened, opened_in_month, roleplay_of, team_at
from qa_app.evaluations.queries.records import Attached, Found, Given, Review, SaidTurn
from qa_app.evaluations.queries.review import draft_of, head_of, revision_of, whole

__all__ = [
    "Attached",
    "Found",
    "Given",
    "Judgement",
    "Review",
    "ReviewLine",
    "SaidTurn",
    "draft_of",
    "drafts",
    "head_of",
    "judgements",
    "of_agent",
    "opened",
    "opened_in_month",
    "published_by",
    "revision_of",
    "roleplay_of",
    "team_at",
    "whole",
]
