"""Uploading, correcting a pending import, filtering the list."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from qa_app.accounts.queries import TeamRef
from qa_app.importers.csv_columns import CsvShape
from qa_app.transcripts.service.pending import Choices
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES

COLUMNS = {
    "text": _l("What was said"),
    "speaker": _l("Who speaks"),
    "conversation": _l("Which conversation"),
    "time": _l("Time"),
    "date": _l("Date"),
    "agent": _l("Agent’s name"),
    "agent_code": _l("Agent’s code"),
    "customer": _l("Customer"),
    "channel": _l("Channel"),
    "team": _l("Team"),
    "language": _l("Language"),
}


class DetailsForm(FlaskForm):
    """What the person knows where the file does not say it."""

    team = SelectField(_l("Team"), validators=[Optional()])
    agent = StringField(_l("Agent, if the file does not name one"), [Optional(), Length(max=120)])
    channel = SelectField(_l("Channel"), validators=[Optional()])
    language = SelectField(_l("Language"), validators=[Optional()])
    date = DateField(_l("Date of the conversations"), [Optional(_l("Enter a date like 2026-11-20."))])

    def offer(self, teams: Sequence[TeamRef]) -> "DetailsForm":
        """Fill the selections; where there is one team, it is taken."""
        team_choices = [SelectChoice(str(team.id), team.name) for team in teams]
        blank = [] if len(teams) == 1 else [SelectChoice("", _l("Choose a team"))]
        self.team.choices = [*blank, *team_choices]
        as_file = SelectChoice("", _l("As the file says"))
        self.channel.choices = [as_file, *(SelectChoice(key, name) for key, name in CHANNELS.items())]
        guess = SelectChoice("", _l("Found by the program"))
        self.language.choices = [guess, *(SelectChoice(key, name) for key, name in LANGUAGES.items())]
        return self

    def choices(self, before: Choices | None = None) -> Choices:
        """What was chosen, keeping what this form does not ask."""
        kept = before or Choices()
        return Choices(
            team_id=int(self.team.data) if self.team.data else None,
            agent=(self.agent.data or "").strip() or None,
            channel=self.channel.data or None,
            language=self.language.data or None,
            date=self.date.data.isoformat() if self.date.data else None,
            mapping=kept.mapping,
            swapped=kept.swapped,
        )


class UploadForm(DetailsForm):
    """A file or a pasted text."""

    file = FileField(_l("File"))
    text = TextAreaField(_l("Or paste a conversation"), [Optional()])


class FilterForm(FlaskForm):
    """Filters of the list, kept in the address."""

    class Meta:
        """The filters come by GET and change nothing."""

        csrf = False

    q = StringField(_l("Customer or number"), [Optional(), Length(max=100)])
    team = SelectField(_l("Team"), validators=[Optional()])
    channel = SelectField(_l("Channel"), validators=[Optional()])
    language = SelectField(_l("Language"), validators=[Optional()])

    def offer(self, teams: Sequence[TeamRef]) -> "FilterForm":
        """Fill the selections."""
        every = SelectChoice("", _l("All"))
        self.team.choices = [every, *(SelectChoice(str(team.id), team.name) for team in teams)]
        self.channel.choices = [every, *(SelectChoice(key, name) for key, name in CHANNELS.items())]
        # "All" agrees with team and channel; in Italian a language needs its own word.
        any_language = SelectChoice("", _l("All languages"))
        self.language.choices = [any_language, *(SelectChoice(key, name) for key, name in LANGUAGES.items())]
        return self


def mapping_of(values: Mapping[str, str], columns: CsvShape) -> dict[str, str]:
    """The chosen columns of a CSV file; names that the file does not have are left out."""
    chosen = {field: values.get(f"column_{field}", "") for field in COLUMNS}
    return {field: column for field, column in chosen.items() if column in columns.header}
