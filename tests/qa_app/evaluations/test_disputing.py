"""Disputes: asked for by the person, decided by somebody else, every value kept."""

from datetime import timedelta

import pytest

from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Role
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service import AnswerInput, Plea, Verdict
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

pytestmark = pytest.mark.usefixtures("context")
LATER = NOW + timedelta(hours=1)


def disputed(desk: Desk, *keys: str) -> tuple[int, tuple[int, ...]]:
    """A review of all threes with some criteria disputed, and the ids of the disputes."""
    review_id = desk.published_id(3)
    for key in keys:
        service.dispute(review_id, Plea(key, "see turn 3", 5), viewer=viewer_of(desk.agent.id), at=LATER)
    return review_id, tuple(one.id for one in queries.disputes_of(review_id))


def test_kept_changes_nothing_but_says_why(desk: Desk) -> None:
    review_id, (dispute,) = disputed(desk, "empathy")
    service.decide(dispute, Verdict("turn 3 comes too late"), viewer=desk.colleague(), at=LATER)
    review = queries.whole(review_id)
    assert (review.status, review.base) == ("kept", 50)
    (view,) = queries.disputes_of(review_id)
    assert (view.outcome, view.reason, view.proposed) == ("kept", "turn 3 comes too late", 5)


def test_revised_recomputes_what_counts_and_keeps_the_old_value(desk: Desk) -> None:
    review_id, (dispute,) = disputed(desk, "empathy")
    service.decide(dispute, Verdict("right", AnswerInput(value=5)), viewer=desk.colleague(), at=LATER)
    answer = desk.answer(review_id, "empathy")
    assert (answer.value, answer.counts) == (5, 100.0)
    review = queries.whole(review_id)
    assert review.status == "revised"
    assert review.base == review.scored().base
    assert review.base is not None
    assert review.base > 50
    step = queries.history_of(review_id)[-1]
    assert step.before["answers"]["empathy"]["value"] == 3
    assert (step.before["base"], step.after["base"]) == (50, review.base)


def test_a_cause_outside_takes_the_criterion_out(desk: Desk) -> None:
    review_id, (dispute,) = disputed(desk, "empathy")
    revised = AnswerInput(value=3, cause="policy")
    service.decide(dispute, Verdict("the macro says so", revised), viewer=desk.colleague(), at=LATER)
    answer = desk.answer(review_id, "empathy")
    assert (answer.value, answer.counts, answer.cause) == (3, None, "policy")


def test_the_review_is_settled_by_the_last_decision(desk: Desk) -> None:
    review_id, (first, second) = disputed(desk, "empathy", "knowledge")
    lead = desk.colleague()
    service.decide(first, Verdict("right", AnswerInput(value=4)), viewer=lead, at=LATER)
    assert queries.whole(review_id).status == "disputed"
    service.decide(second, Verdict("no"), viewer=lead, at=LATER)
    assert queries.whole(review_id).status == "revised"


def test_neither_the_reviewer_nor_the_person_decides(desk: Desk, factory: Factory) -> None:
    review_id, (dispute,) = disputed(desk, "empathy")
    with pytest.raises(ForbiddenError):
        service.decide(dispute, Verdict("mine stays"), viewer=desk.viewer, at=LATER)
    stranger = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    for viewer in (viewer_of(desk.agent.id), stranger):
        with pytest.raises(NotFoundError):
            service.decide(dispute, Verdict("no"), viewer=viewer, at=LATER)
    service.decide(dispute, Verdict("yes"), viewer=viewer_of(factory.person(Role.REVIEWER).id), at=LATER)
    assert queries.whole(review_id).status == "kept"


def test_a_second_decision_is_refused_and_the_first_stands(desk: Desk) -> None:
    review_id, (dispute, _) = disputed(desk, "empathy", "knowledge")
    lead = desk.colleague()
    service.decide(dispute, Verdict("no"), viewer=lead, at=LATER)
    with pytest.raises(service.AlreadyDecidedError):
        service.decide(dispute, Verdict("yes", AnswerInput(value=5)), viewer=lead, at=LATER)
    assert desk.answer(review_id, "empathy").value == 3


def test_a_decision_needs_a_reason_and_a_value_that_differs(desk: Desk) -> None:
    review_id, (dispute,) = disputed(desk, "empathy")
    lead = desk.colleague()
    for verdict in (
        Verdict(" "),
        Verdict("right", AnswerInput(value=9)),
        Verdict("right", AnswerInput(value=3)),
        Verdict("right", AnswerInput()),
    ):
        with pytest.raises(InvalidError):
            service.decide(dispute, verdict, viewer=lead, at=LATER)
        db.session.rollback()
    assert queries.whole(review_id).base == 50


def test_a_dispute_needs_a_comment_a_judged_criterion_and_is_asked_once(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    for plea in (Plea("empathy", "  "), Plea("empathy", "x" * 5001), Plea("empathy", "why", 9)):
        with pytest.raises(InvalidError):
            service.dispute(review_id, plea, viewer=agent, at=LATER)
    with pytest.raises(NotFoundError):
        # Nobody judged it: the operation's part may stay open.
        service.dispute(review_id, Plea("waiting_time", "why"), viewer=agent, at=LATER)
    service.dispute(review_id, Plea("empathy", "why"), viewer=agent, at=LATER)
    with pytest.raises(service.AlreadyDisputedError):
        service.dispute(review_id, Plea("empathy", "again"), viewer=agent, at=LATER)
    assert len(queries.disputes_of(review_id)) == 1


def test_having_acknowledged_is_not_having_agreed(desk: Desk) -> None:
    review_id, agent = desk.published_id(), viewer_of(desk.agent.id)
    service.acknowledge(review_id, "", viewer=agent, at=LATER)
    service.dispute(review_id, Plea("empathy", "why"), viewer=agent, at=LATER)
    row = db.session.get_one(Evaluation, review_id)
    assert (row.status, row.acknowledged_at) == ("disputed", LATER)


def test_nobody_else_disputes(desk: Desk, factory: Factory) -> None:
    review_id = desk.published_id()
    other = viewer_of(factory.person(Role.AGENT, team=desk.team).id)
    with pytest.raises(NotFoundError):
        service.dispute(review_id, Plea("empathy", "why"), viewer=other, at=LATER)
    with pytest.raises(ForbiddenError):
        service.dispute(review_id, Plea("empathy", "why"), viewer=desk.colleague(), at=LATER)


def test_open_disputes_are_listed_for_those_who_reach_the_team(desk: Desk, factory: Factory) -> None:
    disputed(desk, "empathy")
    (own,) = queries.open_disputes(desk.viewer)
    assert own.is_own
    (others,) = queries.open_disputes(desk.colleague())
    assert (others.is_own, others.reviewee, others.comment) == (False, "Giulia", "see turn 3")
    stranger = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    assert queries.open_disputes(stranger) == ()
