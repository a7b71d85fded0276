"""Reviews with every type of question: what is asked, kept, refused, owed and shown."""

import pytest

from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Role
from qa_app.evaluations import queries, service
from qa_app.evaluations.service import AnswerInput
from qa_app.scorecards import service as scorecards
from qa_app.scorecards.queries import Rule
from tests.client import Client
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of
from tests.qa_app.evaluations.office import Office, draw


def use(rubric_id: str, factory: Factory) -> None:
    scorecards.publish_library(at=NOW)
    keeper = viewer_of(factory.person(Role.REVIEWER).id)
    scorecards.set_rules((Rule(rubric_id),), viewer=keeper, at=NOW)


@pytest.fixture
def care(context: object, desk: Desk) -> Desk:
    use("customer_care", desk.factory)
    return desk


@pytest.fixture
def one_step(context: object, desk: Desk) -> Desk:
    use("one_step_service", desk.factory)
    return desk


def scales(desk: Desk, review_id: int, value: int = 3) -> None:
    rubric = queries.whole(review_id).rubric
    desk.save(review_id, **{c.key: AnswerInput(value=value) for c in rubric.criteria if c.type == "scale"})


def test_a_number_and_words_are_kept_and_counted(one_step: Desk) -> None:
    review_id = one_step.review_id()
    one_step.save(review_id, told_times=AnswerInput(number=2))
    assert queries.whole(review_id).answers["told_times"].number == 2
    assert queries.whole(review_id).scored().base == 50


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("told_times", AnswerInput(number=-1)),
        ("told_times", AnswerInput(typed="twice")),
        ("told_times", AnswerInput(value=1)),
        ("transfer", AnswerInput(value=9)),
        ("transfer", AnswerInput(value=1, cause="policy")),
        ("listening", AnswerInput(text="words")),
        ("listening", AnswerInput(number=3)),
    ],
)
def test_what_the_question_does_not_ask_is_refused(one_step: Desk, key: str, given: AnswerInput) -> None:
    review_id = one_step.review_id()
    with pytest.raises(InvalidError) as refused:
        one_step.save(review_id, **{key: given})
    assert refused.value.problems == (key,)


def test_what_must_apply_cannot_be_said_not_to(care: Desk) -> None:
    with pytest.raises(InvalidError):
        care.save(care.review_id(), outcome=AnswerInput(not_applicable=True))


def test_a_failing_answer_owes_its_cause_and_comment_and_opens_the_next_question(care: Desk) -> None:
    review_id = care.review_id()
    scales(care, review_id)
    care.save(review_id, outcome=AnswerInput(value=0))
    with pytest.raises(service.MissingAnswersError) as owed:
        service.submit(review_id, viewer=care.viewer, at=NOW)
    assert owed.value.lacks == (("outcome", "cause"), ("within_reach", "answer"))
    care.save(review_id, outcome=AnswerInput(value=0, cause="agent"), within_reach=AnswerInput(value=0))
    with pytest.raises(service.MissingAnswersError) as owed:
        service.submit(review_id, viewer=care.viewer, at=NOW)
    assert owed.value.lacks == (("within_reach", "comment"), ("within_reach", "cause"))


def test_an_unsolved_case_through_a_policy_fails_nobody(care: Desk) -> None:
    review_id = care.review_id()
    scales(care, review_id)
    care.save(review_id, outcome=AnswerInput(value=0, cause="policy"), within_reach=AnswerInput(value=2))
    service.submit(review_id, viewer=care.viewer, at=NOW)
    review = queries.whole(review_id)
    assert (review.base, review.gate, review.scored().case_gate) == (60, "passed", "failed")


