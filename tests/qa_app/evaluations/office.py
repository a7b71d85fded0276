"""A team with its lead, its agent and their browsers, for the tests of pages."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask

from nlp.types import Speaker
from qa_app.accounts.queries import TeamRef
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts.models import Revision
from tests.client import Client
from tests.factories import TALK, Factory, Person


@dataclass
class Office:
    """A team with its lead, its agent and a conversation of today."""

    app: Flask
    factory: Factory
    team: TeamRef
    lead: Person
    agent: Person

    def transcript(self, talk: tuple[tuple[Speaker, str], ...] = TALK) -> int:
        when = clock.now() - timedelta(hours=3)
        revision_id = self.factory.transcript(team=self.team, agent="Giulia", talk=talk, started_at=when)
        with self.factory.context():
            return db.session.get_one(Revision, revision_id).transcript_id

    def client(self, person: Person) -> Client:
        return Client(self.app).sign_in(person)

    def lock(self, review: str) -> int:
        with self.factory.context():
            return db.session.get_one(Evaluation, int(review.rsplit("/", 1)[1])).lock

    def fields(self, review: str, **more: str) -> dict[str, str]:
        """The whole form with all threes, as a browser would send it."""
        with self.factory.context():
            row = db.session.get_one(Evaluation, int(review.rsplit("/", 1)[1]))
            keys = [answer.criterion_key for answer in row.answers]
        filled = {f"value_{key}": "3" for key in keys} | {f"comment_{key}": "" for key in keys}
        return {"lock": str(self.lock(review)), "summary": "", **filled, **more}


def draw(client: Client) -> str:
    response = client.post("/reviews/draw", {"team": "", "channel": "", "days": "14"})
    return str(response.headers["Location"])


def choose(client: Client, office: Office, transcript_id: int) -> str:
    data = {"transcript_id": transcript_id, "reviewee_id": office.agent.agent_id}
    return str(client.post("/reviews/open", data).headers["Location"])
