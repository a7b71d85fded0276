"""Working hours: a line a weekday, a time zone, holidays."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, StringField
from wtforms.validators import Length, ValidationError

from nlp.hours import OFFICE, Hours
from qa_app.teams.forms.lines import lines, lines_field, select_field
from qa_app.teams.forms.sections import SectionForm
from qa_app.teams.service import ServiceProfile
from qa_app.teams.service.opening import spans_of, text_of

DAYS = (
    _l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"), _l("Saturday"), _l("Sunday"),
)  # fmt: skip
COUNTRIES = {
    "": _l("None"), "IT": _l("Italy"), "GB": _l("United Kingdom"), "IE": _l("Ireland"),
    "CH": _l("Switzerland"),     "FR": _l("France"), "DE": _l("Germany"), "AT": _l("Austria"),
    "ES": _l("Spain"), "US": _l("United States"),
}  # fmt: skip


def _day(number: int) -> StringField:
    hint = _l("Like 9-13, 14:30-18. Empty: not worked.") if number == 0 else ""
    return StringField(DAYS[number], [Length(max=100)], description=hint)


class HoursForm(SectionForm):
    """When the team is there."""

    section = "hours"
    fields = ("hours",)
    counted = BooleanField(_l("Count the customer's waits in these hours only"))
    day_0, day_1, day_2, day_3, day_4, day_5, day_6 = (_day(number) for number in range(7))
    zone = StringField(
        _l("Time zone"), [Length(max=60)], description=_l("Like Europe/Rome or Europe/London.")
    )
    country = select_field(_l("Public holidays of"), COUNTRIES)
    closed = lines_field(_l("Further days off"), _l("One a line, like 2026-12-24."))

    @classmethod
    def initial(cls, profile: ServiceProfile) -> dict[str, Any]:
        """The hours in force, or office hours to begin with."""
        hours = profile.hours or OFFICE
        days = {f"day_{number}": text_of(spans) for number, spans in enumerate(hours.week)}
        closed = "\n".join(day.isoformat() for day in sorted(hours.closed))
        return {
            **days,
            "counted": profile.hours is not None,
            "zone": hours.zone,
            "country": hours.country or "",
            "closed": closed,
        }

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """Call it on a form that validates."""
        if not self.counted.data:
            return profile.model_copy(update={"hours": None})
        hours = Hours(
            week=tuple(spans_of(self[f"day_{number}"].data or "") or () for number in range(7)),
            zone=self.zone.data or OFFICE.zone,
            country=self.country.data or None,
            closed=frozenset(date.fromisoformat(line) for line in lines(self.closed.data)),
        )
        return profile.model_copy(update={"hours": hours})

    def validate_zone(self, field: Field) -> None:
        """A zone that the machine knows."""
        if field.data and field.data not in available_timezones():
            raise ValidationError(_l("This time zone is not known. Write it like Europe/Rome."))
        ZoneInfo(field.data or OFFICE.zone)

    def validate_closed(self, field: Field) -> None:
        """Dates that exist."""
        for line in lines(field.data):
            try:
                date.fromisoformat(line)
            except ValueError:
                raise ValidationError(
                    _l("“%(line)s” is no date: write it like 2026-12-24.", line=line[:30])
                ) from None


def _validate_day(_form: HoursForm, field: Field) -> None:
    if spans_of(field.data or "") is None:
        raise ValidationError(_l("Write hours like 9-13, 14:30-18: in order, up to 24."))


for _number in range(7):
    setattr(HoursForm, f"validate_day_{_number}", _validate_day)