def test_an_answer_that_is_not_asked_any_more_is_gone_once_submitted(care: Desk) -> None:
    review_id = care.review_id()
    scales(care, review_id)
    care.save(review_id, outcome=AnswerInput(value=0, cause="agent"), within_reach=AnswerInput(value=0))
    care.save(review_id, outcome=AnswerInput(value=3))
    assert queries.whole(review_id).answers["within_reach"].value == 0  # a draft may still go back
    service.submit(review_id, viewer=care.viewer, at=NOW)
    kept = queries.whole(review_id)
    assert (kept.answers["within_reach"].value, kept.answers["within_reach"].counts) == (None, None)
    assert (kept.base, kept.gate) == (50, "passed")


def opened_with(office: Office, rubric_id: str) -> tuple[Client, str]:
    with office.factory.context():
        use(rubric_id, office.factory)
    office.transcript()
    lead = office.client(office.lead)
    return lead, draw(lead)


def hides(page: str, key: str) -> bool:
    return " hidden>" in page[page.index(f'id="c-{key}"') :].split(">", 1)[0] + ">"


def test_each_question_is_asked_in_its_own_way_and_only_when_it_is_due(office: Office) -> None:
    lead, review = opened_with(office, "one_step_service")
    page = lead.get(review).text
    assert 'name="number_told_times"' in page
    assert " times</p>" in page
    assert 'type="checkbox" name="value_told_times" value="na"' in page
    assert hides(page, "check_back")
    fields = {"lock": "1", "value_transfer": "2", "number_told_times": "2,0", "action": "save"}
    lead.post(review, fields)
    page = lead.get(review).text
    assert not hides(page, "check_back")
    assert 'name="number_told_times" value="2"' in page
    assert "Check-back after the hand-over" in page[page.index('class="so-far"') :]


def test_what_is_no_number_stays_as_it_was_typed(office: Office) -> None:
    lead, review = opened_with(office, "one_step_service")
    sent = {"lock": "1", "number_told_times": "a few", "comment_told_times": "See turn 2", "action": "save"}
    page = lead.post(review, sent, status=422).text
    assert "An answer cannot be kept as it is" in page
    assert 'value="a few"' in page
    assert "See turn 2" in page
    assert "open" in page[page.index('id="c-told_times"') :].split(">", 1)[0]
    page = lead.post(review, {**sent, "number_told_times": "-3"}, status=422).text
    assert 'value="-3"' in page


def test_gate_and_base_are_two_results_and_what_is_owed_is_said(office: Office) -> None:
    lead, review = opened_with(office, "customer_care")
    page = lead.get(review).text
    assert page.index('id="c-outcome"') < page.index('id="c-conclusive"')
    assert "Case still open" in page
    answers = {"value_outcome": "0", "value_conclusive": "5", "value_within_reach": "0"}
    lead.post(review, {"lock": "1", "action": "save", **answers})
    page = lead.get(review).text
    assert "The case fails" in page
    assert "A critical criterion fails" in page
    foot = page[page.index('class="so-far"') :]
    assert "Is the problem solved?</a> (cause)" in foot
    assert "What the agent could have done</a> (comment, cause)" in foot
    assert "(outside the person)" in page


def test_a_level_says_what_holds_it_back_and_the_agent_reads_it_too(office: Office) -> None:
    lead, review = opened_with(office, "service_levels")
    sent = office.fields(review, value_problem_solving="5", value_listening="2", action="submit")
    lead.post(review, sent)
    held = "Effective level: Below the standard, held back by"
    assert held in lead.get(review).text
    own = office.client(office.agent).get(f"/my-reviews/{review.rsplit('/', 1)[1]}").text
    assert held in own
    assert "Listening and empathy." in own[own.index(held) :]


def test_what_was_not_asked_is_nowhere_in_a_published_review(office: Office) -> None:
    lead, review = opened_with(office, "customer_care")
    sent = office.fields(review, action="submit", text_next_step="Practise the call-back.")
    chosen = {"value_outcome": "3", "value_same_answer": "2", "value_within_reach": "", "value_next_step": ""}
    lead.post(review, sent | chosen)
    page = lead.get(review).text
    assert "What the agent could have done" not in page
    assert "Practise the call-back." in page
