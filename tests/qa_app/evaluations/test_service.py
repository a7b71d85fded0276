"""The rules of reviews: three numbers, what is missing, who may, how often."""

from datetime import UTC, datetime, timedelta

import pytest

from nlp.types import Speaker
from qa_app.accounts import queries as accounts
from qa_app.accounts.queries import TeamRef
from qa_app.agreement import service as agreement
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.models import Answer, Evaluation, EvaluationEvent
from qa_app.evaluations.service import AnswerInput, Changes, Wish
from qa_app.transcripts.models import Revision, Transcript
from tests.factories import NOW, TALK, Factory

pytestmark = pytest.mark.usefixtures("context")


def viewer_of(user_id: int) -> Viewer:
    found = accounts.viewer_of(user_id)
    assert found is not None
    return found


class Desk:
    """A supervisor at work: one team, one agent, conversations of theirs."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory
        self.team: TeamRef = factory.team("Nord")
        self.person = factory.person(Role.SUPERVISOR, team=self.team)
        self.viewer = viewer_of(self.person.id)
        self.agent = factory.person(Role.AGENT, team=self.team, name="Giulia")
        assert self.agent.agent_id is not None
        self.agent_id = self.agent.agent_id

    def transcript_id(self, **kwargs: object) -> int:
        revision_id = self.factory.transcript(team=self.team, **{"agent": "Giulia", **kwargs})  # type: ignore[arg-type]
        return db.session.get_one(Revision, revision_id).transcript_id

    def review_id(self) -> int:
        return service.open_review(
            self.transcript_id(), self.agent_id, "targeted", viewer=self.viewer, at=NOW
        )

    def lock(self, review_id: int) -> int:
        return db.session.get_one(Evaluation, review_id).lock

    def save(self, review_id: int, **answers: AnswerInput) -> service.Saved:
        changes = Changes(lock=self.lock(review_id), answers=answers)
        return service.save(review_id, changes, viewer=self.viewer, at=NOW)

    def fill(self, review_id: int, value: int = 3) -> None:
        rubric = queries.whole(review_id).rubric
        self.save(
            review_id, **{c.key: AnswerInput(value=value) for c in rubric.criteria if c.owner == "agent"}
        )

    def answer(self, review_id: int, key: str) -> Answer:
        return next(a for a in db.session.get_one(Evaluation, review_id).answers if a.criterion_key == key)


@pytest.fixture
def desk(factory: Factory) -> Desk:
    return Desk(factory)


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
        service.read_own(review_id, viewer=agent)
    with pytest.raises(NotFoundError):
        service.acknowledge(review_id, "", viewer=agent, at=NOW)
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    for comment in ("read", "again"):
        service.acknowledge(review_id, comment, viewer=agent, at=NOW)
    review = service.read_own(review_id, viewer=agent)
    assert (review.status, review.acknowledge_comment) == ("acknowledged", "read")


def test_another_agent_can_neither_read_nor_acknowledge(desk: Desk, factory: Factory) -> None:
    review_id = desk.review_id()
    desk.fill(review_id)
    service.submit(review_id, viewer=desk.viewer, at=NOW)
    other = viewer_of(factory.person(Role.AGENT, team=desk.team).id)
    with pytest.raises(NotFoundError):
        service.read_own(review_id, viewer=other)
    with pytest.raises(NotFoundError):
        service.acknowledge(review_id, "", viewer=other, at=NOW)


def test_a_look_at_a_review_is_noted_for_the_person(desk: Desk) -> None:
    review_id = desk.review_id()
    service.read(review_id, viewer=desk.viewer, at=NOW)
    looks = agreement.queries.looks(agent_id=desk.agent_id)
    assert [(look.what, look.subject) for look in looks] == [("review", f"review:{review_id}")]


def test_chosen_reviews_of_one_person_have_a_ceiling_in_the_month(desk: Desk) -> None:
    for _ in range(2):
        desk.review_id()
    with pytest.raises(service.CeilingReachedError) as refused:
        desk.review_id()
    assert (refused.value.kind, refused.value.allowed) == ("targeted", 2)
    next_month = datetime(2026, 12, 1, 8, tzinfo=UTC)
    transcript_id = desk.transcript_id()
    assert service.open_review(transcript_id, desk.agent_id, "targeted", viewer=desk.viewer, at=next_month)


def test_a_draw_says_from_what_and_the_same_seed_draws_the_same(desk: Desk, factory: Factory) -> None:
    ids = [desk.transcript_id() for _ in range(5)]
    desk.transcript_id(talk=TALK[:2])
    desk.transcript_id(started_at=NOW - timedelta(days=20))
    drawn = service.draw_review(Wish(), viewer=desk.viewer, at=NOW, seed=7)
    review = queries.whole(drawn.evaluation_id)
    assert drawn.frame == 5
    assert review.transcript_id in ids
    assert review.kind == "random"
    assert (review.draw["seed"], review.draw["frame"]) == (7, 5)
    assert review.draw["exclusions"] == {"short": 1}


def test_what_was_drawn_by_anybody_is_not_drawn_again(desk: Desk, factory: Factory) -> None:
    desk.transcript_id()
    service.draw_review(Wish(), viewer=desk.viewer, at=NOW, seed=1)
    other = viewer_of(factory.person(Role.REVIEWER).id)
    with pytest.raises(service.NothingToDrawError) as refused:
        service.draw_review(Wish(), viewer=other, at=NOW, seed=1)
    assert refused.value.exclusions == {"reviewed": 1}


def test_a_draw_never_goes_over_the_ceiling_of_a_person(desk: Desk) -> None:
    for _ in range(10):
        desk.transcript_id()
    for seed in range(8):
        service.draw_review(Wish(), viewer=desk.viewer, at=NOW, seed=seed)
    with pytest.raises(service.NothingToDrawError) as refused:
        service.draw_review(Wish(), viewer=desk.viewer, at=NOW, seed=9)
    assert refused.value.exclusions == {"reviewed": 8, "ceiling": 2}


def test_a_draw_reaches_no_other_team(desk: Desk, factory: Factory) -> None:
    desk.transcript_id()
    other = factory.team("Sud")
    with pytest.raises(NotFoundError):
        service.draw_review(Wish(team_id=other.id), viewer=desk.viewer, at=NOW, seed=1)
    stranger = viewer_of(factory.person(Role.SUPERVISOR, team=other).id)
    with pytest.raises(service.NothingToDrawError):
        service.draw_review(Wish(), viewer=stranger, at=NOW, seed=1)


def test_words_are_attached_where_they_stand_and_taken_away_again(desk: Desk) -> None:
    review_id = desk.review_id()
    service.attach(review_id, "empathy", turn=3, words="capisco  CHE tre", viewer=desk.viewer, at=NOW)
    attached = queries.whole(review_id).answers["empathy"].attached
    assert [(words.turn, words.quote) for words in attached] == [(2, "capisco che tre")]
    service.detach(review_id, attached[0].id, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).answers["empathy"].attached == ()


def test_of_words_said_twice_the_nearest_place_is_taken(desk: Desk) -> None:
    talk = ((Speaker.AGENT, "sì, sì, certo"), (Speaker.CUSTOMER, "bene"))
    review_id = service.open_review(
        desk.transcript_id(talk=talk), desk.agent_id, "targeted", viewer=desk.viewer, at=NOW
    )
    service.attach(review_id, "empathy", turn=1, words="sì", near=4, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).answers["empathy"].attached[0].start == 4


@pytest.mark.parametrize(
    ("turn", "words"), [(1, "never said"), (99, "Buongiorno"), (1, "   "), (1, "a" * 2000)]
)
def test_words_that_do_not_stand_there_are_refused(desk: Desk, turn: int, words: str) -> None:
    review_id = desk.review_id()
    with pytest.raises(service.WordsNotFoundError):
        service.attach(review_id, "empathy", turn=turn, words=words, viewer=desk.viewer, at=NOW)


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
