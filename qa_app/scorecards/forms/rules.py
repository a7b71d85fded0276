"""The table of rules as typed, and the test box beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from qa_app.accounts.queries import TeamRef
from qa_app.scorecards.queries import Rule
from qa_app.scorecards.service import MAX_RULES
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, REASONS


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One row of the table; a blank condition asks nothing."""

    rubric_id: str = ""
    team: str = ""
    channel: str = ""
    language: str = ""
    reason: str = ""
    removed: bool = False

    def rule(self) -> Rule:
        """The row as a rule."""
        team = int(self.team) if self.team.isascii() and self.team.isdigit() and len(self.team) < 10 else None
        return Rule(self.rubric_id, team, self.channel or None, self.language or None, self.reason or None)


def rule_lines(rules: Sequence[Rule]) -> tuple[RuleLine, ...]:
    """Rules as rows."""
    return tuple(
        RuleLine(
            rule.rubric_id,
            str(rule.team_id or ""),
            rule.channel or "",
            rule.language or "",
            rule.reason or "",
        )
        for rule in rules
    )


def read_rules(fields: Mapping[str, str]) -> tuple[RuleLine, ...]:
    """The rows as sent, in the order of their numbers; those marked to go and empty ones are left out."""
    lines = []
    for number in range(MAX_RULES + 1):
        given = {name: fields.get(f"rule-{number}-{name}", "") for name in _NAMES}
        if not fields.get(f"rule-{number}-removed") and given["rubric_id"]:
            rubric_id, team, channel, language, reason = _allowed(given)
            lines.append(RuleLine(rubric_id, team, channel, language, reason))
    return tuple(lines)


_NAMES = ("rubric_id", "team", "channel", "language", "reason")


def _allowed(given: Mapping[str, str]) -> list[str]:
    """The fields of a row, in the order of its dataclass; what no list offers is blank."""
    words = {"channel": CHANNELS, "language": LANGUAGES, "reason": REASONS}
    return [value if name not in words or value in words[name] else "" for name, value in given.items()]


class TestForm(FlaskForm):
    """A kind of conversation, to ask which rubric it gets. It comes by GET and changes nothing."""

    __test__ = False  # no test class, whatever its name makes pytest think

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    team = SelectField(_l("Team"), default="")
    channel = SelectField(_l("Channel"), default="")
    language = SelectField(_l("Language"), default="")
    reason = SelectField(_l("Reason for contact"), default="")

    def offer(self, teams: Sequence[TeamRef]) -> "TestForm":
        """The same form with its choices."""
        unknown = SelectChoice("", _l("Not known"))
        self.team.choices = [unknown, *(SelectChoice(str(team.id), team.name) for team in teams)]
        for field, words in ((self.channel, CHANNELS), (self.language, LANGUAGES), (self.reason, REASONS)):
            field.choices = [unknown, *(SelectChoice(key, name) for key, name in words.items())]
        return self

    def conversation(self) -> Rule:
        """What was chosen, in the shape of a rule that asks for just this."""
        return RuleLine(
            team=self.team.data or "",
            channel=self.channel.data or "",
            language=self.language.data or "",
            reason=self.reason.data or "",
        ).rule()
