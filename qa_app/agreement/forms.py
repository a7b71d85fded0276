"""The agreement profile as a form; its bounds are the service's."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from qa_app.agreement.service import LIMITS, Profile


class WholeNumberField(IntegerField):
    """Leaves it to the field's own validators to say what a number is: one sentence, not two."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """None for what is no whole number."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None


def _whole(label: str, name: str) -> IntegerField:
    low, high = LIMITS[name]
    message = _l("Enter a whole number from %(low)s to %(high)s.", low=low, high=high)
    return WholeNumberField(label, [InputRequired(message), NumberRange(low, high, message)])


class ProfileForm(FlaskForm):
    """What the guarantor may change, with the reason that the history keeps."""

    minimum_group = _whole(_l("Smallest group that a figure may be about"), "minimum_group")
    reviews_per_person = _whole(_l("Most reviews of one person in a month"), "reviews_per_person")
    targeted_per_person = _whole(_l("Of these, most of chosen conversations"), "targeted_per_person")
    retention_days = _whole(_l("Days a conversation is kept"), "retention_days")
    editing_hours = _whole(_l("Hours in which a reviewer may correct a submitted review"), "editing_hours")
    dispute_days = _whole(_l("Working days in which a person may dispute a review"), "dispute_days")
    talk_bands = _whole(_l("Lowest bands that are published only after a talk"), "talk_bands")
    talk_on_critical = BooleanField(
        _l("A review that fails a critical criterion is published only after a talk")
    )
    agent_names_on_dashboard = BooleanField(
        _l("Supervisors see the names of their own agents beside review figures")
    )
    reason = StringField(
        _l("Why it changes"),
        [InputRequired(_l("Say why: the history shows it to everybody.")), Length(max=500)],
    )

    def profile(self) -> Profile:
        """The profile as filled in."""
        return Profile(
            minimum_group=self.minimum_group.data or 0,
            reviews_per_person=self.reviews_per_person.data or 0,
            targeted_per_person=self.targeted_per_person.data or 0,
            agent_names_on_dashboard=bool(self.agent_names_on_dashboard.data),
            retention_days=self.retention_days.data or 0,
            editing_hours=self.editing_hours.data or 0,
            dispute_days=self.dispute_days.data or 0,
            talk_bands=self.talk_bands.data or 0,
            talk_on_critical=bool(self.talk_on_critical.data),
        )
