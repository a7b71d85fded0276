"""The figures over a conversation: each a number with its name, or the reason why there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from nlp.precision import SILENT
from nlp.types import ACCUSING_FLAGS, Measure
from qa_app.evaluations.queries import Review
from qa_app.ui.conversation import worded
from qa_app.ui.formatters import duration, number, percent, signed
from qa_app.ui.vocabulary import LABELS, name_of

_PLAIN: Mapping[str, tuple[LazyString, Callable[[float | None], str]]] = {
    "first_reply": (_l("First reply"), duration),
    "longest_reply": (_l("Longest wait for a reply"), duration),
    "gulpease": (_l("Gulpease readability"), number),
    "flesch": (_l("Flesch readability"), number),
    "canned_share": (_l("Prepared text"), percent),
    "bureaucratic_share": (_l("Officialese"), percent),
    "unanswered_questions": (_l("Questions left unanswered"), number),
    "fact_contradictions": (_l("Against knowledge facts"), number),
    "facts_confirmed": (_l("As the knowledge facts"), number),
}
# Where no fact speaks to the conversation there is nothing to say about facts.
_ONLY_IF_ANY = frozenset({"fact_contradictions", "facts_confirmed"})
_START, _END = "customer_valence_start", "customer_valence_end"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the strip; `why` says why it is not rated."""

    name: str
    value: str
    why: str = ""


def strip_of(review: Review, language: str) -> tuple[Fact, ...]:
    """The figures that this conversation has, in the strip's order."""
    by_name = {measure.name: measure for measure in review.measures}
    # Each formula is of one language: the other's would only say that it is not rated.
    other = "flesch" if review.language == "it" else "gulpease"
    shown = (name for name in _PLAIN if name in by_name and name != other)
    facts = [
        _fact(name, by_name[name], language)
        for name in shown
        if by_name[name].value or name not in _ONLY_IF_ANY
    ]
    if _START in by_name and _END in by_name:
        facts.insert(2, _mood(by_name[_START], by_name[_END], language))
    if review.not_analysed is not None:
        facts.append(Fact(_("Analysis"), _("not rated"), worded(review.not_analysed, language)))
    elif silent := SILENT.get(review.language or "", frozenset()):
        facts.append(_left_to_people(silent))
    return tuple(facts)


def _left_to_people(silent: frozenset[str]) -> Fact:
    names = ", ".join(name_of(LABELS, label) for label in ACCUSING_FLAGS if label in silent)
    why = _("The machine would accuse wrongly too often here: only what a person hears counts.")
    return Fact(_("Not judged by the machine"), names, why)


def _fact(name: str, measure: Measure, language: str) -> Fact:
    said, put = _PLAIN[name]
    if measure.value is None:
        return Fact(str(said), _("not rated"), worded(measure.not_rated, language))
    return Fact(str(said), put(measure.value))


def _mood(start: Measure, end: Measure, language: str) -> Fact:
    name = _("Customer's tone, start → end")
    if start.value is None or end.value is None:
        return Fact(name, _("not rated"), worded(start.not_rated or end.not_rated, language))
    # Rounded first: a mood of -0.04 is neither better nor worse than none.
    first, last = (round(value, 1) for value in (start.value, end.value))
    return Fact(name, f"{signed(first)} → {signed(last)}")
