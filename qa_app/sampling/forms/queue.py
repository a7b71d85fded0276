"""What comes in from the queue: what to draw from, and why something is replaced."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from qa_app.accounts.queries import TeamRef
from qa_app.sampling.service import DEFAULT_DAYS, MAX_REASON, MIN_REASON, WINDOWS, Wish
from qa_app.ui.vocabulary import CHANNELS

CAUSES = {
    "unusable": _l("It cannot be judged (cut off, unreadable, another language)"),
    "wrong_person": _l("The words are not this person's"),
    "known_customer": _l("I know the customer"),
    "not_service": _l("It is no customer service (internal, spam)"),
    "other": _l("Another reason"),
}


class DrawForm(FlaskForm):
    """What to draw from."""

    team = SelectField(_l("Team"), default="")
    channel = SelectField(_l("Channel"), default="")
    days = SelectField(
        _l("Conversations of the last"),
        default=str(DEFAULT_DAYS),
        choices=[SelectChoice(str(days), _l("%(days)s days", days=days)) for days in WINDOWS],
    )

    def offer(self, teams: tuple[TeamRef, ...]) -> "DrawForm":
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
        team = self.team.data or ""
        return Wish(
            days=int(self.days.data),
            team_id=int(team) if team else None,
            channel=self.channel.data or None,
        )


class ReplaceForm(FlaskForm):
    """Why a drawn conversation is replaced."""

    cause = SelectField(
        _l("Why"), choices=[SelectChoice(cause, name) for cause, name in CAUSES.items()], default="unusable"
    )
    words = TextAreaField(
        _l("In a few words"),
        validators=[
            Length(
                min=MIN_REASON,
                max=MAX_REASON,
                message=_l("Say in %(min)s to %(max)s characters why.", min=MIN_REASON, max=MAX_REASON),
            )
        ],
    )
