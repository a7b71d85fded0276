"""A supervisor at work, for the tests of reviews."""

from qa_app.accounts import queries as accounts
from qa_app.accounts.queries import TeamRef
from qa_app.core.database import db
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.service import AnswerInput, Changes
from qa_app.transcripts.models import Revision
from tests.factories import NOW, Factory


def viewer_of(user_id: int) -> Viewer:
    found = accounts.viewer_of(user_id)
    assert found is not None
    return found


class Desk:
    """A supervisor at work: one team, one agent, conversations of theirs."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory
        self.team: TeamRef = factory.team("Nord")
        self.person = factory.person(Role.SUPERVISOR, team=self.team)
        self.viewer = viewer_of(self.person.id)
        self.agent = factory.person(Role.AGENT, team=self.team, name="Giulia")
        assert self.agent.agent_id is not None
        self.agent_id = self.agent.agent_id

    def transcript_id(self, **kwargs: object) -> int:
        revision_id = self.factory.transcript(team=self.team, **{"agent": "Giulia", **kwargs})  # type: ignore[arg-type]
        return db.session.get_one(Revision, revision_id).transcript_id

    def review_id(self) -> int:
        return service.open_review(
            self.transcript_id(), self.agent_id, "targeted", viewer=self.viewer, at=NOW
        )

    def lock(self, review_id: int) -> int:
        return db.session.get_one(Evaluation, review_id).lock

    def save(self, review_id: int, **answers: AnswerInput) -> service.Saved:
        changes = Changes(lock=self.lock(review_id), answers=answers)
        return service.save(review_id, changes, viewer=self.viewer, at=NOW)

    def fill(self, review_id: int, value: int = 3) -> None:
        rubric = queries.whole(review_id).rubric
        self.save(
            review_id, **{c.key: AnswerInput(value=value) for c in rubric.criteria if c.owner == "agent"}
        )

    def published_id(self, value: int = 3) -> int:
        """A published review of the agent, everything at one value."""
        review_id = self.review_id()
        self.fill(review_id, value)
        service.submit(review_id, viewer=self.viewer, at=NOW)
        return review_id

    def colleague(self) -> Viewer:
        """Somebody else who leads the team."""
        return viewer_of(self.factory.person(Role.SUPERVISOR, team=self.team).id)

    def answer(self, review_id: int, key: str) -> Answer:
        return next(a for a in db.session.get_one(Evaluation, review_id).answers if a.criterion_key == key)
