"""What the figures say, and to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from qa_app.agreement import service as agreement
from qa_app.calibration import exports, service
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.dashboard.service import board as boards
from qa_app.dashboard.service.scope import Filters, resolve
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.service import AnswerInput
from rubrics.raters.bands import Trust
from rubrics.words import Text
from tests.factories import NOW, Factory, Person
from tests.qa_app.calibration.room import Room

pytestmark = pytest.mark.usefixtures("context")
RUBRIC = "service_pillars"
LATER = NOW + timedelta(days=1)


def board(room: Room, person: Person) -> service.Board:
    return service.board(RUBRIC, 26, viewer=room.viewer(person), at=LATER)


def table(room: Room, value: int = 4, *transcripts: int) -> None:
    """One session in which Lea is a point stricter than the others."""
    made = room.started(*(transcripts or (room.conversation(), room.conversation())))
    for place in (0, 1):
        room.score(made, room.lea, value - 1, place)
        room.score(made, room.rita, value, place)
        room.score(made, room.remo, value, place, but={"empathy": AnswerInput(value=1)})
    service.comparisons(room.session(made))


def test_the_worst_question_stands_first(room: Room) -> None:
    table(room)
    first, *others = board(room, room.lea).questions
    assert first.criterion.key == "empathy"
    assert first.units == 2
    # 3-4: 0.75, 3-1: 0.5, 4-1: 0.25.
    assert first.alignment == pytest.approx(0.5)
    assert {round(one.alignment, 4) for one in others} == {round(2.5 / 3, 4)}


def test_a_reviewer_sees_how_strict_they_are_and_only_they(room: Room) -> None:
    table(room)
    lea, rita = board(room, room.lea).own, board(room, room.rita).own
    assert lea is not None
    assert rita is not None
    assert lea.bias is not None
    assert rita.bias is not None
    assert lea.bias.points < 0 < rita.bias.points
    assert lea.units == 2
    assert board(room, room.lea).spread is None


def test_too_few_reviewers_leave_only_the_sessions_that_one_was_in(room: Room, factory: Factory) -> None:
    table(room)
    outside = factory.person(Role.REVIEWER, name="Olga")
    seen = board(room, outside)
    assert not seen.is_whole
    assert (seen.questions, seen.own, seen.conversations) == ((), None, 0)
    assert board(room, room.remo).conversations == 2


def test_five_reviewers_make_a_group_and_nobody_is_named(room: Room, factory: Factory) -> None:
    others = tuple(factory.person(Role.REVIEWER) for _ in range(2))
    everybody = (*room.everybody, *others)
    made = room.started(who=everybody)
    for value, person in enumerate(everybody, 1):
        room.score(made, person, value)
    service.comparisons(room.session(made))
    seen = board(room, factory.person(Role.REVIEWER))
    assert seen.is_whole
    assert seen.spread is not None
    # The strictest gave 1 where the others' mean is 3.5 (percent 0 against 62.5), the mildest 5.
    assert (seen.spread.reviewers, seen.spread.strictest, seen.spread.mildest) == (5, -62.5, 62.5)


def test_figures_of_other_teams_are_not_a_supervisors(room: Room, factory: Factory) -> None:
    others = tuple(factory.person(Role.REVIEWER) for _ in range(3))
    made = room.started(who=(room.rita, room.remo, *others))
    for person in (room.rita, room.remo, *others):
        room.score(made, person, 3)
    service.comparisons(room.session(made))
    stranger = factory.person(Role.SUPERVISOR, team=factory.team("Sud"))
    assert not board(room, stranger).is_whole
    assert board(room, stranger).conversations == 0


def test_double_scoring_feeds_the_figures_without_a_meeting(room: Room) -> None:
    number = room.conversation()
    room.review(number, room.rita, 2)
    assert board(room, room.rita).own is None
    room.review(number, room.remo, 4)
    own = board(room, room.rita).own
    assert own is not None
    assert own.units == 1
    assert own.alignment == pytest.approx(0.5)
    assert own.bias is not None
    assert own.bias.points == pytest.approx(-50)
    # Two reviewers are no group: what the other gave stays theirs.
    assert board(room, room.rita).questions == ()


def test_double_scoring_counts_among_a_whole_group(room: Room, factory: Factory) -> None:
    people = (room.rita, room.remo, *(factory.person(Role.REVIEWER) for _ in range(3)))
    number = room.conversation()
    for value, person in enumerate(people, 1):
        room.review(number, person, value)
    seen = board(room, room.lea)
    assert (seen.is_whole, seen.doubled, seen.conversations) == (True, 1, 1)


def test_what_some_score_and_others_put_aside_is_counted_apart(room: Room) -> None:
    made = room.started()
    room.score(made, room.lea, 4, but={"accuracy": AnswerInput(not_applicable=True)})
    room.score(made, room.rita, 4)
    room.score(made, room.remo, 4)
    service.comparisons(room.session(made))
    first = board(room, room.lea).questions[0]
    assert (first.criterion.key, first.applies) == ("accuracy", 1)
    assert first.alignment == pytest.approx(1 / 3)


def test_a_session_changes_no_statistic_of_reviews(room: Room) -> None:
    judged, other = room.conversation(), room.conversation()
    for number in (judged, other):
        room.review(number, room.rita, 3)
    scope = resolve(Filters(), viewer=room.viewer(room.lea), at=LATER, zone=NOW.tzinfo)  # type: ignore[arg-type]
    before = boards.board(scope)
    table(room, 5, judged, other)
    assert boards.board(scope) == before


def random_reviews(room: Room, count: int, *, suggestion: int, value: int) -> None:
    """So many published reviews in which the machine had suggested one value."""
    for place in range(count):
        at = NOW - timedelta(days=2, minutes=place)
        judged = NOW - timedelta(days=31 * (place // 8))  # the month's ceiling is eight
        number = room.review(room.conversation(at=at), room.rita, value, at=judged)
        wanted = db.select(Answer).where(Answer.evaluation_id == number, Answer.criterion_key == "empathy")
        db.session.scalars(wanted).one().suggestion = suggestion
    db.session.commit()


def machine(room: Room, person: Person) -> service.MachineBoard:
    return service.machine_board(RUBRIC, 52, viewer=room.viewer(person), at=LATER)


def test_few_reviewed_people_show_no_figure_of_the_machine(room: Room) -> None:
    random_reviews(room, 2, suggestion=3, value=3)
    rows = machine(room, room.rita).rows
    assert rows
    assert all(row.agreement is None for row in rows)


def test_fourteen_reviews_are_too_few_to_say(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    random_reviews(room, 14, suggestion=3, value=3)
    monkeypatch.setitem(agreement.LIMITS, "minimum_group", (1, 100))
    change_group(room, 1)
    row = next(row for row in machine(room, room.rita).rows if row.criterion.key == "empathy")
    assert row.agreement is not None
    assert (row.agreement.trust, row.agreement.n) == (Trust.TOO_FEW, 14)


def test_a_suggestion_that_moved_with_a_rejection_counts_as_it_was_first(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_reviews(room, 1, suggestion=5, value=1)
    row = db.session.scalars(db.select(Evaluation)).one()
    answer = next(one for one in row.answers if one.criterion_key == "empathy")
    event = type(row.events[0])(
        evaluation_id=row.id, at=NOW, user_id=room.rita.id, action="finding_rejected",
        before={"suggestions": {"empathy": 5}}, after={},
    )  # fmt: skip
    answer.suggestion = 1
    db.session.add(event)
    db.session.commit()
    monkeypatch.setitem(agreement.LIMITS, "minimum_group", (1, 100))
    change_group(room, 1)
    found = next(one for one in machine(room, room.rita).rows if one.criterion.key == "empathy")
    assert found.agreement is not None
    assert (found.agreement.n, found.agreement.close) == (1, 0)


def change_group(room: Room, smallest: int) -> None:
    """The guarantor lowers the smallest group, for a test with one person."""
    guarantor = room.viewer(room.factory.person(Role.GUARANTOR))
    profile = agreement.Profile(minimum_group=smallest)
    agreement.change(profile, reason="A test.", viewer=guarantor, at=NOW)


def test_a_question_that_looks_like_a_formula_is_a_text_in_the_export(room: Room, app: Flask) -> None:
    table(room)
    seen = board(room, room.lea)
    question = seen.questions[0]
    title = Text(it="=1+1", en="=1+1")
    criterion = question.criterion.model_copy(update={"title": title})
    with app.test_request_context():
        text = exports.figures(
            replace(seen, questions=(replace(question, criterion=criterion),)), "questions"
        )
    assert "'=1+1" in text
