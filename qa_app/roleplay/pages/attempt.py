"""An attempt under way: the page, and the parts of it that a script swaps in."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.roleplay.forms import ReplyForm
from qa_app.roleplay.queries import Exchange, Played
from qa_app.roleplay.service.playing import MAX_REPLY


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """The conversation so far. `since` leaves out what the reader's page shows already; -1 shows all."""

    template: ClassVar[str] = "roleplay/attempt.html"
    most: ClassVar[int] = MAX_REPLY
    played: Played
    form: ReplyForm
    notice: str = ""
    since: int = -1

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The replies and answers to show."""
        return tuple(each for each in self.played.exchanges if each.position > self.since)

    @property
    def shows_mood(self) -> bool:
        """Only the easiest customers let one see how they feel."""
        return self.played.scenario.difficulty == 1

    @property
    def goals(self) -> tuple[tuple[str, str], ...]:
        """(text, state) of every goal; the state is `met`, `missed` or `open`."""
        state, language = self.played.state, self.played.language
        found = {**dict.fromkeys(state.goals_met, "met"), **dict.fromkeys(state.goals_missed, "missed")}
        return tuple(
            (goal.text.get(language), found.get(name, "open"))
            for name, goal in self.played.scenario.goals.items()
        )


class TurnsPart(AttemptPage):
    """Only the lines."""

    template = "roleplay/_turns.html"


class SidePart(AttemptPage):
    """Only the goals and the mood."""

    template = "roleplay/_side.html"


class FootPart(AttemptPage):
    """Only the box, or what stands in its place after the end."""

    template = "roleplay/_foot.html"
