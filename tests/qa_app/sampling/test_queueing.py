"""The queue: opening, replacing with a reason, handing on, what leaves by itself, and time."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from qa_app.accounts.models import TeamPeriod
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Role
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service import open_review
from qa_app.sampling import queries, service
from qa_app.sampling.models import Draw, QueueItem, ReviewTime
from tests.factories import DRAW, NOW, Factory
from tests.qa_app.evaluations.desk import viewer_of
from tests.qa_app.sampling.floor import MONDAY, Floor

pytestmark = pytest.mark.usefixtures("context")


def row(item_id: int) -> QueueItem:
    return db.session.get_one(QueueItem, item_id)


def test_an_opened_item_becomes_a_review_that_knows_its_draw(floor: Floor) -> None:
    floor.plan(mode="blind")
    floor.begin()
    item = floor.due()[0]
    review_id = service.open_item(item.id, viewer=floor.reviewer, at=NOW)
    assert service.open_item(item.id, viewer=floor.reviewer, at=NOW) == review_id
    review = evaluations.whole(review_id)
    assert (review.kind, review.mode, review.draw["plan"]) == ("random", "blind", "Nord, every week")
    record = service.how_drawn(review_id, viewer=floor.reviewer)
    assert (review.transcript_id, review.reviewee_id) in record.chosen
    assert service.redo(review_id, viewer=floor.reviewer) == service.Redone(True, True)


def test_a_record_that_was_tampered_with_is_found_out(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    review_id = service.open_item(floor.due()[0].id, viewer=floor.reviewer, at=NOW)
    frame = list(db.session.scalar(select(Draw.frame)) or [])[1:]
    db.session.execute(update(Draw).values(frame=frame).execution_options(synchronize_session=False))
    db.session.commit()
    db.session.expire_all()
    assert not service.redo(review_id, viewer=floor.reviewer).same_frame


def test_nobody_opens_what_is_on_anothers_desk(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    with pytest.raises(NotFoundError):
        service.open_item(floor.due()[0].id, viewer=floor.lead, at=NOW)


def test_next_goes_to_what_is_due_and_then_says_that_nothing_is(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    first = service.open_next(None, viewer=floor.reviewer, at=NOW).evaluation_id
    second = service.open_next(first, viewer=floor.reviewer, at=NOW).evaluation_id
    assert None not in {first, second}
    assert first != second
    for item in floor.due():
        floor.submit(item.id)
    assert service.open_next(None, viewer=floor.reviewer, at=NOW).evaluation_id is None
    assert queries.done_since(floor.reviewer, NOW) == 3
    assert queries.goal_of(floor.reviewer, MONDAY) == 8


def test_a_replacement_needs_a_reason_stays_in_its_stratum_and_is_counted(floor: Floor) -> None:
    plan_id = floor.plan()
    floor.begin()
    item = floor.due()[0]
    with pytest.raises(service.ReasonNeededError):
        service.replace_item(item.id, "other", "  ", viewer=floor.reviewer, at=NOW)
    new = service.replace_item(item.id, "unusable", "Recording cut off", viewer=floor.reviewer, at=NOW)
    assert new is not None
    assert (row(new).agent_id, row(new).stratum, row(new).due_on) == (
        row(item.id).agent_id,
        row(item.id).stratum,
        row(item.id).due_on,
    )
    assert row(item.id).state == "replaced"
    cycle = queries.newest_cycle(plan_id)
    assert cycle is not None
    (progress,) = queries.progress(cycle.id, MONDAY)
    assert (progress.items, progress.replaced) == (6, 1)


def test_replacing_goes_through_the_stratum_until_nothing_is_left(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    seen = []
    item_id: int | None = floor.due()[0].id
    while item_id is not None:
        seen.append(row(item_id).transcript_id)
        item_id = service.replace_item(item_id, "unusable", "Cut off", viewer=floor.reviewer, at=NOW)
    assert len(set(seen)) == len(seen) == 6


def test_replacing_what_was_begun_sets_the_draft_aside_and_keeps_it(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    item = floor.due()[0]
    review_id = service.open_item(item.id, viewer=floor.reviewer, at=NOW)
    assert service.replace_item(item.id, "known_customer", "My neighbour", viewer=floor.reviewer, at=NOW)
    assert db.session.get_one(Evaluation, review_id).status == "replaced"
    assert evaluations.drafts(floor.reviewer) == ()
    assert evaluations.head_of(review_id, floor.lead) is None


def test_what_is_submitted_is_not_replaced(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    item = floor.due()[0]
    floor.submit(item.id)
    with pytest.raises(ConflictError):
        service.replace_item(item.id, "other", "I changed my mind", viewer=floor.reviewer, at=NOW)


def test_an_item_is_handed_on_by_who_plans_and_not_once_it_is_begun(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    first, second, _ = floor.due()
    service.reassign(first.id, floor.lead.user_id, viewer=floor.lead, at=NOW)
    assert [item.id for item in queries.waiting(floor.lead)] == [first.id]
    service.open_item(second.id, viewer=floor.reviewer, at=NOW)
    with pytest.raises(ConflictError):
        service.reassign(second.id, floor.lead.user_id, viewer=floor.lead, at=NOW)


def test_who_left_leaves_the_queue_with_a_reason(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    gone = floor.agents["Anna"]
    period = db.session.scalars(select(TeamPeriod).where(TeamPeriod.agent_id == gone)).one()
    period.to_date = MONDAY - timedelta(days=1)
    db.session.commit()
    service.tidy(floor.reviewer.user_id, at=NOW)
    assert "Anna" not in {item.agent for item in floor.due()}
    assert [(r.state, r.cause) for r in floor.rows() if r.agent_id == gone] == [("withdrawn", "left")]


def test_a_deleted_conversation_leaves_the_queue(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    item = floor.due()[0]
    row(item.id).transcript_id = None
    db.session.commit()
    with pytest.raises(service.ItemGoneError) as refused:
        service.open_item(item.id, viewer=floor.reviewer, at=NOW)
    assert refused.value.cause == "deleted"
    assert item.id not in {one.id for one in floor.due()}


def test_what_is_long_overdue_expires_and_what_was_begun_does_not(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    first = floor.due()[0]
    service.open_item(first.id, viewer=floor.reviewer, at=NOW)
    service.tidy(floor.reviewer.user_id, at=NOW + timedelta(days=30))
    assert [item.id for item in floor.due()] == [first.id]
    assert sorted(r.state for r in floor.rows()) == ["expired", "expired", "opened"]


def test_a_used_up_ceiling_takes_an_item_out_with_clear_words(floor: Floor) -> None:
    floor.plan(count=1)
    floor.begin()
    item = next(one for one in floor.due() if one.agent == "Anna")
    keys = {(r.transcript_id, r.agent_id) for r in floor.rows()}
    for days in range(2, 12):
        floor.talk("Anna", days=days)
    others = queries.candidates(queries.Frame(NOW - timedelta(days=14), NOW, (floor.team.id,)))
    mine = [c.part for c in others if c.part.agent_id == floor.agents["Anna"] and c.part.key not in keys]
    for part in mine[:8]:
        open_review(*part.key, "random", viewer=floor.lead, at=NOW, draw=DRAW)
    with pytest.raises(service.ItemGoneError) as refused:
        service.open_item(item.id, viewer=floor.reviewer, at=NOW)
    assert refused.value.cause == "ceiling"


def test_a_pair_is_read_once_both_are_submitted(floor: Floor) -> None:
    floor.plan(reviewers={floor.reviewer.user_id: 1, floor.lead.user_id: 1}, double_percent=50, count=1)
    floor.begin()
    assert queries.pairs(MONDAY) == ()
    for item in floor.due():
        floor.submit(item.id)
    floor.reviewer = floor.lead
    for item in queries.waiting(floor.lead):
        floor.submit(item.id)
    pairs = queries.pairs(MONDAY)
    assert len(pairs) == 2
    for pair in pairs:
        first, second = (db.session.get_one(Evaluation, number) for number in (pair.first, pair.second))
        assert first.transcript_id == second.transcript_id == pair.transcript_id
        assert first.reviewer_id != second.reviewer_id


def beats(floor: Floor, review_id: int, *seconds: int) -> int:
    for second in seconds:
        service.beat(review_id, viewer=floor.reviewer, at=NOW + timedelta(seconds=second))
    return db.session.scalar(select(ReviewTime.seconds)) or 0


def test_time_counts_while_somebody_is_at_work_and_pauses_do_not(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    review_id = service.open_item(floor.due()[0].id, viewer=floor.reviewer, at=NOW)
    assert beats(floor, review_id, 0, 20, 40, 60) == 60
    assert beats(floor, review_id, 600, 620) == 80


def test_more_beats_make_no_more_time(floor: Floor, factory: Factory) -> None:
    floor.plan()
    floor.begin()
    review_id = service.open_item(floor.due()[0].id, viewer=floor.reviewer, at=NOW)
    assert beats(floor, review_id, 0, 10, 10, 10, 5, 20, 20) == 20
    other = viewer_of(factory.person(Role.REVIEWER).id)
    with pytest.raises(NotFoundError):
        service.beat(review_id, viewer=other, at=NOW)


def test_a_planner_who_reviews_does_not_learn_what_is_scored_twice(floor: Floor) -> None:
    both = {floor.reviewer.user_id: 1, floor.lead.user_id: 1}
    plan_id = floor.plan(reviewers=both, double_percent=50, count=2)
    floor.begin()
    cycle = queries.newest_cycle(plan_id)
    assert cycle is not None
    for planner in (floor.lead, floor.reviewer):
        shown = queries.of_cycle(cycle.id, planner)
        own = {item.id for item in queries.waiting(planner)}
        assert len(shown) == 6
        assert own <= {item.id for item in shown}
