"""A new action, as it is filled in beside a review, and how one ends."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from qa_app.actions.queries import Owner
from qa_app.actions.service import KINDS, MAX_NOTE, NewAction
from qa_app.ui.vocabulary import ACTIONS


class ActionForm(FlaskForm):
    """What is to be done, by whom, until when."""

    class Meta:
        """The page's own token stands in front of the form: a prefix would hide it."""

        csrf = False

    kind = SelectField(_l("What to do"), choices=[SelectChoice(kind, ACTIONS[kind]) for kind in KINDS])
    owner = SelectField(_l("Who"), coerce=int)
    due = DateField(_l("Until"), validators=[InputRequired(_l("Choose a day."))])
    note = TextAreaField(
        _l("Note"),
        validators=[Length(max=MAX_NOTE, message=_l("Shorten this to %(max)s characters.", max=MAX_NOTE))],
    )

    def offer(self, owners: tuple[Owner, ...]) -> "ActionForm":
        """The same form with those who can be given it."""
        self.owner.choices = [SelectChoice(one.id, one.name) for one in owners]
        return self

    def action(self) -> NewAction | None:
        """What was filled in; None while a day is missing."""
        if self.due.data is None:
            return None
        return NewAction(self.kind.data or "", int(self.owner.data or 0), self.due.data, self.note.data or "")


class EndForm(FlaskForm):
    """What became of an action."""

    class Meta:
        """See `ActionForm`."""

        csrf = False

    how = RadioField(
        choices=[SelectChoice("done", _l("It is done")), SelectChoice("cancelled", _l("Cancelled"))],
        validators=[InputRequired()],
    )
    result = TextAreaField(
        _l("What became of it (optional)"),
        validators=[Length(max=MAX_NOTE, message=_l("Shorten this to %(max)s characters.", max=MAX_NOTE))],
    )
