"""What the linter found, each beside the field that it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubrics.problems import Problem, Severity
from rubrics.sheets import Pair, Sheet
from rubrics.words import Text

_PAIRS = frozenset({"title", "guideline", "evidence", "unit"})
_ROWS = frozenset({"points", "ranges", "causes"})
_GROUPS = _ROWS | {"suggestion", "shown_if", "held_by"}
_SINGLE = frozenset(
    {"type", "weight", "critical", "owner", "pillar", "comment", "cause_required", "replaces"}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: `place` is the name of the field, `where` the criterion's title."""

    code: str
    message: Text
    remedy: Text
    is_error: bool
    place: str
    where: Pair | None = None

    @property
    def anchor(self) -> str:
        """The id of the field on the page."""
        return f"f-{self.place}"


@dataclass(frozen=True, slots=True)
class Faults:
    """All of a draft's faults; errors keep it from being published, advice does not."""

    all: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What must be mended."""
        return tuple(fault for fault in self.all if fault.is_error)

    @property
    def advice(self) -> tuple[Fault, ...]:
        """What may be mended."""
        return tuple(fault for fault in self.all if not fault.is_error)

    @property
    def by_place(self) -> Mapping[str, tuple[Fault, ...]]:
        """Faults by the name of their field."""
        places = dict.fromkeys(fault.place for fault in self.all)
        return {place: tuple(f for f in self.all if f.place == place) for place in places}

    def inside(self, place: str) -> tuple[Fault, ...]:
        """Faults of a place and of all fields inside it."""
        return tuple(f for f in self.all if f.place == place or f.place.startswith(f"{place}-"))


def faults_of(problems: Sequence[Problem], sheet: Sheet) -> Faults:
    """Faults in the order of the page."""
    found = [_fault(problem, sheet) for problem in problems]
    names = [f"criteria-{number}" for number in range(len(sheet.criteria))]
    order = {name: number for number, name in enumerate(names)}
    return Faults(tuple(sorted(found, key=lambda fault: order.get("-".join(fault.place.split("-")[:2]), -1))))


def _fault(problem: Problem, sheet: Sheet) -> Fault:
    parts = tuple(str(part) for part in problem.path)
    place = place_of(parts, sheet)
    names = place.split("-")
    is_inside = len(names) > 1 and names[0] == "criteria"
    where = sheet.criteria[int(names[1])].title if is_inside else None
    is_error = problem.severity is Severity.ERROR
    return Fault(problem.code, problem.message, problem.remedy, is_error, place, where)


def place_of(path: Sequence[str], sheet: Sheet) -> str:
    """The field, or the group of fields, in which what stands at a path is written."""
    head, *rest = path or ("title",)
    if head in ("title", "description"):
        return f"{head}-{rest[0] if rest else 'it'}"
    if head == "bands":
        return "bands"
    if head not in ("criteria", "pillars"):
        return "applies_to" if head == "applies_to" else "title-it"
    if head == "pillars" or not rest or int(rest[0]) >= len(sheet.criteria):
        return "criteria"
    return f"criteria-{rest[0]}{_inside(rest[1:], sheet, int(rest[0]))}"


def _inside(path: Sequence[str], sheet: Sheet, number: int) -> str:
    """What stands inside a criterion: nothing where its type shows no such field."""
    if not path:
        return ""
    name, line = path[0], sheet.criteria[number]
    asks = {"points": line.has_points, "ranges": line.type == "number", "unit": line.type == "number"}
    if not asks.get(name, True) or (name == "suggestion" and line.suggestion is None):
        return ""
    if name in _PAIRS:
        return f"-{name}-{path[1] if len(path) > 1 else 'it'}"
    return f"-{name}" if name in _GROUPS | _SINGLE else ""
