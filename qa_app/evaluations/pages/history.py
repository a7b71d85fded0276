"""The history of a review in words: every step with who, when, and what stood there before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.evaluations.forms import CAUSE_NAMES
from qa_app.evaluations.pages.rubric import name_of
from qa_app.evaluations.queries import Step
from qa_app.ui.formatters import number
from qa_app.ui.vocabulary import ACTIONS
from qa_app.ui.vocabulary import name_of as word
from rubrics.schema import Rubric

_SAID: Mapping[str, LazyString] = {
    "opened": _l("Review opened"),
    "saved": _l("Draft edited"),
    "words_attached": _l("Words attached"),
    "words_detached": _l("Words taken away"),
    "finding_rejected": _l("A finding rejected as wrong"),
    "finding_restored": _l("A rejection taken back"),
    "submitted": _l("Submitted; it waits for a talk"),
    "talked": _l("Talk noted, review published"),
    "published": _l("Published"),
    "reopened": _l("Re-opened to correct it"),
    "read": _l("Opened by the person for the first time"),
    "acknowledged": _l("Acknowledged"),
    "disputed": _l("Disputed"),
    "dispute_kept": _l("Dispute decided: kept"),
    "dispute_revised": _l("Dispute decided: revised"),
    "voided": _l("Voided"),
    "closed": _l("Closed: the time to dispute was over"),
    "action_opened": _l("Action opened"),
}
# The writer's own way to a judgement; who is judged reads what was handed in.
_DRAFTING = frozenset({"saved", "words_attached", "words_detached", "finding_rejected", "finding_restored"})


@dataclass(frozen=True, slots=True)
class Change:
    """Something that read otherwise before."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One step: when, who (None: nobody, time passed), what, what was said, what changed."""

    at: datetime
    who: str | None
    what: str
    note: str = ""
    changes: tuple[Change, ...] = ()


def history(steps: Sequence[Step], rubric: Rubric, language: str, *, drafting: bool) -> tuple[Line, ...]:
    """The steps as lines, oldest first; edits of a draft in a row are one line with their whole effect."""
    told = [step for step in steps if drafting or step.action not in _DRAFTING]
    writer = _Writer(rubric, language)
    return tuple(writer.line(step) for step in _merged(told))


def _merged(steps: Sequence[Step]) -> Iterator[Step]:
    held: Step | None = None
    handed_in: Mapping[str, Any] = {}
    for step in steps:
        if step.action == "saved" and held is not None and held.who == step.who:
            held = replace(step, before={**step.before, **held.before}, after={**held.after, **step.after})
            continue
        if held is not None:
            yield held
        held = step if step.action == "saved" else None
        if step.action == "reopened":
            handed_in = step.before
        elif step.action in ("published", "submitted") and handed_in:
            # Corrected and handed in again: what matters is how it differs from what stood there.
            step = replace(step, before=handed_in)  # noqa: PLW2901 - the step with what was before it
        if step.action not in ("saved", "reopened"):
            yield step
        elif step.action == "reopened":
            yield replace(step, before={}, after={})
    if held is not None:
        yield held


class _Writer:
    """Puts stored values into the words of one rubric in one language."""

    def __init__(self, rubric: Rubric, language: str) -> None:
        self._language = language
        self._criteria = {criterion.key: criterion for criterion in rubric.criteria}
        self._names = {key: name_of(rubric, one).get(language) for key, one in self._criteria.items()}

    def line(self, step: Step) -> Line:
        what = str(_SAID.get(step.action, step.action))
        about = self._names.get(str(step.after.get("criterion")))
        if about:
            what = f"{what}: {about}"
        if "action" in step.after:
            what = f"{what}: {word(ACTIONS, step.after['action'])}"
        return Line(step.at, step.who, what, self._note(step), tuple(self._changes(step)))

    def _note(self, step: Step) -> str:
        note = str(step.after.get("reason") or step.after.get("comment") or step.after.get("note") or "")
        proposed = step.after.get("proposed")
        if proposed is not None:
            would = self._value(str(step.after.get("criterion")), {"value": proposed})
            note = f"{note} ({_('proposes %(value)s', value=would)})"
        return note

    def _changes(self, step: Step) -> Iterator[Change]:
        before, after = self._answers(step.before), self._answers(step.after)
        for key in after:
            old, new = before.get(key), after[key]
            if key not in self._names or old is None or old == new:
                continue
            yield from self._answer(key, old, new)
        # Opened and handed in for the first time nothing stood there before: that is no change.
        if step.before.get("base") is not None and step.before["base"] != step.after.get(
            "base", step.before["base"]
        ):
            yield Change(_("Score"), number(step.before["base"]), number(step.after["base"]))

    @staticmethod
    def _answers(state: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
        """The answers in an event: of a snapshot under their own name, of a save each by its key."""
        held = state.get("answers", state)
        return {key: value for key, value in held.items() if isinstance(value, dict)}

    def _answer(self, key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
        was, now = self._value(key, old), self._value(key, new)
        if was != now:
            yield Change(self._names[key], was, now)
        if old.get("comment") != new.get("comment"):
            name = _("%(criterion)s, comment", criterion=self._names[key])
            yield Change(name, old.get("comment") or "–", new.get("comment") or "–")

    def _value(self, key: str, state: Mapping[str, Any]) -> str:
        criterion, value = self._criteria.get(key), state.get("value")
        said = _("no answer")
        if state.get("not_applicable"):
            said = _("not applicable")
        elif value is not None:
            labels = (
                {point.value: point.label.get(self._language) for point in criterion.points}
                if criterion
                else {}
            )
            said = f"{value} {labels.get(value, '')}".strip()
        if state.get("cause"):
            outside = _("cause outside: %(cause)s", cause=word(CAUSE_NAMES, state["cause"]))
            return outside if value is None else f"{said}, {outside}"
        return str(said)
