"""People, teams and conversations for tests, made through the same services as the product's own."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Flask, has_app_context

from nlp.types import Speaker, Transcript, Turn
from qa_app.accounts import queries as people
from qa_app.accounts import service as accounts
from qa_app.accounts.queries import AgentRef, TeamRef
from qa_app.accounts.service import NewUser
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations import service as evaluations
from qa_app.importers.types import AgentRef as NamedAgent
from qa_app.importers.types import ImportedConversation, ImportResult
from qa_app.transcripts.models import Revision
from qa_app.transcripts.service import storing

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
PASSWORD = "correct horse battery"
DRAW = {"seed": 1, "frame": 1, "days": 14, "exclusions": {}}
TALK = (
    (Speaker.AGENT, "Buongiorno, sono Giulia. Come posso aiutarla?"),
    (Speaker.CUSTOMER, "Il modem non funziona da tre giorni e nessuno mi risponde."),
    (Speaker.AGENT, "Mi dispiace, signor Rossi: capisco che tre giorni senza linea siano pesanti."),
    (Speaker.AGENT, "Ho riavviato la linea da qui: ora la luce è verde?"),
    (Speaker.CUSTOMER, "Sì, adesso funziona, grazie."),
    (Speaker.AGENT, "Posso fare altro per lei? Le auguro una buona giornata."),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in."""

    id: int
    email: str
    agent_id: int | None = None


class Factory:
    """Each call makes one thing and counts up, so that names never clash."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._count = 0

    def context(self) -> AbstractContextManager[object]:
        """The test's application context, or one for this call."""
        return nullcontext() if has_app_context() else self._app.app_context()

    def _next(self) -> int:
        self._count += 1
        return self._count

    def lately(self) -> datetime:
        """A moment two days ago by the real clock, for pages that look back from today."""
        return clock.now() - timedelta(days=2)

    def team(self, name: str | None = None) -> TeamRef:
        """A team."""
        with self.context():
            return accounts.create_team(name or f"Team {self._next()}")

    def person(self, *roles: Role, team: TeamRef | None = None, name: str | None = None) -> Person:
        """A user with roles, in a team; one with the agent's role also gets an agent record."""
        number = self._next()
        email, called = f"person{number}@example.com", name or f"Person {number}"
        teams = (team.id,) if team else ()
        with self.context():
            user_id = accounts.create_user(NewUser(email, called, PASSWORD, roles, teams), at=NOW)
            if Role.AGENT not in roles:
                return Person(user_id, email)
            agent = self.agent(called, team=team)
            accounts.link_agent(agent.id, user_id)
            return Person(user_id, email, agent.id)

    def agent(self, name: str | None = None, *, team: TeamRef | None = None) -> AgentRef:
        """A person who is judged."""
        called = name or f"Agent {self._next()}"
        since = (NOW - timedelta(days=200)).date()
        with self.context():
            agent = accounts.agent_for(called, team_id=team.id if team else None, since=since)
            db.session.commit()
            return agent

    def transcript(
        self,
        *,
        team: TeamRef | None = None,
        agent: str = "Giulia",
        talk: tuple[tuple[Speaker, str], ...] = TALK,
        language: str = "it",
        channel: str = "chat",
        started_at: datetime = NOW - timedelta(days=2),
    ) -> int:
        """The id of the revision of a stored conversation."""
        number = self._next()
        turns = tuple(
            Turn(speaker, text, author=agent if speaker is Speaker.AGENT else "Mario Rossi", seconds=30.0 * i)
            for i, (speaker, text) in enumerate(talk)
        )
        conversation = ImportedConversation(
            external_id=f"t{number}",
            transcript=Transcript(
                turns, language=language, channel=channel, agent=agent, customer="Mario Rossi"
            ),
            started_at=started_at,
            channel=channel,
            language=language,
            agents=(NamedAgent(agent),),
            customer="Mario Rossi",
            team=None,
            roles=(),
            problems=(),
            raw_hash=f"hash-{number}",
        )
        result = ImportResult("plain", "1", f"file-{number}", (conversation,))
        details = storing.Details(filename="test.txt", team_id=team.id if team else None)
        with self.context():
            return storing.save(result, details, at=NOW, by=None).revision_ids[0]

    def review(
        self, revision_id: int, reviewer: Person, *, value: int = 4, at: datetime | None = None
    ) -> int:
        """The id of a published review of a conversation, every criterion of the agent at one value."""
        moment = at or NOW
        with self.context():
            viewer = people.viewer_of(reviewer.id)
            assert viewer is not None
            revision = db.session.get_one(Revision, revision_id)
            agent_id = next(turn.agent_id for turn in revision.turns if turn.agent_id)
            opened = evaluations.open_review(
                revision.transcript_id,
                agent_id,
                "random",
                viewer=viewer,
                at=moment,
                draw=DRAW,
            )
            rubric = evaluations.read(opened, viewer=viewer, at=moment).rubric
            answers = {criterion.key: evaluations.AnswerInput(value=value) for criterion in rubric.criteria}
            evaluations.save(opened, evaluations.Changes(1, answers), viewer=viewer, at=moment)
            evaluations.submit(opened, viewer=viewer, at=moment)
            if evaluations.read(opened, viewer=viewer, at=moment).status == "submitted":
                # A low one is published once somebody talked with the person.
                evaluations.note_talk(opened, moment.astimezone(clock.ZONE).date(), viewer=viewer, at=moment)
            return opened
