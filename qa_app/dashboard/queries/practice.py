"""Roleplays that people chose to submit. What they rehearse in private is not read here at all."""

from sqlalchemy import Select, func, select

from qa_app.accounts.models import Agent, TeamPeriod
from qa_app.core.database import db
from qa_app.dashboard.queries.selection import Selection
from qa_app.dashboard.queries.tallies import Tally
from qa_app.roleplay.models import Attempt, ScenarioVersion
from qa_app.transcripts.models import Transcript


def submitted(selection: Selection) -> tuple[Tally, Tally]:
    """Scores of each person's first and of their later submitted attempts at a scenario.

    Channel and language do not narrow these: an exercise is of neither. One statement.
    """
    turn = func.row_number().over(
        partition_by=(Attempt.user_id, ScenarioVersion.scenario_id),
        order_by=(Attempt.finished_at, Attempt.id),
    )
    each = (
        select(Attempt.user_id, Attempt.score, Attempt.finished_at, turn.label("turn"))
        .join(Transcript, Transcript.id == Attempt.transcript_id)
        .join(ScenarioVersion, ScenarioVersion.id == Attempt.version_id)
        .where(Transcript.submitted_at.is_not(None), Attempt.score.is_not(None))
    )
    if selection.team_ids is not None:
        each = each.where(Attempt.user_id.in_(_members(selection.team_ids)))
    rows = each.subquery()
    first = (rows.c.turn == 1).label("first")
    score = rows.c.score
    statement = (
        select(first, rows.c.user_id, func.count(score), func.sum(score), func.sum(score * score))
        .where(rows.c.finished_at >= selection.since, rows.c.finished_at < selection.until)
        .group_by("first", rows.c.user_id)
    )
    tallies = {True: Tally(), False: Tally()}
    for is_first, who, n, total, squares in db.session.execute(statement):
        tallies[bool(is_first)] += Tally(n, float(total), float(squares), frozenset({who}))
    return tallies[True], tallies[False]


def _members(team_ids: frozenset[int]) -> Select[int | None]:
    return (
        select(Agent.user_id)
        .join(TeamPeriod, TeamPeriod.agent_id == Agent.id)
        .where(TeamPeriod.team_id.in_(team_ids), Agent.user_id.is_not(None))
    )
