"""Which states of a review enter the trends: those that the person could read and nobody took back."""

from datetime import timedelta

import pytest

from qa_app.core import clock
from qa_app.core.database import db
from qa_app.dashboard.queries.listing import count_reviews
from qa_app.dashboard.queries.selection import Selection
from qa_app.dashboard.service.pillars import criteria
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries import COUNTING, Status
from qa_app.scorecards.service import publish
from rubrics.loader import library
from tests.factories import NOW, Factory
from tests.qa_app.dashboard.conftest import Reviews


@pytest.mark.parametrize("status", list(Status))
def test_a_review_counts_exactly_where_it_stands_published(
    factory: Factory, reviews: Reviews, status: Status
) -> None:
    team, (agent,) = reviews.team("Nord", people=1)
    reviews.add(team, agent, status=str(status))
    now = clock.now()
    with factory.context():
        selection = Selection(None, now - timedelta(weeks=4), now)
        assert count_reviews(selection) == (1 if status in COUNTING else 0)
        assert db.session.query(Evaluation).count() == 1


@pytest.mark.parametrize("kind", ["self", "calibration"])
def test_judging_oneself_and_calibrating_count_in_neither_list(
    factory: Factory, reviews: Reviews, kind: str
) -> None:
    team, (agent,) = reviews.team("Nord", people=1)
    reviews.add(team, agent, kind=kind, status="submitted")
    now = clock.now()
    with factory.context():
        for wanted in ("random", "targeted", kind):
            selection = Selection(None, now - timedelta(weeks=4), now, kind=wanted)
            assert count_reviews(selection) == 0


def test_a_question_that_got_another_key_goes_on_in_the_trend_of_its_pillar(context: None) -> None:
    old = library()["service_pillars"]
    publish(old, at=NOW)
    first, *others = old.criteria
    moved = first.model_copy(update={"key": "renamed", "replaces": first.key, "pillar": "empathy"})
    publish(old.with_criteria(moved, *others), at=NOW)

    asked = {one.key: one.pillar for one in criteria().agent}

    assert asked[first.key] == asked["renamed"] == "empathy"
