"""Preparing, scoring blind, and what never leaves the room."""

from datetime import timedelta

import pytest

from qa_app.agreement import queries as agreement
from qa_app.calibration import service
from qa_app.calibration.queries import Stage
from qa_app.core.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Role
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations import service as reviews
from qa_app.evaluations.service import Changes
from qa_app.sampling.service import Wish
from tests.factories import NOW, Factory
from tests.qa_app.calibration.room import Room

pytestmark = pytest.mark.usefixtures("context")


def test_a_session_pins_the_rubric_version_for_everybody(room: Room) -> None:
    made = room.started()
    session = room.session(made)
    for person in room.everybody:
        review = reviews.read(room.opened(made, person), viewer=room.viewer(person), at=NOW)
        assert (review.kind, review.mode) == ("calibration", "blind")
        assert review.rubric_number == session.rubric_number


def test_conversations_are_drawn_again_from_the_same_seed(room: Room) -> None:
    for _ in range(6):
        room.conversation()
    lea, wish = room.viewer(room.lea), Wish(days=30)
    drawn = []
    for _ in range(2):
        made = service.create(room.plan(), viewer=lea, at=NOW)
        assert service.add_random(made, wish, 3, viewer=lea, at=NOW, seed=7) == 3
        session = room.session(made)
        assert all(item.is_drawn for item in session.items)
        drawn.append([item.transcript_id for item in session.items])
        service.discard(made, viewer=lea, at=NOW)
    assert drawn[0] == drawn[1]


def test_nothing_left_to_draw_is_said(room: Room) -> None:
    made = room.prepared()
    with pytest.raises(service.NothingToDrawError):
        service.add_random(made, Wish(days=30), 3, viewer=room.viewer(room.lea), at=NOW, seed=1)


def test_the_same_conversation_is_calibrated_once(room: Room) -> None:
    number = room.conversation()
    room.prepared(number)
    with pytest.raises(service.AlreadyCalibratedError):
        room.prepared(number)


def test_a_session_holds_ten_conversations_at_most(room: Room) -> None:
    made = room.prepared(*(room.conversation() for _ in range(10)))
    with pytest.raises(service.FullError):
        service.add(made, room.conversation(), room.giulia.agent_id or 0, viewer=room.viewer(room.lea))


def test_a_session_needs_reviewers_and_a_conversation_to_start(room: Room) -> None:
    lea = room.viewer(room.lea)
    with pytest.raises(service.NotReadyError) as error:
        service.start(room.prepared(), viewer=lea, at=NOW)
    assert error.value.lacks == "conversations"
    alone = room.prepared(room.conversation(), who=(room.rita,))
    with pytest.raises(service.NotReadyError) as error:
        service.start(alone, viewer=lea, at=NOW)
    assert error.value.lacks == "reviewers"


def test_who_may_not_see_the_conversation_is_named_before_the_start(room: Room, factory: Factory) -> None:
    stranger = factory.person(Role.SUPERVISOR, team=factory.team("Sud"), name="Sven")
    made = room.prepared(room.conversation(), who=(room.rita, stranger))
    with pytest.raises(service.NotReadyError) as error:
        service.start(made, viewer=room.viewer(room.lea), at=NOW)
    assert (error.value.lacks, error.value.names) == ("reach", ("Sven",))


def test_a_supervisor_adds_only_what_their_teams_did(room: Room, factory: Factory) -> None:
    elsewhere = room.conversation(factory.team("Sud"))
    with pytest.raises(NotFoundError):
        room.prepared(elsewhere)


def test_only_reviewers_and_supervisors_can_be_invited(room: Room, factory: Factory) -> None:
    with pytest.raises(InvalidError) as error:
        room.prepared(who=(room.rita, room.giulia))
    assert error.value.problems == ("reviewers",)
    with pytest.raises(ForbiddenError):
        service.create(room.plan(), viewer=room.viewer(factory.person(Role.TRAINER)), at=NOW)


def test_nothing_changes_once_scoring_has_begun(room: Room) -> None:
    made, lea = room.started(), room.viewer(room.lea)
    with pytest.raises(ConflictError):
        service.add(made, room.conversation(), room.giulia.agent_id or 0, viewer=lea)
    with pytest.raises(ConflictError):
        service.revise(made, room.plan(who=(room.rita, room.remo)), viewer=lea)
    with pytest.raises(ConflictError):
        service.discard(made, viewer=lea, at=NOW)


