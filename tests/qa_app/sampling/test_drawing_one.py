"""Drawing at random, and how often one person may be reviewed."""

from datetime import UTC, datetime, timedelta

import pytest

from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Role
from qa_app.evaluations import queries
from qa_app.evaluations.service import CeilingReachedError, open_review
from qa_app.sampling import service
from qa_app.sampling.service import Wish
from tests.factories import NOW, TALK, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

pytestmark = pytest.mark.usefixtures("context")


def test_chosen_reviews_of_one_person_have_a_ceiling_in_the_month(desk: Desk) -> None:
    for _ in range(2):
        desk.review_id()
    with pytest.raises(CeilingReachedError) as refused:
        desk.review_id()
    assert (refused.value.kind, refused.value.allowed) == ("targeted", 2)
    next_month = datetime(2026, 12, 1, 8, tzinfo=UTC)
    transcript_id = desk.transcript_id()
    assert open_review(transcript_id, desk.agent_id, "targeted", viewer=desk.viewer, at=next_month)


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
