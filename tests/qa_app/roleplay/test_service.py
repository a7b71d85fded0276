"""The rules of practice, without pages."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from nlp.types import Speaker
from qa_app.accounts.queries import viewer_of
from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.roleplay import queries, service
from qa_app.roleplay.models import Attempt, AttemptTurn, ScenarioVersion
from qa_app.roleplay.service import Reply
from qa_app.transcripts.models import Transcript
from qa_app.transcripts.queries import Filters, latest_revision, listing, visible
from qa_app.transcripts.service.analysing import engine
from qa_app.transcripts.service.conversion import transcript_of
from rubrics.words import Text
from scenarios.loader import library
from scenarios.report import report
from tests.factories import NOW, Factory
from tests.qa_app.roleplay.play import BILL, LIGHT, example

pytestmark = pytest.mark.usefixtures("context")


def person(factory: Factory, *roles: Role) -> Viewer:
    made = factory.person(*(roles or (Role.AGENT,)), team=factory.team(), name="Marta Neri")
    found = viewer_of(made.id)
    assert found is not None
    return found


def begin(viewer: Viewer, scenario: str = BILL, *, at: datetime = NOW, seed: int = 7) -> int:
    return service.begin(library()[scenario], language="en", seed=seed, harsh=False, viewer=viewer, at=at)


def play(viewer: Viewer, attempt_id: int, replies: Sequence[str], *, at: datetime = NOW) -> None:
    for number, text in enumerate(replies):
        if service.look(attempt_id, viewer=viewer).has_ended:
            break
        at += timedelta(seconds=30)
        service.reply(attempt_id, Reply(text, f"key-{number:04}", number), viewer=viewer, at=at)


def test_the_same_seed_and_replies_give_the_same_conversation(factory: Factory) -> None:
    marta = person(factory)
    first, second = begin(marta), begin(marta)
    for attempt_id in (first, second):
        play(marta, attempt_id, example(BILL, "en", "won")[:3])
    one, other = (service.look(attempt_id, viewer=marta) for attempt_id in (first, second))
    assert [e.lines for e in one.exchanges] == [e.lines for e in other.exchanges]
    assert one.state == other.state


def test_time_is_measured_here_and_a_long_break_stops_the_customers_clock(factory: Factory) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    moments = (NOW + timedelta(seconds=42), NOW + timedelta(days=1), NOW)
    for number, moment in enumerate(moments):
        service.reply(attempt_id, Reply("Let me look.", f"key-{number:04}", number), viewer=marta, at=moment)
    exchanges = service.look(attempt_id, viewer=marta).exchanges
    assert [each.elapsed for each in exchanges] == [42.0, 600.0, 0.0]


def test_an_attempt_keeps_the_version_it_was_begun_with(factory: Factory) -> None:
    marta = person(factory)
    old = begin(marta)
    changed = library()[BILL].model_copy(update={"title": Text(it="Un'altra", en="Another")})
    service.publish(changed, at=NOW)
    service.publish(changed, at=NOW)
    numbers = db.session.scalars(select(ScenarioVersion.number).order_by(ScenarioVersion.number)).all()
    assert numbers == [1, 2]
    assert service.look(old, viewer=marta).scenario == library()[BILL]


def test_an_ended_attempt_is_a_conversation_of_its_owner_with_their_words(factory: Factory) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    replies = example(BILL, "en", "won")
    play(marta, attempt_id, replies)
    head = db.session.scalars(select(Transcript)).one()
    assert (head.origin, head.identity, head.owner_id) == (
        "roleplay",
        f"roleplay:{attempt_id}",
        marta.user_id,
    )
    assert (head.team_id, head.channel, head.language, head.started_at) == (None, "chat", "en", NOW)
    turns = latest_revision(head.id).turns
    own = [turn for turn in turns if turn.speaker == Speaker.AGENT]
    assert [turn.text for turn in own] == list(replies)
    assert {(turn.author, turn.agent_id) for turn in own} == {("Marta Neri", marta.agent_id)}
    assert {turn.author for turn in turns if turn.speaker == Speaker.CUSTOMER} == {"Des Hartnoll"}
    seconds = [turn.seconds for turn in turns if turn.seconds is not None]
    assert seconds == sorted(seconds)


def test_nobody_else_sees_the_conversation_of_a_roleplay(factory: Factory) -> None:
    marta = person(factory)
    play(marta, begin(marta), example(BILL, "en", "lost"))
    for role in (Role.SUPERVISOR, Role.REVIEWER, Role.ADMIN):
        other = person(factory, role)
        assert db.session.scalars(visible(other)).all() == []
        assert listing(other, Filters(), page=1).total == 0


@pytest.mark.parametrize("outcome", ["won", "lost"])
@pytest.mark.parametrize("scenario", [BILL, LIGHT])
def test_the_score_is_the_one_that_the_scenarios_report_gives(
    factory: Factory, scenario: str, outcome: str
) -> None:
    marta = person(factory)
    attempt_id = begin(marta, scenario)
    play(marta, attempt_id, example(scenario, "en", outcome))
    service.conclude(attempt_id, viewer=marta, at=NOW)
    played = service.look(attempt_id, viewer=marta)
    row = db.session.get_one(Attempt, attempt_id)
    said = transcript_of(latest_revision(row.transcript_id or 0))
    expected = report(library()[scenario], played.state, engine().analyse(said), said)
    assert (played.score, played.base, played.outcome) == (expected.score, expected.base, outcome)


def test_scoring_again_changes_nothing_and_what_was_interrupted_is_scored_later(factory: Factory) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    play(marta, attempt_id, example(BILL, "en", "lost"))
    assert service.look(attempt_id, viewer=marta).score is None
    for _ in range(2):
        service.conclude_all(viewer=marta, at=NOW)
        service.conclude(attempt_id, viewer=marta, at=NOW)
    assert service.look(attempt_id, viewer=marta).score is not None
    assert db.session.scalar(select(func.count(Evaluation.id))) == 1


def test_two_requests_at_the_same_moment_leave_one_reply(
    factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    at = NOW + timedelta(seconds=30)

    def faster(row: Attempt, *args: object, **kwargs: object) -> None:
        # What another process would have done between our read and our write.
        statement = update(Attempt).where(Attempt.id == row.id).values(lock=row.lock + 1)
        db.session.execute(statement.execution_options(synchronize_session=False))
        answer(row, *args, **kwargs)

    from qa_app.roleplay.service import playing

    answer = playing._answer
    monkeypatch.setattr(playing, "_answer", faster)
    with pytest.raises(service.WentOnError):
        service.reply(attempt_id, Reply("Good morning.", "key-0001", 0), viewer=marta, at=at)
    assert service.look(attempt_id, viewer=marta).turn == 0


def test_leaving_without_trace_leaves_no_row(factory: Factory) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    play(marta, attempt_id, ["Good morning."])
    with pytest.raises(NotFoundError):
        service.discard(attempt_id, viewer=person(factory))
    service.discard(attempt_id, viewer=marta)
    for table in (Attempt, AttemptTurn, Transcript):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_trying_again_from_a_turn_goes_on_as_the_first_time(factory: Factory) -> None:
    marta = person(factory)
    attempt_id = begin(marta)
    replies = example(BILL, "en", "won")
    play(marta, attempt_id, replies)
    for turn in (1, 3):
        again = service.retry(attempt_id, turn, viewer=marta, at=NOW)
        copied = queries.own(again, marta)
        first = service.look(attempt_id, viewer=marta)
        assert copied is not None
        assert [e.reply for e in copied.exchanges] == list(replies[: turn - 1])
        service.reply(
            again,
            Reply(replies[turn - 1], "another-key", turn - 1),
            viewer=marta,
            at=NOW + timedelta(seconds=30),
        )
        assert service.look(again, viewer=marta).exchanges[-1].lines == first.exchanges[turn - 1].lines


def test_harsh_language_is_heard_only_where_it_was_allowed(factory: Factory) -> None:
    marta = person(factory)
    harsh = {line.en for _key, line in library()[BILL].spoken() if line.harsh}
    heard = set()
    for seed in range(12):
        attempt_id = begin(marta, seed=seed)
        heard |= harsh.intersection(service.look(attempt_id, viewer=marta).opening)
        loud = service.begin(library()[BILL], language="en", seed=seed, harsh=True, viewer=marta, at=NOW)
        if harsh.intersection(service.look(loud, viewer=marta).opening):
            break
    else:
        pytest.fail("no seed opens with harsh language where it is allowed")
    assert heard == set()
