"""What differs between two versions, in words, and what that means for trends; and the page to publish."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.scorecards.forms import PublishForm
from qa_app.scorecards.pages.faults import Faults
from qa_app.scorecards.queries import Draft, VersionLine
from qa_app.ui.formatters import number
from rubrics.differences import Change, Difference, Differences, Trend, compare
from rubrics.schema import Rubric
from rubrics.words import Text

CHANGES: Mapping[Change, LazyString] = {
    Change.ADDED: _l("new"),
    Change.REMOVED: _l("removed"),
    Change.RENAMED: _l("takes the place of another criterion"),
    Change.OWNER: _l("another owner"),
    Change.SCALE: _l("other answers, or other scores for them"),
    Change.CRITICAL: _l("critical otherwise than before"),
    Change.RULES: _l("asked otherwise: when, with what owed, how it is suggested"),
    Change.WORDING: _l("other words"),
    Change.ORDER: _l("another place"),
}
TRENDS: Mapping[Trend, LazyString] = {
    Trend.GOES_ON: _l("goes on"),
    Trend.BEGINS: _l("begins"),
    Trend.ENDS: _l("ends"),
    Trend.BREAKS: _l("begins anew: its numbers no longer compare"),
}


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A criterion that differs."""

    name: Text
    said: tuple[str, ...]
    trend: str
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """The differences in words."""

    criteria: tuple[DifferenceLine, ...]
    others: tuple[str, ...]
    base_compares: bool
    is_empty: bool


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """Two versions, or a version and a draft (`new` is None), side by side in words."""

    template: ClassVar[str] = "scorecards/differences.html"
    title: str
    rubric_id: str
    versions: tuple[VersionLine, ...]
    old: VersionLine
    new: VersionLine | None
    compared: Compared
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class PublishPage:
    """A draft before it is published: what keeps it from it, what changes."""

    template: ClassVar[str] = "scorecards/publish.html"
    draft: Draft
    title: str
    faults: Faults
    form: PublishForm
    before: VersionLine | None
    compared: Compared | None
    problem: str = ""

    @property
    def can_publish(self) -> bool:
        """Whether nothing keeps it from being published."""
        return not self.faults.errors and not (self.compared is not None and self.compared.is_empty)


def differences_page(
    versions: tuple[VersionLine, ...], old: VersionLine, new: VersionLine, language: str
) -> DifferencesPage:
    """Two versions of a rubric."""
    compared = compared_of(old.rubric, new.rubric)
    return DifferencesPage(new.rubric.title.get(language), new.rubric_id, versions, old, new, compared)


def compared_of(old: Rubric, new: Rubric) -> Compared:
    """What differs, in words."""
    found = compare(old, new)
    lines = tuple(_line(one, old, new) for one in found.criteria)
    return Compared(lines, _others(found), found.base_compares, found.is_empty)


def _line(one: Difference, old: Rubric, new: Rubric) -> DifferenceLine:
    name = old.criterion(one.old_key or "") if one.key is None else new.criterion(one.key)
    said = [str(CHANGES[change]) for change in one.changes if change in CHANGES]
    if Change.WEIGHT in one.changes:
        was, now = number(one.old_weight, 2), number(one.new_weight, 2)
        said.insert(0, _("weight %(was)s, now %(now)s", was=was, now=now))
    if Change.RENAMED in one.changes and one.old_key:
        said.append(
            _("before: “%(title)s”", title=old.criterion(one.old_key).title.get(get_locale().language))
        )
    return DifferenceLine(name.title, tuple(said), str(TRENDS[one.trend]), one.trend is Trend.GOES_ON)


def _others(found: Differences) -> tuple[str, ...]:
    said = {
        _("The bands, and with them the words for a score, are others."): found.bands,
        _("The title or the description says something else."): found.texts,
        _("It is made for other conversations."): found.applies_to,
    }
    return tuple(text for text, holds in said.items() if holds)
