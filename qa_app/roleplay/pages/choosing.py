"""The library with one's own attempts, and the briefing before one."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.roleplay.forms import StartForm
from qa_app.roleplay.queries import AttemptLine
from scenarios.schema import Scenario


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Scenarios to practise on, and what the reader played so far."""

    template: ClassVar[str] = "roleplay/index.html"
    scenarios: tuple[Scenario, ...]
    attempts: tuple[AttemptLine, ...]

    def best(self, scenario_id: str) -> AttemptLine | None:
        """The reader's best finished attempt at a scenario."""
        ended = [a for a in self.attempts if a.scenario_id == scenario_id and a.score is not None]
        return max(ended, key=lambda attempt: attempt.score or 0.0, default=None)


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """Who the trainee is and what they may do. `language` is the one the scenario is shown in."""

    template: ClassVar[str] = "roleplay/briefing.html"
    scenario: Scenario
    language: str
    form: StartForm
    unfinished: int | None

    @property
    def has_harsh_lines(self) -> bool:
        """Whether there is harsh language to allow."""
        return any(line.harsh for _key, line in self.scenario.spoken())
