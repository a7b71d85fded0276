"""The rules of reviews: three numbers, what is missing, who may."""

from datetime import timedelta

import pytest

from qa_app.agreement import service as agreement
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import EvaluationEvent
from qa_app.evaluations.service import AnswerInput, Changes
from qa_app.transcripts.models import Transcript
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

pytestmark = pytest.mark.usefixtures("context")


def test_an_opened_review_holds_a_question_for_every_criterion_and_no_answer(desk: Desk) -> None:
    review = queries.whole(desk.review_id())
    assert set(review.answers) == {criterion.key for criterion in review.rubric.criteria}
    assert not any(given.is_answered for given in review.answers.values())
    assert review.status == "draft"
    assert review.team == "Nord"


def test_opening_the_same_review_again_leads_to_the_same_draft(desk: Desk) -> None:
    transcript_id = desk.transcript_id()
    first, second = (
        service.open_review(transcript_id, desk.agent_id, "targeted", viewer=desk.viewer, at=NOW)
        for _ in range(2)
    )
    assert first == second


def test_a_random_review_without_a_draw_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        service.open_review(desk.transcript_id(), desk.agent_id, "random", viewer=desk.viewer, at=NOW)


def test_another_teams_conversation_is_not_there(desk: Desk, factory: Factory) -> None:
    other = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    with pytest.raises(NotFoundError):
        service.open_review(desk.transcript_id(), desk.agent_id, "targeted", viewer=other, at=NOW)


def test_somebody_who_says_nothing_in_a_conversation_is_not_reviewed_on_it(
    desk: Desk, factory: Factory
) -> None:
    silent = factory.agent("Silent", team=desk.team)
    with pytest.raises(NotFoundError):
        service.open_review(desk.transcript_id(), silent.id, "targeted", viewer=desk.viewer, at=NOW)


def test_nobody_reviews_themselves(desk: Desk) -> None:
    both = Viewer(
        desk.person.id,
        "Both",
        frozenset({Role.SUPERVISOR, Role.AGENT}),
        None,
        desk.agent_id,
        desk.viewer.team_ids,
    )
    with pytest.raises(ForbiddenError):
        service.open_review(desk.transcript_id(), desk.agent_id, "targeted", viewer=both, at=NOW)


def test_an_agent_cannot_open_a_review(desk: Desk) -> None:
    with pytest.raises(ForbiddenError):
        service.open_review(
            desk.transcript_id(), desk.agent_id + 1, "targeted", viewer=viewer_of(desk.agent.id), at=NOW
        )


def test_the_suggestion_the_value_and_what_counts_stay_apart(desk: Desk) -> None:
    review_id = desk.review_id()
    suggested = desk.answer(review_id, "empathy").suggestion
    desk.fill(review_id, 2)
    assert desk.answer(review_id, "empathy").suggestion == suggested
    assert desk.answer(review_id, "empathy").counts is None
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    answer = desk.answer(review_id, "empathy")
    assert (answer.suggestion, answer.value, answer.counts) == (suggested, 2, 25.0)


def test_all_threes_are_fifty(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id, 3)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).base == 50


