"""A team with three people who are judged, a lead who plans and a reviewer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations import service as reviews
from qa_app.evaluations.service import AnswerInput, Changes
from qa_app.sampling import queries, service
from qa_app.sampling.models import QueueItem
from qa_app.sampling.queries import Item, Settings
from qa_app.sampling.service import PlanInput
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import viewer_of

PEOPLE = ("Anna", "Bruno", "Carla")
MONDAY = date(2026, 11, 16)


def seeds() -> Callable[[], int]:
    """1, 2, 3 …"""
    counter = count(1)
    return lambda: next(counter)


class Floor:
    """Six conversations of each person in the two weeks before `NOW`, a Monday."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory
        self.team = factory.team("Nord")
        self.lead = viewer_of(factory.person(Role.SUPERVISOR, team=self.team, name="Lea").id)
        self.reviewer = viewer_of(factory.person(Role.REVIEWER, name="Rita").id)
        self.agents = {name: factory.agent(name, team=self.team).id for name in PEOPLE}
        for name in PEOPLE:
            for days in range(2, 8):
                self.talk(name, days=days)

    def talk(self, name: str, *, days: int = 2) -> None:
        factory, started_at = self.factory, NOW - timedelta(days=days)
        factory.transcript(team=self.team, agent=name, started_at=started_at)

    def plan(self, **wishes: object) -> int:
        settings = replace(
            Settings(
                team_ids=(self.team.id,),
                count=2,
                period="week",
                targeted=0,
                reviewers={self.reviewer.user_id: 1},
            ),
            **wishes,  # type: ignore[arg-type]  # fields of Settings
        )
        given = PlanInput("Nord, every week", MONDAY - timedelta(days=30), None, settings)
        return service.save_plan(None, given, viewer=self.lead, at=NOW)

    def begin(self, *, at: datetime = NOW) -> None:
        service.ensure_cycles(at=at, chance=seeds())

    def due(self) -> tuple[Item, ...]:
        return queries.waiting(self.reviewer)

    def rows(self) -> list[QueueItem]:
        return list(db.session.scalars(select(QueueItem).order_by(QueueItem.id)))

    def submit(self, item_id: int, *, at: datetime = NOW) -> int:
        review_id = service.open_item(item_id, viewer=self.reviewer, at=at)
        review = evaluations.whole(review_id)
        answers = {c.key: AnswerInput(value=3) for c in review.rubric.criteria if c.owner == "agent"}
        reviews.save(review_id, Changes(review.lock, answers), viewer=self.reviewer, at=at)
        reviews.submit(review_id, viewer=self.reviewer, at=at)
        return review_id
