"""Plans and their cycles: made once, frozen, within the agreement."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Role
from qa_app.sampling import queries, service
from qa_app.sampling.models import Draw, DrawChangedError, SamplingCycle
from qa_app.sampling.queries import Plan, Settings
from qa_app.transcripts.models import Revision
from qa_app.transcripts.service.analysing import ensure_analysis
from tests.factories import NOW, TALK, Factory
from tests.qa_app.evaluations.desk import viewer_of
from tests.qa_app.sampling.floor import MONDAY, Floor, seeds
from tests.qa_app.sampling.talks import ABUSE

pytestmark = pytest.mark.usefixtures("context")


def cycles() -> int:
    return db.session.scalar(select(func.count(SamplingCycle.id))) or 0


def draws() -> list[Draw]:
    return list(db.session.scalars(select(Draw).order_by(Draw.id)))


def test_a_cycle_draws_so_many_of_each_person_for_the_reviewer(floor: Floor) -> None:
    floor.plan(count=2)
    floor.begin()
    assert Counter(item.agent for item in floor.due()) == {"Anna": 2, "Bruno": 2, "Carla": 2}
    assert {item.due_on for item in floor.due()} == {MONDAY + timedelta(days=6)}
    (draw,) = draws()
    assert (draw.kind, draw.frame_size, draw.exclusions) == ("random", 18, {})


def test_a_cycle_is_made_once_whoever_comes_and_the_lists_stay(floor: Floor) -> None:
    plan_id = floor.plan()
    floor.begin()
    before = [(row.transcript_id, row.agent_id) for row in floor.rows()]
    floor.talk("Anna", days=3)
    floor.begin(at=NOW + timedelta(days=2))
    # Another process that had not seen the cycle yet.
    plan = queries.plan(plan_id, floor.lead)
    assert plan is not None
    assert service.make_cycle(plan, MONDAY, at=NOW, seed=99) is None
    assert cycles() == 1
    assert [(row.transcript_id, row.agent_id) for row in floor.rows()] == before


def test_the_next_week_makes_the_next_cycle_from_what_is_left(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    floor.begin(at=NOW + timedelta(days=7))
    assert cycles() == 2
    keys = [(row.transcript_id, row.agent_id) for row in floor.rows()]
    assert len(set(keys)) == len(keys)
    assert draws()[1].exclusions["reviewed"] > 0


def test_a_plan_never_passes_the_ceiling_of_a_person_even_with_what_only_waits(floor: Floor) -> None:
    floor.plan(count=5)
    floor.plan(count=5)
    floor.begin()
    waiting = Counter(row.agent_id for row in floor.rows())
    assert set(waiting.values()) <= {5, 6}  # six conversations each
    for name in floor.agents:
        for days in range(2, 12):
            floor.talk(name, days=days)
    floor.plan(count=8)
    floor.begin()
    assert set(Counter(row.agent_id for row in floor.rows()).values()) == {8}
    with pytest.raises(service.NothingToDrawError) as refused:
        service.draw_review(service.Wish(), viewer=floor.reviewer, at=NOW, seed=1)
    assert refused.value.exclusions["ceiling"] > 0


def test_what_is_left_out_is_counted_by_its_reason(floor: Floor) -> None:
    factory, team, when = floor.factory, floor.team, NOW - timedelta(days=3)
    factory.transcript(team=team, agent="Anna", talk=TALK[:2], started_at=when)
    factory.transcript(team=team, agent="Anna", talk=TALK[:1], started_at=when)
    revision = factory.transcript(team=team, agent="Anna", started_at=when)
    db.session.get_one(Revision, revision).transcript.queue = "Test-IVR"
    db.session.commit()
    floor.plan(left_out={floor.agents["Bruno"]: "in maternity leave"})
    floor.begin()
    assert draws()[-1].exclusions == {"left_out": 6, "short": 1, "drop": 1, "test": 1}
    assert not [row for row in floor.rows() if row.agent_id == floor.agents["Bruno"]]


def test_what_is_too_old_is_counted_as_such(floor: Floor) -> None:
    floor.plan(period="month")
    service.ensure_cycles(at=NOW + timedelta(days=15), chance=seeds())  # 1 December: all of November is old
    (draw,) = draws()
    assert (draw.frame_size, draw.exclusions) == (0, {"old": 18})


def test_a_draw_is_never_changed(floor: Floor) -> None:
    floor.plan()
    floor.begin()
    draws()[0].seed = 5
    with pytest.raises(DrawChangedError):
        db.session.flush()
    db.session.rollback()


def test_a_targeted_draw_has_its_kind_its_reasons_and_at_most_two_of_a_person(floor: Floor) -> None:
    for days in range(2, 6):
        started_at = NOW - timedelta(days=days)
        revision = floor.factory.transcript(team=floor.team, agent="Anna", talk=ABUSE, started_at=started_at)
        ensure_analysis(revision, at=NOW)
    floor.plan(count=1, targeted=2)
    floor.begin()
    chosen = [row for row in floor.rows() if row.kind == "targeted"]
    assert {row.agent_id for row in chosen} == {floor.agents["Anna"]}
    assert len(chosen) == 2
    assert all("abuse" in row.signals for row in chosen)
    keys = Counter((row.transcript_id, row.agent_id) for row in floor.rows())
    assert set(keys.values()) == {1}


def test_hidden_pairs_have_two_reviewers(floor: Floor) -> None:
    floor.plan(reviewers={floor.reviewer.user_id: 1, floor.lead.user_id: 1}, double_percent=50, count=2)
    floor.begin()
    rows = floor.rows()
    seconds = [row for row in rows if row.is_second]
    assert len(seconds) == 3
    for second in seconds:
        (first,) = (r for r in rows if r.transcript_id == second.transcript_id and r.id != second.id)
        assert first.reviewer_id != second.reviewer_id


def test_a_paused_plan_makes_no_cycle_and_a_stopped_one_empties_the_queues(floor: Floor) -> None:
    plan_id = floor.plan()
    floor.begin()
    service.open_item(floor.due()[0].id, viewer=floor.reviewer, at=NOW)
    service.set_status(plan_id, "paused", viewer=floor.lead, at=NOW)
    floor.begin(at=NOW + timedelta(days=7))
    assert cycles() == 1
    service.set_status(plan_id, "stopped", viewer=floor.lead, at=NOW)
    assert [item.state for item in floor.due()] == ["opened"]


@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        ({"team_ids": ()}, "teams"),
        ({"count": 9}, "count"),
        ({"targeted": 3}, "targeted"),
        ({"reviewers": {}}, "reviewers"),
        ({"double_percent": 10}, "two_reviewers"),
        ({"mode": "telepathic"}, "choices"),
        ({"days": 400}, "days"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_field(
    floor: Floor, wish: dict[str, object], problem: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        floor.plan(**wish)
    assert problem in refused.value.problems


def test_nobody_plans_for_a_team_that_is_not_theirs(floor: Floor, factory: Factory) -> None:
    plan_id = floor.plan()
    other = viewer_of(factory.person(Role.SUPERVISOR, team=factory.team("Sud")).id)
    assert queries.plans(other) == ()
    with pytest.raises(NotFoundError):
        service.set_status(plan_id, "stopped", viewer=other, at=NOW)
    given = service.PlanInput("Theirs", MONDAY, None, Settings(team_ids=(floor.team.id,)))
    with pytest.raises(InvalidError):
        service.save_plan(None, given, viewer=other, at=NOW)


def test_weeks_begin_on_monday_and_the_first_one_with_the_plan() -> None:
    plan = Plan(1, "P", "active", date(2026, 11, 18), date(2026, 12, 10), Settings(period="week"))
    assert service.period_of(plan, date(2026, 11, 20)) == (date(2026, 11, 18), date(2026, 11, 22))
    assert service.period_of(plan, date(2026, 11, 30)) == (date(2026, 11, 30), date(2026, 12, 6))
    assert service.period_of(plan, date(2026, 12, 9))[1] == date(2026, 12, 10)
    month = replace(plan, settings=Settings(period="month"))
    assert service.period_of(month, date(2026, 12, 3)) == (date(2026, 12, 1), date(2026, 12, 10))


def test_the_goal_spreads_the_due_days_over_the_weeks(floor: Floor) -> None:
    floor.plan(count=6, period="month", goal=8, days=30)
    service.ensure_cycles(at=NOW + timedelta(days=15), chance=seeds())  # 1 December
    days = Counter(item.due_on for item in floor.due())  # 1 December is a Tuesday
    assert days == {date(2026, 12, 6): 8, date(2026, 12, 13): 8, date(2026, 12, 20): 2}
