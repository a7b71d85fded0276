"""How an attempt went: ending, score and how it comes about, curve, path, moments to play again."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.roleplay.charts import Curve, curve
from qa_app.roleplay.forms import RetryForm
from qa_app.roleplay.queries import Exchange, Played
from scenarios.report import BASE_SHARE, GOALS_POINTS
from scenarios.schema import Ending, Scenario
from scenarios.state import State

MOMENTS = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A reply worth giving again, with what the customer had said before it."""

    exchange: Exchange
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the path, by the words that the customer met the trainee with there."""

    words: str
    is_end: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The whole result. Without a base (nothing could be rated) the rubric's share is zero points."""

    template: ClassVar[str] = "roleplay/result.html"
    base_share: ClassVar[float] = BASE_SHARE
    most_for_goals: ClassVar[float] = GOALS_POINTS
    played: Played
    ending: Ending
    curve: Curve
    path: tuple[Step, ...]
    moments: tuple[Moment, ...]
    form: RetryForm

    @property
    def base_points(self) -> float:
        """What the rubric gives."""
        return BASE_SHARE * (self.played.base or 0.0)

    @property
    def goals_points(self) -> float:
        """What the goals give."""
        return GOALS_POINTS * self.played.goals_share

    @property
    def goals(self) -> tuple[tuple[str, bool], ...]:
        """(text, met) of every goal."""
        met = set(self.played.state.goals_met)
        goals = self.played.scenario.goals.items()
        return tuple((goal.text.get(self.played.language), name in met) for name, goal in goals)


def result_page(played: Played, form: RetryForm) -> ResultPage:
    """The page of an ended attempt."""
    scenario, state = played.scenario, played.state
    if state.ending is None:
        raise ValueError("the attempt has not ended")
    return ResultPage(
        played=played,
        ending=scenario.endings[state.ending],
        curve=curve(state.moods),
        path=_path(scenario, state, played.language),
        moments=_moments(played),
        form=form,
    )


def _path(scenario: Scenario, state: State, language: str) -> tuple[Step, ...]:
    lines = dict(scenario.spoken())
    arrivals = [
        key
        for key in state.said
        if (key.startswith("nodes.") and key.split(".")[2] == "lines") or key.startswith("endings.")
    ]
    return tuple(Step(lines[key].get(language), key.startswith("endings.")) for key in arrivals)


def _moments(played: Played) -> tuple[Moment, ...]:
    """The replies that cost the customer's mood most, in their order."""
    costly = [each for each in played.exchanges if each.mood_change < 0 or not each.is_met]
    worst = sorted(costly, key=lambda each: (each.mood_change, each.position))[:MOMENTS]
    return tuple(
        Moment(each, _said_before(played, each.position)) for each in sorted(worst, key=lambda e: e.position)
    )


def _said_before(played: Played, position: int) -> tuple[str, ...]:
    return played.opening if position == 1 else played.exchanges[position - 2].lines
