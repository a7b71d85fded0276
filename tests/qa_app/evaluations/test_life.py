"""The table of steps and the days that pass: nothing here needs a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from qa_app.evaluations.queries.statuses import COUNTING, Status
from qa_app.evaluations.service.life import MOVES, Away, Facts, Part, Step, Terms, last_day, standing

TERMS = Terms(editing_hours=24, dispute_days=10)
# A Monday, half past ten in Rome.
MONDAY = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
PUBLISHED = Facts(Status.PUBLISHED, submitted_at=MONDAY, published_at=MONDAY)


def test_ten_working_days_skip_weekends() -> None:
    assert last_day(MONDAY.date(), 10, ()) == date(2026, 11, 30)


def test_absence_pauses_the_time_and_a_weekend_in_it_counts_once() -> None:
    away = Away(date(2026, 11, 19), date(2026, 11, 24))
    # Thursday, Friday, Monday and Tuesday are lost; Saturday and Sunday were never counted.
    assert last_day(MONDAY.date(), 10, (away,)) == date(2026, 12, 4)


def test_two_absences_over_the_same_days_pause_once() -> None:
    away = Away(date(2026, 11, 19), date(2026, 11, 24))
    assert last_day(MONDAY.date(), 10, (away, away)) == last_day(MONDAY.date(), 10, (away,))


def test_nobody_knows_the_last_day_while_an_absence_has_no_end() -> None:
    assert last_day(MONDAY.date(), 10, (Away(date(2026, 11, 19), None),)) is None
    assert last_day(MONDAY.date(), 10, (Away(date(2026, 12, 19), None),)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("at", "disputable"),
    [
        (datetime(2026, 11, 30, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 23, 1, tzinfo=UTC), False),
    ],
)
def test_the_last_day_ends_at_midnight_where_the_people_are(at: datetime, disputable: bool) -> None:
    now = standing(PUBLISHED, TERMS, at=at)
    assert (now.is_disputable, now.is_closed) == (disputable, not disputable)


def test_a_review_closes_by_acknowledging_deciding_or_time_and_not_before() -> None:
    later = MONDAY + timedelta(days=1)
    assert not standing(PUBLISHED, TERMS, at=later).is_closed
    read = replace(PUBLISHED, status=Status.ACKNOWLEDGED, acknowledged_at=later)
    assert standing(read, TERMS, at=later).closed_at == later
    disputed = replace(read, status=Status.DISPUTED)
    assert not standing(disputed, TERMS, at=MONDAY + timedelta(days=90)).is_closed
    decided = replace(disputed, status=Status.REVISED, decided_at=later)
    assert standing(decided, TERMS, at=later).closed_at == later


def test_every_step_of_a_person_leads_somewhere_and_none_leaves_a_voided_review() -> None:
    assert {step for _, step in MOVES} == set(Step)
    assert not [status for status, _ in MOVES if status in (Status.VOIDED, Status.PRIVATE)]


def test_whatever_counts_can_be_voided_and_disputed_by_no_one_but_the_person() -> None:
    for status in COUNTING:
        assert (status, Step.VOID) in MOVES
        assert MOVES[(status, Step.DISPUTE)].by == {Part.REVIEWEE}
        assert Part.REVIEWEE not in MOVES[(status, Step.VOID)].by


def test_nobody_decides_on_their_own_review() -> None:
    assert MOVES[(Status.DISPUTED, Step.DECIDE)].by == {Part.COLLEAGUE}
