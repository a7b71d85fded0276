"""The editor's form: names are places in the rubric (`criteria-3-title-it`), so that one reader reads all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from werkzeug.datastructures import MultiDict

from rubrics.sheets import Sheet, sheet_of

ROOTS = frozenset({"title", "description", "applies_to", "bands", "criteria"})
MAX_FIELDS = 20_000
MAX_DEPTH = 7
MAX_ROWS = 100


@dataclass(frozen=True, slots=True)
class Posted:
    """A sheet as sent, the lock it was loaded with, and the button: its verb and what it is about."""

    sheet: Sheet
    lock: int
    verb: str
    argument: str
    rubric_id: str
    begun: str

    def is_of(self, rubric_id: str, begun: datetime) -> bool:
        """Whether the page was that of this draft: numbers of drafts that are gone are given again."""
        return (self.rubric_id, self.begun) == (rubric_id, begun.isoformat())

    @property
    def place(self) -> tuple[str, int | None]:
        """What the button is about: rows of a name, of the criterion of a number."""
        name, _, number = self.argument.partition(":")
        return name, int(number) if number.isascii() and number.isdigit() and len(number) < 4 else None

    @property
    def locked(self) -> tuple[str, ...]:
        """Keys whose weight is locked."""
        return tuple(line.key for line in self.sheet.criteria if line.locked)

    @property
    def removed(self) -> tuple[str, ...]:
        """Keys that are marked to go."""
        return tuple(line.key for line in self.sheet.criteria if line.removed)


def read_sheet(fields: MultiDict[str, str]) -> Posted:
    """The form as it came. Other names are not read; of a field sent twice the last value counts."""
    root: dict[str, Any] = {}
    for number, (name, values) in enumerate(fields.lists()):
        parts = name.split("-")
        if number < MAX_FIELDS and parts[0] in ROOTS and len(parts) <= MAX_DEPTH:
            _put(root, parts, values[-1])
    verb, _, argument = fields.get("action", "save").partition(":")
    lock = fields.get("lock", "")
    number = int(lock) if lock.isascii() and lock.isdigit() and len(lock) <= 9 else 0
    names = fields.get("rubric_id", "")[:60], fields.get("begun", "")[:60]
    return Posted(sheet_of(_listed(root)), number, verb, argument, *names)


def _place(number: str) -> tuple[int, str]:
    """The order of whole numbers, without reading one that is too long to be one of ours."""
    return len(number), number


def _put(root: dict[str, Any], parts: Sequence[str], value: str) -> None:
    here = root
    for part in parts[:-1]:
        inner = here.setdefault(part, {})
        if not isinstance(inner, dict):
            return
        here = inner
    here.setdefault(parts[-1], value)


def _listed(data: Any) -> Any:
    """Mappings whose keys are numbers become lists, in the order of the numbers."""
    if not isinstance(data, dict):
        return data
    numbers = [key for key in data if key.isascii() and key.isdigit()]
    if numbers:
        return [_listed(data[key]) for key in sorted(numbers, key=_place)][:MAX_ROWS]
    return {key: _listed(inner) for key, inner in data.items()}
