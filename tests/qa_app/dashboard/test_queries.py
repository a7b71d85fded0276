"""The reads of the trends: how many statements, what the engine's counts rest on, submitted practice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import event, select

from qa_app.accounts.queries import TeamRef
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role, Viewer
from qa_app.dashboard.queries import findings, practice
from qa_app.dashboard.queries.selection import Selection
from qa_app.dashboard.queries.tallies import PillarCriterion, operation_slices
from qa_app.dashboard.service import scope as scopes
from qa_app.dashboard.service.board import Board, board
from qa_app.dashboard.service.listing import listing
from qa_app.dashboard.service.scope import Filters
from qa_app.dashboard.service.talk import labels
from qa_app.evaluations.models import Answer
from qa_app.roleplay.models import Attempt, ScenarioRow, ScenarioVersion
from qa_app.transcripts.models import FindingRow, FindingVerdict, Revision, Transcript
from tests.factories import Factory, Person
from tests.qa_app.dashboard.conftest import Reviews

EVERYBODY = Viewer(0, "Quality", frozenset({Role.REVIEWER}))
ROME = ZoneInfo("Europe/Rome")


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def everything() -> Selection:
    at = clock.now()
    return Selection(None, at - timedelta(weeks=26), at + timedelta(days=1))


def read_all() -> tuple[Board, int]:
    """The page and the list behind it, with the number of statements that they cost."""
    with counted_statements() as sent:
        scope = scopes.resolve(Filters(), viewer=EVERYBODY, at=clock.now(), zone=ROME)
        found = board(scope)
        listing(scope, pillar=None, lowest=False, page=1)
    return found, len(sent)


def test_the_number_of_statements_does_not_grow_with_the_reviews(app: Flask, reviews: Reviews) -> None:
    nord, agents = reviews.team("Nord")
    reviews.add(nord, agents[0], labels=["abuse"])
    with app.app_context():
        one, few = read_all()
    for name in ("Sud", "Centro"):
        team, others = reviews.team(name, people=6)
        for number in range(14):
            who = others[number % 6]
            reviews.add(team, who, 60, weeks_ago=number / 2, gate="failed", verdict="no", labels=["greeting"])
    with app.app_context():
        many, same = read_all()
    assert (one.reviews, many.reviews) == (1, 29)
    assert len(many.concerns) > len(one.concerns)
    assert few == same
    assert same <= 20


def test_a_finding_rejected_as_wrong_is_not_counted(app: Flask, factory: Factory, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    made = [reviews.add(team, agent, labels=["greeting", "greeting"]) for agent in agents]
    reviewer = factory.person(Role.REVIEWER)
    with app.app_context():
        rejected = db.session.scalars(
            select(FindingRow.id).where(FindingRow.analysis_id == made[0].analysis)
        ).all()
        for finding_id in rejected:
            db.session.add(
                FindingVerdict(finding_id=finding_id, verdict="rejected", by=reviewer.id, at=clock.now())
            )
        db.session.commit()
        (talk,) = findings.team_talk(everything(), ["greeting"])
    assert talk.conversations == 5
    assert len(talk.people) == 5
    assert talk.with_label == {"greeting": 4}


def test_labels_that_accuse_are_not_charted() -> None:
    assert not {"rude", "sarcasm", "blame", "dismissive", "flat_refusal", "slang", "shouting"} & set(labels())


def test_what_the_operation_owns_is_read_from_the_reviewers_values(app: Flask, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    one = reviews.add(team, agents[0])
    with app.app_context():
        db.session.add_all(
            [
                Answer(evaluation_id=one.evaluation, criterion_key="waiting_time", value=2, counts=None),
                Answer(evaluation_id=one.evaluation, criterion_key="reachability", value=None),
            ]
        )
        db.session.commit()
        asked = [
            PillarCriterion("waiting_time", "waiting_time", 1, 1, 5),
            PillarCriterion("reachability", "reachability", 1, 1, 5),
        ]
        (slice_,) = operation_slices(everything(), asked)
    assert (slice_.pillar, slice_.tally.n, slice_.tally.mean) == ("waiting_time", 1, 25.0)


def _attempt(person: Person, team: TeamRef, score: float, *, submitted: bool, factory: Factory) -> None:
    at = clock.now()
    revision_id = factory.transcript(team=team)
    transcript = db.session.get_one(Transcript, db.session.get_one(Revision, revision_id).transcript_id)
    transcript.origin, transcript.owner_id = "roleplay", person.id
    transcript.submitted_at = at if submitted else None
    version = db.session.query(ScenarioVersion).first()
    if version is None:
        version = ScenarioVersion(number=1, content="", content_hash="x", published_at=at)
        version.scenario = ScenarioRow(id="wrong_bill")
    db.session.add(
        Attempt(
            version=version, user_id=person.id, language="it", seed=1, state={}, opening=[], started_at=at,
            finished_at=at, score=score, transcript_id=transcript.id,
        )
    )  # fmt: skip
    db.session.commit()


def test_only_practice_that_people_submitted_is_read(app: Flask, factory: Factory) -> None:
    team = factory.team("Nord")
    one, other = (factory.person(Role.AGENT, team=team) for _ in range(2))
    with app.app_context():
        _attempt(one, team, 40, submitted=True, factory=factory)
        _attempt(one, team, 70, submitted=True, factory=factory)
        _attempt(other, team, 99, submitted=False, factory=factory)
        first, later = practice.submitted(everything())
    assert (first.n, first.total, later.n, later.total) == (1, 40, 1, 70)
    assert first.people == {one.id}


def test_another_team_s_practice_is_not_read(app: Flask, factory: Factory) -> None:
    nord, sud = factory.team("Nord"), factory.team("Sud")
    person = factory.person(Role.AGENT, team=nord)
    with app.app_context():
        _attempt(person, nord, 40, submitted=True, factory=factory)
        at = clock.now()
        of_sud = Selection(frozenset({sud.id}), at - timedelta(weeks=1), at + timedelta(days=1))
        first, later = practice.submitted(of_sud)
    assert (first.n, later.n) == (0, 0)
