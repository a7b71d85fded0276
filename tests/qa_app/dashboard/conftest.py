"""Submitted reviews, written straight into the tables: what is tested here is the reading of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import pytest
from flask import Flask

from qa_app.accounts.queries import AgentRef, TeamRef
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.dashboard.queries.selection import RUBRIC
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.scorecards import queries as scorecards
from qa_app.scorecards import service as publishing
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision
from tests.client import Client
from tests.factories import Factory, Person


@dataclass(frozen=True)
class Reviewed:
    """The ids of a review and of what it stands on."""

    evaluation: int
    transcript: int
    analysis: int


class Reviews:
    """Makes teams of agents and reviews of them; each call of `add` is one submitted review."""

    def __init__(self, app: Flask, factory: Factory) -> None:
        self._app = app
        self._factory = factory

    def team(self, name: str, *, people: int = 5) -> tuple[TeamRef, list[AgentRef]]:
        """A team with so many agents."""
        team = self._factory.team(name)
        return team, [self._factory.agent(f"{name} agent {i}", team=team) for i in range(people)]

    def add(
        self,
        team: TeamRef | None,
        agent: AgentRef,
        base: float = 60.0,
        *,
        weeks_ago: float = 1,
        reviewer: Person | None = None,
        **changes: object,
    ) -> Reviewed:
        """One review; `changes` are its columns, and `pillars`, `channel`, `labels`, `verdict`."""
        pillars = cast("dict[str, float]", changes.pop("pillars", {"empathy": base, "accuracy": base}))
        channel = str(changes.pop("channel", "chat"))
        labels = cast("Sequence[str]", changes.pop("labels", ()))
        verdict = str(changes.pop("verdict", "yes"))
        at = clock.now() - timedelta(weeks=weeks_ago)
        revision_id = self._factory.transcript(team=team, agent=agent.name, channel=channel, started_at=at)
        with self._factory.context():
            analysis = _analysis(revision_id, labels, verdict, at)
            transcript_id = db.session.get_one(Revision, revision_id).transcript_id
            values: dict[str, object] = {"kind": "random", "status": "published", "gate": "passed", **changes}
            row = Evaluation(
                transcript_id=transcript_id,
                revision_id=revision_id,
                analysis_id=analysis,
                rubric_version_id=self._version(),
                reviewee_id=agent.id,
                reviewer_id=reviewer.id if reviewer else None,
                team_id=team.id if team else None,
                base=base,
                created_at=at,
                submitted_at=at,
                **values,
            )
            row.answers = [Answer(criterion_key=key, counts=n, value=3) for key, n in pillars.items()]
            db.session.add(row)
            db.session.commit()
            return Reviewed(row.id, transcript_id, analysis)

    def spread(self, team: TeamRef, agents: Sequence[AgentRef], bases: Sequence[float]) -> None:
        """A review a day going back, of one agent after the other."""
        for number, base in enumerate(bases):
            self.add(team, agents[number % len(agents)], base, weeks_ago=(number + 1) / 7)

    def _version(self) -> int:
        if scorecards.current_version(RUBRIC) is None:
            publishing.publish_library(at=clock.now())
        version = scorecards.current_version(RUBRIC)
        assert version is not None
        return version.id


def _analysis(revision_id: int, labels: Sequence[str], verdict: str, at: datetime) -> int:
    analysis = AnalysisRow(
        revision_id=revision_id,
        engine_version="test",
        lexicon_hash="test",
        language="it",
        created_at=at,
        verdicts=[{"name": "resolved", "value": verdict, "reason": {}, "turns": []}],
    )
    analysis.findings = [
        FindingRow(
            position=i, label=label, turn=0, start=0, end=1, quote="x", reason={"code": "x", "params": {}},
            check="x", check_version="1",
        )
        for i, label in enumerate(labels)
    ]  # fmt: skip
    db.session.add(analysis)
    db.session.flush()
    return analysis.id


@pytest.fixture
def reviews(app: Flask, factory: Factory) -> Reviews:
    return Reviews(app, factory)


def text_of(html: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def reviewer(client: Client, factory: Factory) -> Client:
    """Signed in as quality, who follows every team."""
    return client.sign_in(factory.person(Role.REVIEWER))
