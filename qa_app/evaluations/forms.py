"""What comes in from the pages of reviews: the whole rubric in one form, and a small one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, FloatField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from qa_app.evaluations.queries import Given, Led
from qa_app.evaluations.service import MAX_COMMENT, AnswerInput, Changes, Plea, Verdict
from rubrics.schema import Criterion, CriterionType

CAUSE_NAMES = {"policy": _l("A policy"), "product": _l("The product"), "system": _l("A system or tool")}
_PREFIXES = ("value_", "number_", "text_", "comment_", "cause_")
# A number as people type it, with a comma or a point; thousands are not grouped.
_DECIMAL = re.compile(r"-?[0-9]{1,7}([.,][0-9]{1,4})?")
_MAX_TYPED = 60


@dataclass(frozen=True, slots=True)
class Posted:
    """The rubric as it was sent: the version it was filled in on, the answers, and which button."""

    changes: Changes
    action: str
    argument: str
    fields: Mapping[str, str]

    def number(self, name: str) -> int | None:
        """A field as a whole number, None where it is none."""
        return _number(self.fields.get(name, ""))


def read_posted(fields: Mapping[str, str]) -> Posted:
    """Read the form as it comes; what is possible at all is the service's to say."""
    action, _, argument = fields.get("action", "save").partition(":")
    keys = dict.fromkeys(
        name.removeprefix(prefix) for name in fields for prefix in _PREFIXES if name.startswith(prefix)
    )
    answers = {key: _answer(fields, key) for key in keys}
    if action == "clear" and argument in answers:
        answers[argument] = AnswerInput(cause=None, comment=answers[argument].comment)
    summary = _lines(fields["summary"]) if "summary" in fields else None
    changes = Changes(_number(fields.get("lock", "")) or 0, answers, summary)
    return Posted(changes, action, argument, fields)


def _answer(fields: Mapping[str, str], key: str) -> AnswerInput:
    chosen, typed = fields.get(f"value_{key}", ""), fields.get(f"number_{key}", "").strip()
    number = _decimal(typed)
    return AnswerInput(
        value=_number(chosen.removeprefix("-"), negative=chosen.startswith("-")),
        number=number,
        typed="" if number is not None else typed[:_MAX_TYPED],
        text=_lines(fields.get(f"text_{key}", "")),
        not_applicable=chosen == "na",
        cause=fields.get(f"cause_{key}") or None,
        comment=_lines(fields.get(f"comment_{key}", "")),
    )


def _lines(text: str) -> str:
    # Browsers send line ends as CR LF; kept as typed they would differ from what a script sends.
    return text.replace("\r\n", "\n").strip()


def _number(text: str, *, negative: bool = False) -> int | None:
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 9):
        return None
    return -int(plain) if negative else int(plain)


def _decimal(text: str) -> float | None:
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


class AcknowledgeForm(FlaskForm):
    """Having read a review."""

    comment = TextAreaField(
        _l("Your comment (optional)"),
        validators=[
            Length(max=MAX_COMMENT, message=_l("Shorten the comment to %(max)s characters.", max=MAX_COMMENT))
        ],
    )


def _text(label: str, *, missing: str = "") -> TextAreaField:
    """Words of a person, bounded; compulsory where it is said what is missing."""
    bound = Length(max=MAX_COMMENT, message=_l("Shorten this to %(max)s characters.", max=MAX_COMMENT))
    return TextAreaField(label, validators=[InputRequired(missing), bound] if missing else [bound])


class PartForm(FlaskForm):
    """One of several small forms on a page, told apart by prefixes; the page's own token stands before it."""

    class Meta:
        """A prefix would hide the token, which the application checks before any form is read."""

        csrf = False


class TalkForm(PartForm):
    """The day of the talk."""

    talked_on = DateField(_l("Talked on"), validators=[InputRequired(_l("Choose the day of the talk."))])


class VoidForm(PartForm):
    """Why a review is taken back for good."""

    reason = _text(_l("Why it is voided"), missing=_l("Say why: the person reads it."))


class PleaForm(PartForm):
    """What the person disputes in one criterion."""

    comment = _text(_l("Why you see it differently"), missing=_l("Say why: whoever decides needs it."))
    proposed = SelectField(_l("What you would have given (optional)"), default="", validators=[Optional()])

    def offer(self, criterion: Criterion, language: str) -> "PleaForm":
        """The same form with the points of the criterion's scale."""
        self.proposed.choices = [SelectChoice("", _l("No proposal")), *_points(criterion, language)]
        return self

    def plea(self, key: str) -> Plea:
        """What was filled in."""
        return Plea(key, self.comment.data or "", _number(self.proposed.data or ""))


class DecisionForm(PartForm):
    """What is decided on one dispute: the answer stays, or another one takes its place."""

    value = SelectField(
        _l("Decision"), validators=[InputRequired(_l("Choose: keep it, or what it should be."))]
    )
    number = FloatField(_l("The number it should be"), validators=[Optional()])
    reason = _text(_l("Reason, for both"), missing=_l("Say why it is decided like this."))

    def offer(self, criterion: Criterion, language: str) -> "DecisionForm":
        """The same form with what can be decided."""
        revise = _l("Revise to %(value)s")
        choices = [SelectChoice("", _l("Choose")), SelectChoice("kept", _l("Keep it as it is"))]
        points = _points(criterion, language)
        choices += [SelectChoice(one.value, str(revise) % {"value": one.label}) for one in points]
        if criterion.type is CriterionType.NUMBER:
            choices.append(SelectChoice("number", _l("Revise to another number")))
        else:
            del self.number
        if criterion.not_applicable:
            choices.append(SelectChoice("na", _l("Revise to not applicable")))
        for key, name in outside_causes(criterion, language):
            choices.append(SelectChoice(f"cause-{key}", str(_l("The cause lay outside:")) + f" {name}"))
        self.value.choices = choices
        return self

    def verdict(self, before: Given) -> Verdict:
        """What was decided; a cause leaves the answer as it stood, and takes it out of the score."""
        chosen, reason, comment = self.value.data or "", self.reason.data or "", before.comment
        if chosen == "kept":
            return Verdict(reason)
        if chosen.startswith("cause-"):
            cause = chosen.removeprefix("cause-")
            said = AnswerInput(
                before.value, before.not_applicable, cause, comment, before.number, before.text
            )
            return Verdict(reason, said)
        number = self.number.data if chosen == "number" else None
        return Verdict(reason, AnswerInput(_number(chosen), chosen == "na", comment=comment, number=number))


def outside_causes(criterion: Criterion, language: str) -> tuple[tuple[str, str], ...]:
    """Causes that take a criterion out of the person's score: its own, else the general ones."""
    if criterion.causes:
        return tuple((one.key, one.text.get(language)) for one in criterion.causes if one.outside)
    return tuple((key, str(name)) for key, name in CAUSE_NAMES.items())


def _points(criterion: Criterion, language: str) -> list[SelectChoice]:
    return [SelectChoice(str(p.value), f"{p.value} {p.label.get(language)}") for p in criterion.points]


class AbsenceForm(FlaskForm):
    """Days on which somebody is away."""

    person = SelectField(_l("Person"), coerce=int)
    first = DateField(_l("First day"), validators=[InputRequired(_l("Choose the first day."))])
    last = DateField(_l("Last day (empty: until further notice)"), validators=[Optional()])

    def offer(self, people: tuple[Led, ...]) -> "AbsenceForm":
        """The same form with the viewer's people."""
        self.person.choices = [SelectChoice(one.id, one.name) for one in people]
        return self