def test_submitting_names_what_is_missing_and_publishes_nothing(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    desk.save(review_id, empathy=AnswerInput(), accuracy=AnswerInput(comment="only a comment"))
    with pytest.raises(service.MissingAnswersError) as refused:
        service.submit(review_id, viewer=desk.viewer, at=NOW)
    assert refused.value.keys == ("accuracy", "empathy")
    assert queries.whole(review_id).status == "draft"


def test_not_applicable_is_an_answer_and_leaves_the_score(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id, 5)
    desk.save(review_id, empathy=AnswerInput(value=1, not_applicable=True))
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    review = queries.whole(review_id)
    assert review.base == 100
    assert review.answers["empathy"].value is None
    assert review.answers["empathy"].counts is None


def test_a_cause_outside_takes_the_criterion_out_and_keeps_the_value(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id, 5)
    desk.save(review_id, empathy=AnswerInput(value=1, cause="policy"))
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    review = queries.whole(review_id)
    assert review.base == 100
    assert (review.answers["empathy"].value, review.answers["empathy"].counts) == (1, None)


def test_what_the_operation_owns_never_enters_the_persons_score(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id, 5)
    desk.save(review_id, waiting_time=AnswerInput(value=1))
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    review = queries.whole(review_id)
    assert review.base == 100
    assert review.answers["waiting_time"].counts is None


@pytest.mark.parametrize(
    "given", [AnswerInput(value=9), AnswerInput(cause="weather"), AnswerInput(comment="x" * 5001)]
)
def test_an_answer_outside_the_scale_changes_nothing(desk: Desk, given: AnswerInput) -> None:
    review_id = desk.review_id()
    with pytest.raises(InvalidError):
        desk.save(review_id, empathy=given)
    db.session.rollback()
    assert not queries.whole(review_id).answers["empathy"].is_answered


def test_an_old_page_overwrites_nothing(desk: Desk) -> None:
    review_id = desk.review_id()
    old = desk.lock(review_id)
    desk.save(review_id, empathy=AnswerInput(value=4))
    changes = Changes(lock=old, answers={"empathy": AnswerInput(value=1)})
    with pytest.raises(service.ChangedElsewhereError):
        service.save(review_id, changes, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).answers["empathy"].value == 4


def test_saving_what_is_saved_already_is_no_step(desk: Desk) -> None:
    review_id = desk.review_id()
    first = desk.save(review_id, empathy=AnswerInput(value=4))
    second = desk.save(review_id, empathy=AnswerInput(value=4))
    assert (first.changed, second.changed) == (("empathy",), ())
    assert first.lock == second.lock


def test_submitting_twice_publishes_once(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    for later in (0, 1):
        service.submit(review_id, viewer=desk.viewer, at=NOW + timedelta(hours=later))
    assert queries.whole(review_id).submitted_at == NOW
    actions = [event.action for event in db.session.query(EvaluationEvent).filter_by(evaluation_id=review_id)]
    assert actions.count("published") == 1


def test_a_published_review_is_read_only(desk: Desk) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    with pytest.raises(service.AlreadyPublishedError):
        desk.save(review_id, empathy=AnswerInput(value=5))


def test_only_the_reviewer_edits_and_only_published_ones_are_read_by_the_lead(
    desk: Desk, factory: Factory
) -> None:
    review_id = desk.review_id()
    lead = viewer_of(factory.person(Role.SUPERVISOR, team=desk.team).id)
    desk.fill(review_id)
    with pytest.raises(NotFoundError):
        service.read(review_id, viewer=lead, at=NOW)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    assert service.read(review_id, viewer=lead, at=NOW).id == review_id
    with pytest.raises(NotFoundError):
        service.save(review_id, Changes(lock=1), viewer=lead, at=NOW)


def test_another_teams_lead_never_reads_it(desk: Desk, factory: Factory) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    other = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    with pytest.raises(NotFoundError):
        service.read(review_id, viewer=other, at=NOW)


def test_the_agent_reads_and_acknowledges_once_but_sees_no_draft(desk: Desk) -> None:
    review_id, agent = desk.review_id(), viewer_of(desk.agent.id)
    with pytest.raises(NotFoundError):
        service.read_own(review_id, viewer=agent, at=NOW)
    with pytest.raises(NotFoundError):
        service.acknowledge(review_id, "", viewer=agent, at=NOW)
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    for comment in ("read", "again"):
        service.acknowledge(review_id, comment, viewer=agent, at=NOW)
    review = service.read_own(review_id, viewer=agent, at=NOW)
    assert (review.status, review.acknowledge_comment) == ("acknowledged", "read")


def test_another_agent_can_neither_read_nor_acknowledge(desk: Desk, factory: Factory) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    other = viewer_of(factory.person(Role.AGENT, team=desk.team).id)
    with pytest.raises(NotFoundError):
        service.read_own(review_id, viewer=other, at=NOW)
    with pytest.raises(NotFoundError):
        service.acknowledge(review_id, "", viewer=other, at=NOW)


def test_a_look_at_a_review_is_noted_for_the_person(desk: Desk) -> None:
    review_id = desk.review_id()
    service.read(review_id, viewer=desk.viewer, at=NOW)
    looks = agreement.queries.looks(agent_id=desk.agent_id)
    assert [(look.what, look.subject) for look in looks] == [("review", f"review:{review_id}")]


def test_a_roleplay_is_scored_by_suggestions_and_private_to_its_owner(desk: Desk, factory: Factory) -> None:
    transcript_id = desk.transcript_id()
    owner = viewer_of(factory.person(Role.TRAINER).id)
    head = db.session.get_one(Transcript, transcript_id)
    head.origin, head.owner_id = "roleplay", owner.user_id
    db.session.commit()
    review_id = service.record_roleplay(transcript_id, viewer=owner, at=NOW)
    assert service.record_roleplay(transcript_id, viewer=owner, at=NOW) == review_id
    review = service.read(review_id, viewer=owner, at=NOW)
    assert (review.kind, review.reviewer, review.reviewee) == ("roleplay", None, None)
    assert review.base == review.scored().base
    for somebody in (desk.viewer, viewer_of(factory.person(Role.ADMIN).id), viewer_of(desk.agent.id)):
        with pytest.raises(NotFoundError):
            service.read(review_id, viewer=somebody, at=NOW)
        with pytest.raises(NotFoundError):
            service.record_roleplay(transcript_id, viewer=somebody, at=NOW)
