"""The editor: a draft as a form, what the linter says beside each field, and what a removal takes along."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from qa_app.scorecards.pages.faults import Faults, faults_of
from qa_app.scorecards.pages.ruling import RuleText, rule_text
from qa_app.scorecards.queries import Draft, VersionLine
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, REASONS
from rubrics.schema import PILLARS, CriterionType
from rubrics.sheets import CriterionLine, Pair, Sheet, judged, text_of
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the page came back: what happened, what is safe, what to do. `theirs` offers the other's draft."""

    title: str
    message: str
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion of the form with what stands around it."""

    number: int
    line: CriterionLine
    name: str
    weight_was: float | None
    lost: tuple[str, ...]
    rule: RuleText | None
    earlier: tuple[CriterionLine, ...]

    @property
    def field(self) -> str:
        """The beginning of its fields' names."""
        return f"criteria-{self.number}"

    @property
    def asked(self) -> CriterionLine | None:
        """The criterion that its condition is about."""
        key = self.line.shown_if.criterion
        return next((line for line in self.earlier if line.key == key), None)


@dataclass(frozen=True, slots=True)
class EditPage:
    """A draft to work on."""

    template: ClassVar[str] = "scorecards/edit.html"
    draft: Draft
    sheet: Sheet
    criteria: tuple[CriterionRow, ...]
    faults: Faults
    total: str
    base: VersionLine | None
    gone: tuple[CriterionLine, ...]
    edited_by: str
    edited_at: datetime
    refusal: Refusal | None = None
    opened: str = ""
    types: ClassVar[tuple[str, ...]] = tuple(kind.value for kind in CriterionType)
    pillars: ClassVar[Mapping[str, Text]] = PILLARS
    channels: ClassVar[Mapping[str, LazyString]] = CHANNELS
    languages: ClassVar[Mapping[str, LazyString]] = LANGUAGES
    reasons: ClassVar[Mapping[str, LazyString]] = REASONS

    @property
    def is_first(self) -> bool:
        """Whether the rubric was never published."""
        return self.base is None


@dataclass(frozen=True, slots=True)
class Marks:
    """What the address remembers between two savings: locked weights, criteria marked to go, the open one."""

    locked: Collection[str] = ()
    removed: Collection[str] = ()
    opened: str = ""


def edit_page(
    draft: Draft,
    sheet: Sheet,
    base: VersionLine | None,
    *,
    edited_by: str,
    marks: Marks,
    refusal: Refusal | None = None,
) -> EditPage:
    """The page of a sheet, stored or just typed."""
    lines = tuple(
        replace(
            line,
            locked=line.locked or line.key in marks.locked,
            removed=line.removed or line.key in marks.removed,
        )
        for line in sheet.criteria
    )
    sheet = replace(sheet, criteria=lines)
    faults = faults_of(judged(text_of(sheet))[1], sheet)
    kept = {line.key for line in lines}
    gone = () if base is None else tuple(c.key for c in base.rubric.criteria if c.key not in kept)
    return EditPage(
        draft=draft,
        sheet=sheet,
        criteria=tuple(_row(number, sheet, base) for number in range(len(lines))),
        faults=faults,
        total=total_of(sheet),
        base=base,
        gone=tuple(_line_of(base, key) for key in gone),
        edited_by=edited_by,
        edited_at=draft.edited_at,
        refusal=refusal,
        opened=marks.opened,
    )


def total_of(sheet: Sheet) -> str:
    """What the weights come to, as far as they are numbers."""
    total = 0.0
    for line in sheet.criteria:
        try:
            total += float(line.weight.replace(",", ".")) if line.is_weighed else 0
        except ValueError:
            continue
    return f"{round(total, 2):g}"


def name_of_line(line: CriterionLine) -> str:
    """The title of a criterion, or that it has none yet."""
    return line.title.get(get_locale().language) or _("Untitled criterion")


def _line_of(base: VersionLine | None, key: str) -> CriterionLine:
    title = None if base is None else base.rubric.criterion(key).title
    return CriterionLine(key=key, title=Pair() if title is None else Pair(title.it, title.en))


def _row(number: int, sheet: Sheet, base: VersionLine | None) -> CriterionRow:
    line = sheet.criteria[number]
    before = {} if base is None else {c.key: c.weight for c in base.rubric.criteria}
    was = before.get(line.key)
    changed = was is not None and line.is_weighed and f"{was:g}" != line.weight
    return CriterionRow(
        number=number,
        line=line,
        name=name_of_line(line),
        weight_was=was if changed else None,
        lost=_lost(line, sheet, has_trend=line.key in before),
        rule=rule_text(line.suggestion),
        earlier=sheet.criteria[:number],
    )


def _lost(line: CriterionLine, sheet: Sheet, *, has_trend: bool) -> tuple[str, ...]:
    """What goes with a criterion."""
    said = []
    sentences = sum(not point.sentence.is_blank for point in line.points)
    if sentences:
        said.append(ngettext("%(num)s sentence", "%(num)s sentences", sentences))
    if line.causes:
        said.append(ngettext("%(num)s cause", "%(num)s causes", len(line.causes)))
    if line.suggestion is not None:
        said.append(_("its rule of suggestion"))
    hanging = [
        name_of_line(other)
        for other in sheet.criteria
        if other.shown_if.criterion == line.key or line.key in other.held_by
    ]
    if hanging:
        said.append(_("what hangs on it: %(names)s", names=", ".join(hanging)))
    if has_trend:
        said.append(_("its trend, which ends with this version"))
    return tuple(said)
