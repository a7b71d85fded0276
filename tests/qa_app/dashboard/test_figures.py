"""When a figure is shown, and what may be said of a change."""

import pytest

from qa_app.dashboard.queries.tallies import Tally
from qa_app.dashboard.service.figures import Direction, State, change, mean_figure, share_figure


def tally(*values: float, people: int = 5) -> Tally:
    return Tally(len(values), sum(values), sum(v * v for v in values), frozenset(range(people)))


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (Tally(), State.NONE),
        (tally(50, 60, 70, 80, people=4), State.FEW_PEOPLE),
        (tally(*[60] * 40, people=4), State.FEW_PEOPLE),
        (tally(50, 60, 70, 80), State.FEW_REVIEWS),
        (tally(50, 60, 70, 80, 90), State.SHOWN),
    ],
)
def test_a_figure_needs_five_reviews_of_as_many_people_as_the_agreement_says(
    given: Tally, state: State
) -> None:
    figure = mean_figure(given, smallest_group=5)
    assert figure.state is state
    assert (figure.value is not None) == (state is State.SHOWN)


def test_a_stricter_agreement_hides_what_a_milder_one_shows() -> None:
    assert mean_figure(tally(*[60] * 9), smallest_group=6).state is State.FEW_PEOPLE


def test_a_mean_comes_with_its_interval() -> None:
    figure = mean_figure(tally(48, 54, 60, 66, 72), smallest_group=5)
    assert figure.value == 60
    assert figure.interval is not None
    assert figure.interval.high - 60 == pytest.approx(2.776445 * (90 / 5) ** 0.5)


def test_equal_scores_have_no_negative_variance() -> None:
    assert tally(*[66.666667] * 7).variance == pytest.approx(0, abs=1e-6)


def test_a_share_hides_small_groups_too() -> None:
    assert share_figure(9, 10, people=4, smallest_group=5).value is None
    assert share_figure(9, 10, people=5, smallest_group=5).value == 0.9


@pytest.mark.parametrize(
    ("after", "direction"),
    [
        ((70, 71, 72, 73, 74), Direction.UP),
        ((20, 21, 22, 23, 24), Direction.DOWN),
        ((49, 51, 53, 50, 54), Direction.CHANCE),
        ((70, 71), Direction.UNKNOWN),
    ],
)
def test_a_change_is_named_only_where_chance_is_ruled_out(
    after: tuple[float, ...], direction: Direction
) -> None:
    found = change(tally(50, 51, 52, 53, 54), tally(*after), smallest_group=5)
    assert found.direction is direction
