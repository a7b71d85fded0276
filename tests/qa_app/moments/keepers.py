"""A team, those around it, and what they pin."""

from dataclasses import dataclass

from sqlalchemy import select

from qa_app.accounts import queries as accounts
from qa_app.accounts.queries import TeamRef
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations import service as reviews
from qa_app.moments import queries
from qa_app.moments.queries import Filters, Library
from qa_app.moments.service import pinning
from qa_app.moments.service.pinning import Spot, Wish
from qa_app.transcripts.models import FindingRow, Revision
from tests.factories import NOW, Factory, Person

WORDS = "capisco che tre giorni senza linea siano pesanti"


def viewer_of(person: Person) -> Viewer:
    found = accounts.viewer_of(person.id)
    assert found is not None
    return found


def library(person: Person, **filters: object) -> Library:
    return queries.examples(viewer_of(person), Filters(**filters), page=1)  # type: ignore[arg-type]


@dataclass
class Keepers:
    """The people of the tests; `lead` leads the team that every conversation belongs to."""

    factory: Factory
    team: TeamRef
    lead: Person
    other_lead: Person
    quality: Person
    agent: Person
    trainer: Person
    admin: Person

    def transcript(self) -> int:
        """A conversation of the agent's with Mario Rossi."""
        revision = self.factory.transcript(team=self.team, agent="Giulia Conti")
        with self.factory.context():
            return db.session.get_one(Revision, revision).transcript_id

    def pin(self, spot: Spot, by: Person | None = None, **said: object) -> int:
        wish = Wish(**{"label": "empathy", "is_good": True, "why": "Dà un nome", "language": "it", **said})  # type: ignore[arg-type]
        with self.factory.context():
            return pinning.pin(spot, wish, viewer=viewer_of(by or self.lead), at=NOW)

    def finding_in_review(self, transcript_id: int) -> tuple[int, FindingRow]:
        """A draft of the lead's, and the empathy found in the third turn."""
        review = reviews.open_review(
            transcript_id, self.agent.agent_id or 0, "targeted", viewer=viewer_of(self.lead), at=NOW
        )
        rows = db.session.scalars(select(FindingRow).where(FindingRow.label == "empathy")).all()
        return review, next(row for row in rows if row.turn == 2)
