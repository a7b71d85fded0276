"""A fact as a form, its end, and the filter of the list."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from nlp.claims.figures import read
from nlp.claims.types import Kind
from qa_app.teams.forms.lines import DayField, lines, lines_field, select_field
from qa_app.teams.service import NewFact

KINDS = {
    "amount": _l("Amount"),
    "share": _l("Percentage"),
    "term": _l("Term"),
    "hours": _l("Opening hours"),
    "yes_no": _l("Yes or no"),
    "free": _l("Text only, not compared"),
}
EXAMPLES = {
    "amount": _l("Write an amount with its currency, like 4,90 € or free."),
    "share": _l("Write a percentage, like 10%."),
    "term": _l("Write a term with its unit, like 30 days or 3-5 working days."),
    "hours": _l("Write from when to when, like 9-18 or 9am-5:30pm."),
    "yes_no": _l("Write yes or no."),
}
STATES = {
    "now": _l("Valid now"),
    "expiring": _l("Ending within 30 days"),
    "later": _l("Not yet valid"),
    "expired": _l("Ended"),
    "all": _l("All"),
}


def _statement(label: str) -> TextAreaField:
    return TextAreaField(label, [Length(max=1_000)], render_kw={"rows": 2, "maxlength": 1_000})


class FactForm(FlaskForm):
    """A statement of the company."""

    statement_it = _statement(_l("Statement in Italian"))
    statement_en = _statement(_l("Statement in English"))
    kind = select_field(_l("Kind of value"), KINDS)
    value = StringField(
        _l("Value"),
        [Length(max=100)],
        description=_l("As people write it: 4,90 €, 30 days, 10%, 9-18, yes."),
    )
    topics_it = lines_field(
        _l("What it is about, in Italian"),
        _l(
            "The words by which people speak of it, one way a line: “reso”, “diritto di recesso”. "
            "A sentence is about it when all the words of a line stand in it."
        ),
        rows=2,
    )
    topics_en = lines_field(_l("What it is about, in English"), rows=2)
    valid_from = DayField(_l("Valid from"), [Optional()], description=_l("Empty: it always was."))
    valid_to = DayField(_l("Valid until"), [Optional()], description=_l("Empty: until further notice."))
    source_name = StringField(_l("Where it stands"), [Length(max=200)])
    source_link = StringField(_l("Link"), [Length(max=500)])
    for_all = BooleanField(_l("It holds for all teams"))
    number = IntegerField(validators=[Optional()])

    def fact(self) -> NewFact:
        """The fact as filled in."""
        return NewFact(
            kind=self.kind.data,
            value=self.value.data or "",
            statements={"it": self.statement_it.data or "", "en": self.statement_en.data or ""},
            topics={"it": lines(self.topics_it.data), "en": lines(self.topics_en.data)},
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            source_name=self.source_name.data or "",
            source_link=self.source_link.data or "",
            for_all=bool(self.for_all.data),
        )

    def validate_statement_it(self, _field: Field) -> None:
        """In one language at least."""
        if not (self.statement_it.data or "").strip() and not (self.statement_en.data or "").strip():
            raise ValidationError(_l("Write the statement, in one language at least."))

    def validate_value(self, field: Field) -> None:
        """What the kind asks for."""
        kind = self.kind.data
        if kind in EXAMPLES and read(field.data or "", Kind(kind)) is None:
            raise ValidationError(EXAMPLES[kind])

    def validate_topics_it(self, field: Field) -> None:
        """Without a word to find it by, nothing can be compared."""
        if self.kind.data in EXAMPLES and not lines(field.data) and not lines(self.topics_en.data):
            raise ValidationError(_l("Write at least one way to name it, in one language at least."))

    def validate_valid_to(self, field: Field) -> None:
        """Not before it begins."""
        if field.data and self.valid_from.data and field.data < self.valid_from.data:
            raise ValidationError(_l("It cannot end before it begins."))

    def validate_source_link(self, field: Field) -> None:
        """An address of the web, nothing that runs."""
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError(_l("Write a link that begins with https://."))


class EndForm(FlaskForm):
    """The last day of a fact."""

    last_day = DayField(
        _l("Last day on which it holds"), [InputRequired(_l("Enter a date like 2026-11-20."))]
    )


class FilterForm(FlaskForm):
    """What the list is narrowed to; it stands in the address."""

    class Meta:
        """Read from the address: nothing is changed by it."""

        csrf = False

    state = select_field(_l("Show"), STATES)
    q = StringField(_l("Words"), [Length(max=100)])
