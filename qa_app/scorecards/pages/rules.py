"""Which rubric a conversation gets: the table of rules, and a box to try it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask_babel.speaklater import LazyString

from qa_app.accounts.queries import TeamRef
from qa_app.scorecards.forms import RuleLine, TestForm
from qa_app.scorecards.queries import Rule, VersionLine
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, REASONS


@dataclass(frozen=True, slots=True)
class Decided:
    """The rubric of the conversation in the box, and the number of the rule that chose it (None: no rule)."""

    title: str
    rubric_id: str
    version: int
    rule: int | None


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rules in their order. `changed` says that somebody else changed them meanwhile."""

    template: ClassVar[str] = "scorecards/rules.html"
    lines: tuple[RuleLine, ...]
    rubrics: Mapping[str, str]
    fallback: str
    teams: tuple[TeamRef, ...]
    seen: str
    test: TestForm
    decided: Decided | None
    can_edit: bool
    changed: bool = False
    channels: ClassVar[Mapping[str, LazyString]] = CHANNELS
    languages: ClassVar[Mapping[str, LazyString]] = LANGUAGES
    reasons: ClassVar[Mapping[str, LazyString]] = REASONS


def decided(chosen: VersionLine, rules: Sequence[Rule], given: Rule, language: str) -> Decided:
    """The outcome of the test box; `given` is the conversation in it."""
    number = next(
        (
            place
            for place, rule in enumerate(rules, start=1)
            if rule.rubric_id == chosen.rubric_id
            and rule.holds(
                team_id=given.team_id, channel=given.channel, language=given.language, reason=given.reason
            )
        ),
        None,
    )
    return Decided(chosen.rubric.title.get(language), chosen.rubric_id, chosen.number, number)