def test_nothing_is_seen_before_everybody_has_handed_in(room: Room) -> None:
    made = room.started()
    item = room.session(made).items[0]
    room.score(made, room.lea, 3)
    room.score(made, room.rita, 4)
    for person in room.everybody:
        with pytest.raises(NotFoundError):
            service.compare(made, item.id, viewer=room.viewer(person))
    assert service.comparisons(room.session(made)) == ()
    room.score(made, room.remo, 5)
    assert room.session(made).stage is Stage.DISCUSSING
    assert service.compare(made, item.id, viewer=room.viewer(room.remo)).alignment == pytest.approx(2 / 3)


def test_nobody_reads_anothers_blind_review(room: Room) -> None:
    made = room.started()
    theirs = room.score(made, room.rita, 4)
    for person in (room.lea, room.remo, room.giulia):
        with pytest.raises(NotFoundError):
            reviews.read(theirs, viewer=room.viewer(person), at=NOW)


def test_whoever_leads_can_end_the_scoring_and_what_is_missing_stays_out(room: Room) -> None:
    made = room.started()
    room.score(made, room.lea, 3)
    room.score(made, room.rita, 5)
    begun = room.opened(made, room.remo)
    service.end_scoring(made, viewer=room.viewer(room.lea), at=NOW)
    with pytest.raises(reviews.AlreadyPublishedError):
        reviews.save(begun, Changes(1, {}), viewer=room.viewer(room.remo), at=NOW)
    reviews.submit(begun, viewer=room.viewer(room.remo), at=NOW)
    item = room.session(made).items[0]
    said = service.compare(made, item.id, viewer=room.viewer(room.lea)).rows[0].given
    assert [one is None for one in said] == [False, False, True]


def test_scoring_cannot_begin_after_its_end(room: Room) -> None:
    made = room.started()
    service.end_scoring(made, viewer=room.viewer(room.lea), at=NOW)
    with pytest.raises(ConflictError):
        room.opened(made, room.remo)


def test_only_those_with_a_seat_score(room: Room, factory: Factory) -> None:
    made = room.started()
    item = room.session(made).items[0]
    other = factory.person(Role.REVIEWER)
    with pytest.raises(NotFoundError):
        service.score(made, item.id, viewer=room.viewer(other), at=NOW)


def test_a_reviewer_sees_a_session_once_it_has_started(room: Room, factory: Factory) -> None:
    sud = factory.team("Sud")
    seated = factory.person(Role.SUPERVISOR, team=room.team)
    stranger = factory.person(Role.SUPERVISOR, team=sud)
    made = room.prepared(room.conversation(), who=(room.rita, seated))
    with pytest.raises(NotFoundError):
        service.read(made, viewer=room.viewer(stranger))
    service.start(made, viewer=room.viewer(room.lea), at=NOW)
    assert made in {one.id for one in service.sessions(room.viewer(seated))}
    with pytest.raises(NotFoundError):
        service.read(made, viewer=room.viewer(stranger))


def test_a_calibration_takes_nothing_from_the_ceiling_and_is_no_draft_of_the_queue(room: Room) -> None:
    made = room.started()
    room.score(made, room.lea, 3)
    room.opened(made, room.rita)
    assert evaluations.opened_in_month((room.giulia.agent_id or 0,), NOW) == {}
    assert evaluations.drafts(room.viewer(room.rita)) == ()
    assert evaluations.published_by(room.viewer(room.lea)) == ()
    assert evaluations.of_agent(room.giulia.agent_id or 0) == ()


def test_the_persons_log_shows_a_look_at_a_conversation_and_no_review(room: Room) -> None:
    made = room.started()
    room.score(made, room.rita, 3)
    looks = agreement.looks(agent_id=room.giulia.agent_id)
    assert {look.what for look in looks} == {"conversation"}


def test_a_finding_is_not_judged_blind(room: Room) -> None:
    made = room.started()
    number = room.opened(made, room.rita)
    review = evaluations.whole(number)
    assert all(not finding.is_rejected for finding in review.findings)
    with pytest.raises((ForbiddenError, NotFoundError)):
        reviews.reject(number, 1, viewer=room.viewer(room.rita), at=NOW)


def test_an_answer_is_owed_in_a_calibration_too(room: Room) -> None:
    made = room.started()
    number = room.opened(made, room.rita)
    with pytest.raises(reviews.MissingAnswersError):
        reviews.submit(number, viewer=room.viewer(room.rita), at=NOW + timedelta(hours=1))
    assert room.session(made).done == 0
