"""An answer in a few words, in the rubric's own: the same in the history, beside a dispute and in print."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from qa_app.evaluations.forms import CAUSE_NAMES
from qa_app.evaluations.pages.rubric import name_of as criterion_name
from qa_app.evaluations.queries import Given
from qa_app.ui.formatters import number
from qa_app.ui.vocabulary import name_of
from rubrics.schema import Criterion, Owner, Rubric, Text


def told_apart(rubric: Rubric, criterion: Criterion) -> Text:
    """A criterion's name where no page says whose doing it is: the operation's goes by its own title."""
    return criterion.title if criterion.owner is Owner.OPERATION else criterion_name(rubric, criterion)


def given_said(criterion: Criterion, given: Given, language: str) -> str:
    """A reviewer's answer in words."""
    state = {
        "value": given.value,
        "number": given.number,
        "text": given.text,
        "not_applicable": given.not_applicable,
        "cause": given.cause,
    }
    return state_said(criterion, state, language)


def state_said(criterion: Criterion, state: Mapping[str, Any], language: str) -> str:
    """An answer as the history keeps it, in words."""
    said = _answer_said(criterion, state, language)
    if not state.get("cause"):
        return said or str(_("no answer"))
    outside = str(_("cause: %(cause)s", cause=cause_said(criterion, str(state["cause"]), language)))
    return f"{said}, {outside}" if said else outside


def cause_said(criterion: Criterion, key: str, language: str) -> str:
    """The name of a cause: the criterion's own, else a general one."""
    own = criterion.cause(key)
    return name_of(CAUSE_NAMES, key) if own is None else own.text.get(language)


def _answer_said(criterion: Criterion, state: Mapping[str, Any], language: str) -> str:
    if state.get("not_applicable"):
        return str(_("not applicable"))
    value, counted = state.get("value"), state.get("number")
    if value is not None:
        labels = {point.value: point.label.get(language) for point in criterion.points}
        return f"{value} {labels.get(value, '')}".strip()
    if counted is not None:
        unit = criterion.unit.get(language) if criterion.unit else ""
        return f"{number(counted, 2)} {unit}".strip()
    return str(state.get("text") or "")
