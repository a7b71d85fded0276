"""The list of rubrics, one rubric's life, and beginning a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask_babel import get_locale
from flask_babel import gettext as _

from qa_app.scorecards.forms import ImportForm, NewForm
from qa_app.scorecards.queries import Draft, Rule, VersionLine
from qa_app.scorecards.service import FALLBACK
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, REASONS, name_of
from rubrics.problems import Problem
from rubrics.schema import AppliesTo
from rubrics.sheets import sheet_of_text


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list."""

    id: int
    rubric_id: str
    title: str
    edited_at: datetime
    edited_by: str


@dataclass(frozen=True, slots=True)
class RubricLine:
    """A rubric in the list; `current` is None where none is in use."""

    id: str
    title: str
    current: VersionLine | None
    draft: DraftLine | None
    archived: int
    applies: str
    rules: tuple[str, ...]
    is_fallback: bool
    published_by: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Every rubric."""

    template: ClassVar[str] = "scorecards/index.html"
    rubrics: tuple[RubricLine, ...]
    can_edit: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A version in the history of its rubric, and the one before it."""

    version: VersionLine
    by: str
    note: str
    before: VersionLine | None


@dataclass(frozen=True, slots=True)
class RubricPage:
    """One rubric: what is in use, its draft, its history."""

    template: ClassVar[str] = "scorecards/rubric.html"
    line: RubricLine
    history: tuple[HistoryLine, ...]
    can_edit: bool


@dataclass(frozen=True, slots=True)
class NewPage:
    """Beginning a rubric: empty, from a copy, or from a file; `taken` is the rubric that is there already."""

    template: ClassVar[str] = "scorecards/new.html"
    form: NewForm
    file: ImportForm
    faults: tuple[Problem, ...] = ()
    is_unreadable: bool = False
    taken: str = ""
    taken_draft: int | None = None


@dataclass(frozen=True, slots=True)
class Stock:
    """All that the lists are made of."""

    versions: tuple[VersionLine, ...]
    drafts: tuple[Draft, ...]
    rules: tuple[Rule, ...]
    teams: Mapping[int | None, str]
    names: Mapping[int | None, str]
    notes: Mapping[int, str]


def index_page(stock: Stock, *, can_edit: bool) -> IndexPage:
    """The list: what is in use first."""
    ids = dict.fromkeys([line.rubric_id for line in stock.versions] + [d.rubric_id for d in stock.drafts])
    lines = [rubric_line(stock, rubric_id) for rubric_id in ids]
    lines.sort(key=lambda line: (line.current is None, not line.is_fallback, line.title.casefold()))
    return IndexPage(tuple(lines), can_edit)


def rubric_page(stock: Stock, rubric_id: str, *, can_edit: bool) -> RubricPage:
    """One rubric and its history, newest first."""
    own = [line for line in stock.versions if line.rubric_id == rubric_id]
    pairs = zip(own, [*own[1:], None], strict=True)
    history = tuple(
        HistoryLine(line, said_by(line.published_by, stock.names), stock.notes.get(line.id, ""), before)
        for line, before in pairs
    )
    return RubricPage(rubric_line(stock, rubric_id), history, can_edit)


def rubric_line(stock: Stock, rubric_id: str) -> RubricLine:
    """A rubric out of the stock."""
    own = [line for line in stock.versions if line.rubric_id == rubric_id]
    current = next((line for line in own if line.is_current), None)
    shown = current or next(iter(own), None)
    draft = next((_draft_line(d, stock.names) for d in stock.drafts if d.rubric_id == rubric_id), None)
    language = get_locale().language
    return RubricLine(
        id=rubric_id,
        title=shown.rubric.title.get(language) if shown else draft.title if draft else rubric_id,
        current=current,
        draft=draft,
        archived=len([line for line in own if not line.is_current]),
        applies=applies_said(shown.rubric.applies_to) if shown else "",
        rules=tuple(rule_said(rule, stock.teams) for rule in stock.rules if rule.rubric_id == rubric_id),
        is_fallback=rubric_id == FALLBACK,
        published_by=said_by(current.published_by, stock.names) if current else "",
    )


def applies_said(made_for: AppliesTo) -> str:
    """The conversations that a rubric is made for, in words."""
    said = [
        *(name_of(CHANNELS, channel) for channel in made_for.channels),
        *(name_of(LANGUAGES, language) for language in made_for.languages),
        *(name_of(REASONS, reason) for reason in made_for.reasons),
    ]
    return " · ".join(said)


def rule_said(rule: Rule, teams: Mapping[int | None, str]) -> str:
    """The conditions of a rule, in words."""
    said = []
    if rule.team_id is not None:
        said.append(teams.get(rule.team_id, "–"))
    for words, value in ((CHANNELS, rule.channel), (LANGUAGES, rule.language), (REASONS, rule.reason)):
        if value is not None:
            said.append(name_of(words, value))
    return " · ".join(said) or _("every conversation")


def said_by(user_id: int | None, names: Mapping[int | None, str]) -> str:
    """Who published it; the library is nobody."""
    return _("came with Pilastri") if user_id is None else names.get(user_id, "–")


def _draft_line(draft: Draft, names: Mapping[int | None, str]) -> DraftLine:
    title = sheet_of_text(draft.content).title.get(get_locale().language) or draft.rubric_id
    return DraftLine(draft.id, draft.rubric_id, title, draft.edited_at, names.get(draft.edited_by, "–"))


def people_in(versions: Sequence[VersionLine], drafts: Sequence[Draft]) -> set[int | None]:
    """Everybody who is named on these pages."""
    return {line.published_by for line in versions} | {draft.edited_by for draft in drafts}
