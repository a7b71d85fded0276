"""The history of a review in words: every step with who, when, and what stood there before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.evaluations.pages.answers import state_said, told_apart
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
    """Edits in a row as one; what was handed in again beside what had been handed in before."""
    handed_in: Mapping[str, Any] = {}
    for (is_edit, _who), group in groupby(steps, lambda step: (step.action == "saved", step.who)):
        row = list(group)
        if is_edit:
            # The first "before" and the last "after" of each answer: their whole effect.
            before = {key: value for step in reversed(row) for key, value in step.before.items()}
            after = {key: value for step in row for key, value in step.after.items()}
            yield replace(row[-1], before=before, after=after)
            continue
        for step in row:
            if step.action == "reopened":
                handed_in = step.before
                yield replace(step, before={}, after={})
            elif step.action in ("published", "submitted"):
                yield replace(step, before=handed_in)
            else:
                yield step


class _Writer:
    """Puts stored values into the words of one rubric in one language."""

    def __init__(self, rubric: Rubric, language: str) -> None:
        self._language = language
        self._criteria = {criterion.key: criterion for criterion in rubric.criteria}
        self._names = {key: told_apart(rubric, one).get(language) for key, one in self._criteria.items()}

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
        base = step.before.get("base")
        if base is not None and step.after.get("base", base) != base:
            yield Change(_("Score"), number(base), number(step.after["base"]))

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
        return state_said(self._criteria[key], state, self._language)
