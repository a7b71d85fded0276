"""Fields that several forms share: lists written one a line, whole numbers that may be left open."""

from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from wtforms import DateField, Field, Form, IntegerField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from qa_app.teams.service.profile import MOST_LINES

LONGEST_LINE = 1_000


def lines(text: str | None) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


def lines_field(label: str, hint: str = "", *, rows: int = 5) -> TextAreaField:
    """A list, one entry a line."""
    limits = {"rows": rows, "maxlength": 50_000}
    return TextAreaField(label, [Length(max=50_000), _bounded], description=hint, render_kw=limits)


def select_field(label: str, names: Mapping[str, LazyString]) -> SelectField:
    """One of a vocabulary."""
    return SelectField(label, choices=[SelectChoice(key, name) for key, name in names.items()])


def _bounded(_form: Form, field: Field) -> None:
    given = lines(field.data)
    if len(given) > MOST_LINES:
        raise ValidationError(_l("At most %(most)s lines fit here.", most=MOST_LINES))
    long = next((n for n, line in enumerate(given, 1) if len(line) > LONGEST_LINE), None)
    if long is not None:
        raise ValidationError(
            _l("Line %(number)s is too long: at most %(most)s characters.", number=long, most=LONGEST_LINE)
        )


class OpenNumberField(IntegerField):
    """A whole number within bounds, or nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """None for what is no number: the bounds' own sentence says so, once."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None


def open_number(label: str, low: int, high: int) -> OpenNumberField:
    """A number that may be left open, with one sentence for whatever is wrong."""
    message = _l("Enter a whole number from %(low)s to %(high)s, or leave it empty.", low=low, high=high)
    return OpenNumberField(label, [Optional(), NumberRange(low, high, message)])


class DayField(DateField):
    """A day, or nothing."""

    data: date | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Says how to write it where it cannot be read."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
            raise ValueError(_l("Enter a date like 2026-11-20.")) from None
