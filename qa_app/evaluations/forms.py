"""What comes in from the pages of reviews: the whole rubric in one form, and a small one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import Length

from qa_app.evaluations.service import MAX_COMMENT, AnswerInput, Changes

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
