"""The list of a team's facts, and one of them with its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from flask_babel.speaklater import LazyString

from qa_app.accounts.queries import TeamRef
from qa_app.teams.forms import EndForm, FactForm, FilterForm
from qa_app.teams.forms.facts import KINDS
from qa_app.teams.queries import FactVersion
from qa_app.ui.vocabulary import name_of

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FactLine:
    """A version of a fact in the list; `state`: now, expiring, later, expired."""

    key: str
    statement: str
    kind: str
    value: str
    state: str
    valid_from: date | None
    valid_to: date | None
    source_name: str
    source_link: str
    for_all: bool


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The facts of a team that match the filter."""

    template: ClassVar[str] = "teams/facts.html"
    team: TeamRef
    lines: tuple[FactLine, ...]
    form: FilterForm
    may_edit: bool
    any_at_all: bool
    states: dict[str, LazyString]


@dataclass(frozen=True, slots=True)
class FactPage:
    """A fact to state or to change; `versions` are newest first, none for a new one."""

    template: ClassVar[str] = "teams/fact.html"
    team: TeamRef
    form: FactForm
    end: EndForm | None = None
    key: str = ""
    versions: tuple[FactVersion, ...] = ()
    may_edit: bool = True

    @property
    def newest(self) -> FactVersion | None:
        """The version that a change would follow."""
        return self.versions[0] if self.versions else None


def lines_of(
    facts: Iterable[FactVersion], language: str, today: date, *, state: str, words: str
) -> tuple[FactLine, ...]:
    """The versions that were not replaced, in the wanted state, whose words hold all that were typed."""
    found = (_line(fact, language, today) for fact in facts if not fact.replaced and _holds(fact, words))
    kept = [
        line for line in found if state in {"all", line.state} or (state, line.state) == ("now", "expiring")
    ]
    return tuple(sorted(kept, key=lambda line: (line.statement.casefold(), line.valid_from or date.min)))


def _line(fact: FactVersion, language: str, today: date) -> FactLine:
    return FactLine(
        key=fact.key,
        statement=fact.said(language),
        kind=name_of(KINDS, fact.kind),
        value=fact.value,
        state=_state(fact, today),
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        source_name=fact.source_name,
        source_link=fact.source_link,
        for_all=fact.team_id is None,
    )


def _state(fact: FactVersion, today: date) -> str:
    if fact.valid_to and fact.valid_to < today:
        return "expired"
    if fact.valid_from and fact.valid_from > today:
        return "later"
    return "expiring" if fact.valid_to and fact.valid_to <= today + SOON else "now"


def _holds(fact: FactVersion, words: str) -> bool:
    text = " ".join((*fact.statements.values(), *sum(fact.topics.values(), ()), fact.value)).casefold()
    return all(word in text for word in words.casefold().split())
