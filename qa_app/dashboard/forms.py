"""The filters of the trends. They come with the address, so nothing here changes anything."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField
from wtforms.validators import Optional

from qa_app.dashboard.service.periods import LONGEST
from qa_app.dashboard.service.scope import DATES, DEFAULTS, Filters
from qa_app.ui import vocabulary


class FilterForm(FlaskForm):
    """What the page is about. A choice that cannot be read is named, and the usual one stands in."""

    class Meta:
        """A search, not an act: no token in the address."""

        csrf = False

    team = SelectField(_l("Team"), default="", validate_choice=False)
    channel = SelectField(_l("Channel"), default="")
    language = SelectField(_l("Language"), default="")
    kind = SelectField(_l("Reviews"), default=DEFAULTS["kind"])
    period = SelectField(_l("Period"), default=DEFAULTS["period"])
    since = DateField(_l("From"), [Optional()])
    until = DateField(_l("To"), [Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Any: WTForms' own signature.
        super().__init__(*args, **kwargs)
        self.channel.choices = [("", _l("All channels")), *vocabulary.CHANNELS.items()]
        self.language.choices = [("", _l("All languages")), *vocabulary.LANGUAGES.items()]
        self.kind.choices = [("random", _l("Random draw")), ("targeted", _l("Chosen by hand"))]
        self.period.choices = [
            ("4", _l("Last 4 weeks")),
            ("12", _l("Last 12 weeks")),
            ("26", _l("Last 26 weeks")),
            (DATES, _l("From a day to a day")),
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Fields, then the two days together. Any: WTForms' own signature."""
        return super().validate(extra_validators) and self._days_fit()

    def filters(self) -> Filters:
        """The choice; a field with an error counts as not filled in."""
        texts = {
            name: self[name].data
            for name in ("team", "channel", "language", "kind", "period")
            if self[name].data and not self[name].errors
        }
        since, until = self.since.data, self.until.data
        if texts.get("period") == DATES and not self._are_usable(since, until):
            del texts["period"]
        return Filters(**texts, since=since, until=until)

    def _are_usable(self, since: date | None, until: date | None) -> bool:
        return bool(since and until) and not (self.since.errors or self.until.errors)

    def _days_fit(self) -> bool:
        if self.period.data != DATES:
            return True
        since, until = self.since.data, self.until.data
        if since is None or until is None:
            self.since.errors = [*self.since.errors, _l("Enter both days, the first and the last.")]
        elif until < since:
            self.until.errors = [*self.until.errors, _l("Enter a last day that is not before the first.")]
        elif until - since >= LONGEST:
            self.until.errors = [*self.until.errors, _l("Choose at most three years.")]
        return not (self.since.errors or self.until.errors)
