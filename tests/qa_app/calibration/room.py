"""A team, three reviewers, conversations, and a session among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from qa_app.accounts import queries as people
from qa_app.accounts.queries import TeamRef
from qa_app.calibration import service
from qa_app.calibration.queries import Session
from qa_app.calibration.service import Plan
from qa_app.core.database import db
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import service as reviews
from qa_app.evaluations.service import AnswerInput, Changes
from qa_app.transcripts.models import Revision
from tests.factories import DRAW, NOW, Factory, Person

DUE = date(2026, 12, 1)


@dataclass
class Room:
    """Lea leads, Rita and Remo judge too; Giulia is judged and sees nothing of it."""

    factory: Factory
    team: TeamRef = field(init=False)
    lea: Person = field(init=False)
    rita: Person = field(init=False)
    remo: Person = field(init=False)
    giulia: Person = field(init=False)

    def __post_init__(self) -> None:
        self.team = self.factory.team("Nord")
        self.giulia = self.factory.person(Role.AGENT, team=self.team, name="Giulia")
        self.lea = self.factory.person(Role.SUPERVISOR, team=self.team, name="Lea")
        self.rita = self.factory.person(Role.REVIEWER, name="Rita")
        self.remo = self.factory.person(Role.REVIEWER, name="Remo")

    @property
    def everybody(self) -> tuple[Person, ...]:
        return self.lea, self.rita, self.remo

    def viewer(self, person: Person) -> Viewer:
        found = people.viewer_of(person.id)
        assert found is not None
        return found

    def conversation(self, team: TeamRef | None = None, *, at: datetime = NOW - timedelta(days=2)) -> int:
        """The id of a conversation of Giulia's."""
        with self.factory.context():
            revision = self.factory.transcript(team=team or self.team, agent="Giulia", started_at=at)
            return db.session.get_one(Revision, revision).transcript_id

    def plan(self, title: str = "November", *, who: tuple[Person, ...] = ()) -> Plan:
        version = next(one for one in service.versions(at=NOW) if one.rubric_id == "service_pillars")
        return Plan(title, DUE, version.id, tuple(person.id for person in who or self.everybody))

    def prepared(self, *transcripts: int, who: tuple[Person, ...] = ()) -> int:
        """The id of a session with some conversations, not started."""
        with self.factory.context():
            lea = self.viewer(self.lea)
            made = service.create(self.plan(who=who), viewer=lea, at=NOW)
            for number in transcripts:
                service.add(made, number, self.giulia.agent_id or 0, viewer=lea)
            return made

    def started(self, *transcripts: int, who: tuple[Person, ...] = ()) -> int:
        with self.factory.context():
            made = self.prepared(*(transcripts or (self.conversation(),)), who=who)
            service.start(made, viewer=self.viewer(self.lea), at=NOW)
            return made

    def session(self, session_id: int, person: Person | None = None) -> Session:
        return service.read(session_id, viewer=self.viewer(person or self.lea))

    def opened(self, session_id: int, person: Person, place: int = 0) -> int:
        item = self.session(session_id).items[place]
        return service.score(session_id, item.id, viewer=self.viewer(person), at=NOW)

    def score(
        self,
        session_id: int,
        person: Person,
        value: int,
        place: int = 0,
        *,
        but: Mapping[str, AnswerInput] | None = None,
        at: datetime = NOW,
    ) -> int:
        """Somebody judges every criterion alike, some apart, and hands in; the id of the review."""
        with self.factory.context():
            number = self.opened(session_id, person, place)
            self._judge(number, person, value, but or {}, at=at)
            return number

    def review(self, transcript_id: int, person: Person, value: int, *, at: datetime = NOW) -> int:
        """The id of a published random review, for hidden double scoring."""
        with self.factory.context():
            viewer = self.viewer(person)
            number = reviews.open_review(
                transcript_id, self.giulia.agent_id or 0, "random", viewer=viewer, at=at, draw=DRAW
            )
            self._judge(number, person, value, {}, at=at)
            return number

    def _judge(
        self, number: int, person: Person, value: int, but: Mapping[str, AnswerInput], *, at: datetime
    ) -> None:
        viewer = self.viewer(person)
        review = reviews.read(number, viewer=viewer, at=at)
        answers = {one.key: AnswerInput(value=value) for one in review.rubric.criteria} | but
        reviews.save(number, Changes(review.lock, answers), viewer=viewer, at=at)
        reviews.submit(number, viewer=viewer, at=at)

    def on_the_table(self, *values: int) -> int:
        """The id of a session of one conversation in which everybody handed in."""
        made = self.started()
        for person, value in zip(self.everybody, values or (3, 4, 5), strict=True):
            self.score(made, person, value)
        return made
