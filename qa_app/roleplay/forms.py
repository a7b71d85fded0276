"""Starting an attempt and answering the customer."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from nlp.types import LANGUAGES
from qa_app.roleplay.service.playing import MAX_REPLY, Reply


class StartForm(FlaskForm):
    """The language, and whether the customer may swear."""

    language = StringField(_l("Language"), validators=[AnyOf(LANGUAGES)])
    harsh = BooleanField(_l("Allow harsh language"))


def _plain(text: str | None) -> str:
    """What was typed, with one kind of line end and without what no database keeps."""
    return (text or "").replace("\r\n", "\n").replace("\x00", "").strip()


class ReplyForm(FlaskForm):
    """What the trainee says. `key` and `turn` tell a reply sent twice from one to an old line."""

    text = TextAreaField(
        _l("Your reply"),
        filters=[_plain],
        validators=[
            DataRequired(_l("Write what you would say to the customer, then send it.")),
            Length(
                max=MAX_REPLY,
                message=_l("Shorten the reply to 2,000 characters; the customer will not read more."),
            ),
        ],
    )
    key = HiddenField(validators=[InputRequired(), Length(min=8, max=40)])
    turn = IntegerField(validators=[InputRequired(), NumberRange(min=0, max=1000)], widget=HiddenInput())

    def reply(self) -> Reply:
        """The reply as the service takes it."""
        return Reply(self.text.data, self.key.data, self.turn.data)


class RetryForm(FlaskForm):
    """Which reply to give again."""

    turn = IntegerField(validators=[InputRequired(), NumberRange(min=1, max=1000)], widget=HiddenInput())
