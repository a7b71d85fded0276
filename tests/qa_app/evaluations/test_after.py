"""After submitting: talk, re-opening, acknowledging, voiding, leaving."""

from datetime import timedelta

import pytest

from qa_app.accounts.models import Membership, TeamPeriod, User
from qa_app.agreement import service as agreement
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service import AnswerInput, Changes, Plea, Verdict
from qa_app.evaluations.service import absences as away
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

pytestmark = pytest.mark.usefixtures("context")
TODAY = NOW.astimezone(ZONE).date()
LATER = NOW + timedelta(hours=1)


def actions(review_id: int) -> list[str]:
    return [step.action for step in queries.history_of(review_id)]


def test_a_low_review_is_hidden_from_the_person_until_the_talk_is_noted(desk: Desk) -> None:
    review_id, agent = desk.published_id(2), viewer_of(desk.agent.id)
    assert queries.whole(review_id).status == "submitted"
    assert queries.of_agent(desk.agent_id) == ()
    with pytest.raises(NotFoundError):
        service.read_own(review_id, viewer=agent, at=NOW)
    with pytest.raises(NotFoundError):
        service.dispute(review_id, Plea("empathy", "no"), viewer=agent, at=NOW)
    service.note_talk(review_id, TODAY, viewer=desk.colleague(), at=LATER)
    review = service.read_own(review_id, viewer=agent, at=LATER)
    assert (review.status, review.talked_on, review.published_at) == ("published", TODAY, LATER)


def test_a_talk_lies_between_the_judgement_and_today(desk: Desk) -> None:
    review_id = desk.published_id(2)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(InvalidError):
            service.note_talk(review_id, day, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).status == "submitted"


def test_the_agreement_says_which_bands_need_a_talk(desk: Desk, factory: Factory) -> None:
    guarantor = viewer_of(factory.person(Role.GUARANTOR).id)
    agreement.change(agreement.Profile(talk_bands=0), reason="agreed", viewer=guarantor, at=NOW)
    assert queries.whole(desk.published_id(1)).status == "published"


def test_the_reviewer_corrects_within_the_window_and_the_old_values_stay(desk: Desk) -> None:
    review_id = desk.published_id(4)
    service.reopen(review_id, viewer=desk.viewer, at=LATER)
    row = db.session.get_one(Evaluation, review_id)
    assert (row.status, row.base, row.gate, row.submitted_at) == ("draft", None, None, None)
    assert not any(answer.counts for answer in row.answers)
    with pytest.raises(NotFoundError):
        service.read_own(review_id, viewer=viewer_of(desk.agent.id), at=LATER)
    desk.save(review_id, empathy=AnswerInput(value=5))
    service.submit(review_id, viewer=desk.viewer, at=LATER)
    reopened = next(step for step in queries.history_of(review_id) if step.action == "reopened")
    assert (reopened.before["answers"]["empathy"]["value"], reopened.before["base"]) == (4, 75.0)
    assert queries.whole(review_id).submitted_at == NOW


def test_after_the_window_nobody_re_opens_and_never_an_acknowledged_review(desk: Desk) -> None:
    review_id = desk.published_id()
    with pytest.raises(service.TooLateError):
        service.reopen(review_id, viewer=desk.viewer, at=NOW + timedelta(hours=25))
    with pytest.raises(ForbiddenError):
        service.reopen(review_id, viewer=desk.colleague(), at=LATER)
    service.acknowledge(review_id, "", viewer=viewer_of(desk.agent.id), at=LATER)
    with pytest.raises(service.WrongStepError):
        service.reopen(review_id, viewer=desk.viewer, at=LATER)


