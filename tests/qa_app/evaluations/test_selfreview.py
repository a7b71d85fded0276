"""Judging oneself: private, blind, never counted, and beside the reviewer's only once both are there."""

from datetime import timedelta

import pytest

from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.pages.gap import gap_view
from qa_app.evaluations.service import AnswerInput, Changes
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

pytestmark = pytest.mark.usefixtures("context")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def agent(desk: Desk) -> Viewer:
    return viewer_of(desk.agent.id)


def judge(self_id: int, agent: Viewer, value: int, **others: int) -> None:
    """Everything at one value, some criteria at another, submitted."""
    rubric = queries.whole(self_id).rubric
    values = {c.key: others.get(c.key, value) for c in rubric.criteria if c.owner == "agent"}
    answers = {key: AnswerInput(value=one) for key, one in values.items()}
    lock = db.session.get_one(Evaluation, self_id).lock
    service.save(self_id, Changes(lock, answers), viewer=agent, at=LATER)
    service.submit(self_id, viewer=agent, at=LATER)


def test_it_is_submitted_and_counts_nowhere(desk: Desk, agent: Viewer) -> None:
    self_id = service.start_self(desk.transcript_id(), viewer=agent, at=NOW)
    judge(self_id, agent, 1)
    row = db.session.get_one(Evaluation, self_id)
    assert (row.kind, row.status) == ("self", "submitted")
    assert row.status not in queries.COUNTING
    assert queries.of_agent(desk.agent_id) == ()
    assert queries.talks(desk.viewer) == ()
    assert queries.opened_in_month((desk.agent_id,), NOW) == {}


def test_nobody_else_reads_it_before_or_after(desk: Desk, agent: Viewer, factory: Factory) -> None:
    self_id = service.start_self(desk.transcript_id(), viewer=agent, at=NOW)
    others = (desk.viewer, desk.colleague(), viewer_of(factory.person(Role.ADMIN).id))
    for _ in range(2):
        for other in others:
            with pytest.raises(NotFoundError):
                service.read(self_id, viewer=other, at=NOW)
        if queries.whole(self_id).is_draft:
            judge(self_id, agent, 4)
    assert service.read_self(self_id, viewer=agent).status == "submitted"


def test_the_reviewers_judgement_stays_closed_until_ones_own_is_submitted(desk: Desk, agent: Viewer) -> None:
    review_id = desk.published_id()
    transcript_id = queries.whole(review_id).transcript_id
    self_id = service.start_self(transcript_id, viewer=agent, at=LATER)
    with pytest.raises(service.JudgeFirstError) as refused:
        service.read_own(review_id, viewer=agent, at=LATER)
    assert refused.value.self_id == self_id
    judge(self_id, agent, 3)
    assert service.read_own(review_id, viewer=agent, at=LATER).id == review_id


def test_stopping_opens_the_reviewers_judgement_and_keeps_ones_own_private(desk: Desk, agent: Viewer) -> None:
    review_id = desk.published_id()
    self_id = service.start_self(queries.whole(review_id).transcript_id, viewer=agent, at=LATER)
    service.leave_self(self_id, viewer=agent, at=LATER)
    assert service.read_own(review_id, viewer=agent, at=LATER).id == review_id
    assert service.around(queries.whole(review_id), viewer=desk.viewer, at=LATER).other is None


def test_it_is_too_late_once_the_review_was_read(desk: Desk, agent: Viewer) -> None:
    review_id = desk.published_id()
    service.read_own(review_id, viewer=agent, at=LATER)
    with pytest.raises(service.AlreadyReadError):
        service.start_self(queries.whole(review_id).transcript_id, viewer=agent, at=LATER)


def test_one_judges_only_what_one_said(desk: Desk, factory: Factory) -> None:
    other = viewer_of(factory.person(Role.AGENT, team=desk.team).id)
    with pytest.raises(NotFoundError):
        service.start_self(desk.transcript_id(), viewer=other, at=NOW)


def test_the_gap_is_shown_to_both_and_to_nobody_else_the_largest_first(desk: Desk, agent: Viewer) -> None:
    review_id = desk.published_id(3)
    self_id = service.start_self(queries.whole(review_id).transcript_id, viewer=agent, at=LATER)
    review = queries.whole(review_id)
    assert service.around(review, viewer=desk.viewer, at=LATER).other is None
    judge(self_id, agent, 3, empathy=4, knowledge=1)
    for viewer, read in ((desk.viewer, review), (agent, review), (agent, queries.whole(self_id))):
        view = gap_view(read, service.around(read, viewer=viewer, at=LATER).other, "en")
        assert view is not None
        assert [(gap.key, gap.points) for gap in view.gaps] == [("knowledge", -50.0), ("empathy", 25.0)]
        assert view.gaps[0].person.startswith("1 ")
        assert view.gaps[0].reviewer.startswith("3 ")
    assert service.around(review, viewer=desk.colleague(), at=LATER).other is None


def test_the_reviewer_learns_nothing_of_it_before_publishing(desk: Desk, agent: Viewer) -> None:
    transcript_id = desk.transcript_id()
    judge(service.start_self(transcript_id, viewer=agent, at=NOW), agent, 4)
    review_id = service.open_review(transcript_id, desk.agent_id, "targeted", viewer=desk.viewer, at=NOW)
    desk.fill(review_id, 2)
    service.submit(review_id, viewer=desk.viewer, at=LATER)
    review = queries.whole(review_id)
    assert review.status == "submitted"
    assert service.around(review, viewer=desk.viewer, at=LATER).other is None


def test_ones_own_recent_conversations_are_offered_until_their_review_was_read(
    desk: Desk, agent: Viewer
) -> None:
    review_id = desk.published_id()
    old = desk.transcript_id(started_at=NOW - timedelta(days=40))

    def offered() -> set[int]:
        return {one.transcript_id for one in queries.own_conversations(desk.agent_id, agent.user_id, LATER)}

    reviewed = queries.whole(review_id).transcript_id
    assert reviewed in offered()
    assert old not in offered()
    service.read_own(review_id, viewer=agent, at=LATER)
    assert reviewed not in offered()
