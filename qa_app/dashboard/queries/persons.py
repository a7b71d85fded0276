"""Figures of single persons: only what people submitted about them, only for those who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from qa_app.accounts.models import Agent
from qa_app.core.database import db
from qa_app.dashboard.queries.selection import RUBRIC
from qa_app.scorecards import queries as scorecards
from qa_app.scorecards.models import RubricVersion
from rubrics.schema import Rubric


@dataclass(frozen=True, slots=True)
class PersonName:
    """An agent's id and name."""

    id: int
    name: str


def names(agent_ids: Sequence[int]) -> tuple[PersonName, ...]:
    """The agents of some ids, by name."""
    rows = db.session.execute(
        select(Agent.id, Agent.name).where(Agent.id.in_(agent_ids)).order_by(Agent.name, Agent.id)
    )
    return tuple(PersonName(agent_id, name) for agent_id, name in rows)


def rubric_versions() -> tuple[Rubric, ...]:
    """Every published version of the rubric that the trends are about, oldest first."""
    rows = db.session.scalars(
        select(RubricVersion).where(RubricVersion.rubric_id == RUBRIC).order_by(RubricVersion.number)
    )
    return tuple(scorecards.rubric_of(version) for version in rows)