def test_a_voided_review_counts_nowhere_and_tells_the_person_why(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    with pytest.raises(InvalidError):
        service.void(review_id, " ", viewer=desk.viewer, at=LATER)
    with pytest.raises(ForbiddenError):
        service.void(review_id, "unfair", viewer=agent, at=LATER)
    service.void(review_id, "wrong person", viewer=desk.viewer, at=LATER)
    assert queries.whole(review_id).status not in queries.COUNTING
    assert service.read_own(review_id, viewer=agent, at=LATER).status == "voided"
    with pytest.raises(service.WrongStepError):
        service.dispute(review_id, Plea("empathy", "no"), viewer=agent, at=LATER)


def test_a_review_that_time_closed_says_so_when_it_is_touched_again(desk: Desk) -> None:
    review_id, late = desk.published_id(), NOW + timedelta(days=30)
    assert "closed" not in actions(review_id)
    service.acknowledge(review_id, "", viewer=viewer_of(desk.agent.id), at=late)
    assert [one for one in actions(review_id) if one in ("closed", "acknowledged")] == [
        "closed",
        "acknowledged",
    ]


def test_an_absence_keeps_the_time_to_dispute_open(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    late = NOW + timedelta(days=20)
    with pytest.raises(service.TooLateError):
        service.dispute(review_id, Plea("empathy", "no"), viewer=agent, at=late)
    away.enter(desk.agent_id, TODAY, TODAY + timedelta(days=13), viewer=desk.viewer, at=late)
    service.dispute(review_id, Plea("empathy", "no"), viewer=agent, at=late)
    assert queries.whole(review_id).status == "disputed"


def test_absences_are_entered_by_those_who_lead_the_person(desk: Desk, factory: Factory) -> None:
    stranger = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    for viewer in (stranger, viewer_of(factory.person(Role.REVIEWER).id), viewer_of(desk.agent.id)):
        with pytest.raises(NotFoundError):
            away.enter(desk.agent_id, TODAY, TODAY, viewer=viewer, at=NOW)
    with pytest.raises(InvalidError):
        away.enter(desk.agent_id, TODAY, TODAY - timedelta(days=1), viewer=desk.viewer, at=NOW)
    assert queries.absences_of(desk.agent_id) == ()


def test_when_an_agent_leaves_nothing_is_lost(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    service.dispute(review_id, Plea("empathy", "see turn 3"), viewer=agent, at=LATER)
    db.session.get_one(User, desk.agent.id).active = False
    db.session.query(Membership).filter_by(user_id=desk.agent.id).delete()
    db.session.query(TeamPeriod).filter_by(agent_id=desk.agent_id).one().to_date = TODAY
    db.session.commit()
    lead = desk.colleague()
    (dispute,) = queries.disputes_of(review_id)
    service.decide(dispute.id, Verdict("right", AnswerInput(value=5)), viewer=lead, at=LATER)
    review = service.read(review_id, viewer=lead, at=LATER)
    assert (review.reviewee, review.status, review.answers["empathy"].value) == ("Giulia", "revised", 5)


def test_a_save_that_another_one_overtook_loses_nothing(desk: Desk) -> None:
    """Two windows at the same instant: the version is read, then somebody else commits, then we do."""
    review_id = desk.review_id()
    lock = desk.lock(review_id)

    def overtake(*_: object) -> None:
        with db.engine.begin() as other:
            other.exec_driver_sql(
                f"UPDATE evaluation SET lock = lock + 1, summary = 'theirs' WHERE id = {review_id}"
            )

    db.event.listen(db.session, "before_flush", overtake, once=True)
    with pytest.raises(service.ChangedElsewhereError):
        service.save(
            review_id, Changes(lock, {"empathy": AnswerInput(value=4)}, "mine"), viewer=desk.viewer, at=NOW
        )
    review = queries.whole(review_id)
    assert (review.summary, review.answers["empathy"].value) == ("theirs", None)


def test_somebody_who_is_agent_and_lead_never_decides_about_themselves(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    service.dispute(review_id, Plea("empathy", "no"), viewer=agent, at=LATER)
    roles = frozenset({Role.AGENT, Role.SUPERVISOR})
    both = Viewer(desk.agent.id, "Giulia", roles, None, desk.agent_id, desk.viewer.team_ids)
    assert both.can(Permission.DECIDE_DISPUTES)
    (dispute,) = queries.disputes_of(review_id)
    with pytest.raises(ForbiddenError):
        service.decide(dispute.id, Verdict("mine"), viewer=both, at=LATER)
    assert queries.open_disputes(both) == ()
