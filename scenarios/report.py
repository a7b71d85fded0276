"""The end of an attempt in figures: how it ended, the goals, and the rubric's score of what was said."""

from dataclasses import dataclass

from nlp.types import Analysis, Transcript
from rubrics.loader import library
from rubrics.schema import Rubric
from rubrics.scoring import Answer, score
from rubrics.suggestions import suggest
from rubrics.words import Text
from scenarios.schema import ResultName, Scenario
from scenarios.state import State

BASE_SHARE = 0.7
GOALS_POINTS = 30.0
NOT_ENDED = Text(
    it="La simulazione non è finita: conta come persa.",
    en="The roleplay was not finished: it counts as lost.",
)
NOTHING_RATED = Text(
    it="Nelle risposte non c'è abbastanza per giudicare: la scheda conta zero.",
    en="The replies give too little to judge: the rubric counts zero.",
)


@dataclass(frozen=True, slots=True)
class Report:
    """A finished attempt. `base` is None where nothing could be rated; `notes` say what counted and why."""

    ending: str | None
    outcome: ResultName
    base: float | None
    goals_share: float
    score: float
    goals_met: tuple[str, ...]
    goals_missed: tuple[str, ...]
    notes: tuple[Text, ...] = ()


def report(scenario: Scenario, state: State, analysis: Analysis, transcript: Transcript) -> Report:
    """Outcome and score: seven tenths the rubric's base, thirty points the share of goals met."""
    base = _base(library()[scenario.rubric], analysis, transcript)
    share = len(state.goals_met) / len(scenario.goals)
    notes = (() if base is not None else (NOTHING_RATED,)) + (() if state.has_ended else (NOT_ENDED,))
    return Report(
        ending=state.ending,
        outcome=scenario.endings[state.ending].outcome if state.ending is not None else "lost",
        base=base,
        goals_share=share,
        score=attempt_score(base, share),
        goals_met=state.goals_met,
        goals_missed=tuple(goal for goal in scenario.goals if goal not in state.goals_met),
        notes=notes,
    )


def attempt_score(base: float | None, goals_share: float) -> float:
    """The score of an attempt from its two parts; nothing rated counts zero."""
    return round(BASE_SHARE * (base or 0.0) + GOALS_POINTS * goals_share, 1)


def _base(rubric: Rubric, analysis: Analysis, transcript: Transcript) -> float | None:
    suggestions = suggest(rubric, analysis, transcript)
    answers = {key: Answer(value=each.value) for key, each in suggestions.items() if each.value is not None}
    return score(rubric, answers).base
