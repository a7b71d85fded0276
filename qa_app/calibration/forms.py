"""What comes in from the pages of calibration."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from qa_app.accounts.queries import TeamRef
from qa_app.accounts.service import UserRow
from qa_app.calibration.queries import Agreed, Session
from qa_app.calibration.service import MAX_CONVERSATIONS, MAX_TITLE, WEEKS, AgreedInput, Plan
from qa_app.sampling.service import WINDOWS, Wish
from qa_app.scorecards.queries import VersionLine
from qa_app.ui.formatters import said_in
from qa_app.ui.vocabulary import CHANNELS

LEAST_REVIEWERS = 2
USUAL_RUBRIC = "service_pillars"


class SessionForm(FlaskForm):
    """What a session is."""

    title = StringField(
        _l("Title"),
        [
            InputRequired(_l("Give the session a title: the reviewers see it.")),
            Length(max=MAX_TITLE, message=_l("Shorten the title to %(max)s characters.", max=MAX_TITLE)),
        ],
    )
    due_on = DateField(_l("To be scored by"), [InputRequired(_l("Enter the day by which all have scored."))])
    version = SelectField(_l("Rubric"), coerce=int)
    reviewers = SelectMultipleField(
        _l("Reviewers"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def offer(self, versions: Sequence[VersionLine], people: Sequence[UserRow]) -> "SessionForm":
        """The same form with what there is to choose from."""
        self.version.choices = [
            SelectChoice(one.id, f"{said_in(one.rubric.title)} · {one.number}") for one in versions
        ]
        if self.version.data is None:
            self.version.data = next((one.id for one in versions if one.rubric.id == USUAL_RUBRIC), None)
        self.reviewers.choices = [SelectChoice(one.id, one.name) for one in people]
        return self

    def fill(self, session: Session) -> "SessionForm":
        """The same form with a session in it."""
        if not self.is_submitted():
            self.title.data, self.due_on.data = session.title, session.due_on
            self.version.data = session.version_id
            self.reviewers.data = [seat.user_id for seat in session.seats]
        return self

    def validate_reviewers(self, field: Any) -> None:
        """Any: WTForms is untyped. Two at least: one alone agrees with nobody."""
        if len(field.data or ()) < LEAST_REVIEWERS:
            raise ValidationError(_l("Choose at least two reviewers."))

    def plan(self) -> Plan:
        """The session as filled in."""
        return Plan(
            title=self.title.data or "",
            due_on=self.due_on.data or date.min,
            version_id=self.version.data or 0,
            reviewer_ids=tuple(self.reviewers.data or ()),
        )


class RandomForm(FlaskForm):
    """Conversations to be drawn."""

    count = IntegerField(
        _l("How many"),
        [
            NumberRange(
                1, MAX_CONVERSATIONS, _l("Enter a whole number from 1 to %(most)s.", most=MAX_CONVERSATIONS)
            )
        ],
        default=3,
    )
    team = SelectField(_l("Team"), default="")
    channel = SelectField(_l("Channel"), default="")
    days = SelectField(
        _l("Conversations of the last"),
        default=str(WINDOWS[1]),
        choices=[SelectChoice(str(days), _l("%(days)s days", days=days)) for days in WINDOWS],
    )

    def offer(self, teams: Sequence[TeamRef]) -> "RandomForm":
        """The same form with the teams that this person works for."""
        self.team.choices = [
            SelectChoice("", _l("All my teams")),
            *(SelectChoice(str(team.id), team.name) for team in teams),
        ]
        self.channel.choices = [
            SelectChoice("", _l("All channels")),
            *(SelectChoice(channel, name) for channel, name in CHANNELS.items()),
        ]
        return self

    def wish(self) -> Wish:
        """What was chosen."""
        team = _number(self.team.data or "")
        return Wish(int(self.days.data or WINDOWS[1]), team, self.channel.data or None)


class FiguresForm(FlaskForm):
    """What the figures are about. A choice that cannot be read is the usual one."""

    class Meta:
        """A search, not an act: no token in the address."""

        csrf = False

    rubric = SelectField(_l("Rubric"), default=USUAL_RUBRIC)
    weeks = SelectField(
        _l("Period"),
        default=str(WEEKS[1]),
        choices=[SelectChoice(str(weeks), _l("Last %(weeks)s weeks", weeks=weeks)) for weeks in WEEKS],
    )

    def offer(self, versions: Sequence[VersionLine]) -> "FiguresForm":
        """The same form with the rubrics that there are."""
        self.rubric.choices = [SelectChoice(one.rubric.id, said_in(one.rubric.title)) for one in versions]
        if not self.validate():
            self.rubric.data = self.rubric.data if not self.rubric.errors else USUAL_RUBRIC
            self.weeks.data = self.weeks.data if not self.weeks.errors else str(WEEKS[1])
        return self


def read_agreed(fields: Mapping[str, str]) -> AgreedInput:
    """What the meeting said, as it came; what is possible at all is the service's to say."""
    keys = [name.removeprefix("reason_") for name in fields if name.startswith("reason_")]
    return AgreedInput(_number(fields.get("lock", "")) or 0, {key: _agreed(fields, key) for key in keys})


def _agreed(fields: Mapping[str, str], key: str) -> Agreed:
    chosen = fields.get(f"value_{key}", "")
    return Agreed(
        value=_number(chosen),
        number=_decimal(fields.get(f"number_{key}", "")),
        not_applicable=chosen == "na",
        reason=fields.get(f"reason_{key}", "").replace("\r\n", "\n").strip(),
    )


def _decimal(text: str) -> float | None:
    """A number with a point or a comma."""
    plain = text.strip().replace(",", ".")
    return float(plain) if len(plain) <= 15 and re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def _number(text: str) -> int | None:
    """A whole number, a minus allowed: points of a scale may be below zero."""
    plain = text.strip()
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None
