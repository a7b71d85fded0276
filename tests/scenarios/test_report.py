import pytest

from nlp.pipeline import ENGINE_VERSION
from nlp.types import Analysis, Speaker, Transcript, Turn
from scenarios.loader import library
from scenarios.report import NOT_ENDED, NOTHING_RATED, report
from scenarios.state import State

BILL = library()["insulted_over_a_bill"]
EMPTY = Analysis(ENGINE_VERSION, "", None)
TALK = Transcript((Turn(Speaker.CUSTOMER, "Ladri"), Turn(Speaker.AGENT, "Sì")), language="it")


def state(**changes):
    return State(node="finish", mood=50, patience=3, seed=1, **changes)


def test_goals_alone_give_thirty_points_at_most_and_the_report_says_that_nothing_was_rated():
    made = report(BILL, state(ending="peace", goals_met=tuple(BILL.goals)), EMPTY, TALK)
    assert made.base is None
    assert (made.outcome, made.score, made.goals_share) == ("won", 30.0, 1.0)
    assert made.notes == (NOTHING_RATED,)


def test_half_the_goals_are_half_the_share():
    met = tuple(BILL.goals)[:2]
    made = report(BILL, state(ending="doormat", goals_met=met), EMPTY, TALK)
    assert made.goals_share == pytest.approx(0.5)
    assert set(made.goals_met) | set(made.goals_missed) == set(BILL.goals)
    assert made.outcome == "partly"


def test_an_attempt_left_half_way_counts_as_lost_and_says_so():
    made = report(BILL, state(), EMPTY, TALK)
    assert (made.ending, made.outcome) == (None, "lost")
    assert NOT_ENDED in made.notes
