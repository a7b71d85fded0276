"""Who reviews what: by shares, never one's own, some of it twice."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_app.sampling.queries import Part
from qa_app.sampling.service.drawing import Chosen
from qa_app.sampling.service.sharing import Desk, doubled, share_out


def chosen(count: int, people: int = 5) -> list[Chosen]:
    parts = (Part(n, n % people, "chat", None, "2026-11-01", "early") for n in range(count))
    return [Chosen(part, str(part.agent_id)) for part in parts]


def test_work_goes_by_shares() -> None:
    desks = [Desk(1, 2), Desk(2, 1), Desk(3, 1), Desk(4, 0)]
    assert Counter(one.reviewer_id for one in share_out(chosen(40), desks, 5)) == {1: 20, 2: 10, 3: 10}


def test_a_persons_conversations_go_to_several_reviewers() -> None:
    assigned = share_out(chosen(40, people=4), [Desk(1, 1), Desk(2, 1)], 5)
    pairs = Counter((one.reviewer_id, one.chosen.part.agent_id) for one in assigned)
    assert len(pairs) == 8
    assert set(pairs.values()) <= {4, 5, 6}


def test_nobody_reviews_themselves_and_what_nobody_may_review_is_left_out() -> None:
    assigned = share_out(chosen(20), [Desk(1, 1, agent_id=0), Desk(2, 1, agent_id=3)], 5)
    assert len(assigned) == 20
    assert not [a for a in assigned if (a.reviewer_id, a.chosen.part.agent_id) in {(1, 0), (2, 3)}]
    assert len(share_out(chosen(20), [Desk(1, 1, agent_id=0)], 5)) == 16


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 50), st.integers(0, 3), st.integers(0, 99))
def test_a_hidden_pair_is_two_people_and_within_the_persons_room(
    count: int, percent: int, room: int, seed: int
) -> None:
    desks = [Desk(1, 2), Desk(2, 1), Desk(3, 1)]
    assigned = share_out(chosen(count), desks, seed)
    seconds = doubled(assigned, desks, percent, dict.fromkeys(range(5), room), seed)
    first = {one.chosen.part.key: one.reviewer_id for one in assigned}
    assert all(one.is_second and first[one.chosen.part.key] != one.reviewer_id for one in seconds)
    assert len({one.chosen.part.key for one in seconds}) == len(seconds) <= round(count * percent / 100)
    assert all(times <= room for times in Counter(one.chosen.part.agent_id for one in seconds).values())
    if room == 3 and count <= 10:
        assert len(seconds) == round(count * percent / 100)


def test_one_reviewer_alone_makes_no_pair() -> None:
    desks = [Desk(1, 1)]
    assert doubled(share_out(chosen(10), desks, 1), desks, 50, dict.fromkeys(range(5), 9), 1) == ()
