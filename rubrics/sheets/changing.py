"""What a button does to a sheet: another criterion, another row, one place up or down."""

from dataclasses import replace
from typing import Any

from rubrics.criteria import CriterionType
from rubrics.sheets.fields import BandLine, CauseLine, CriterionLine, Pair, PointLine, RangeLine, Sheet

MOST_CRITERIA = 100
MOST = {"points": 10, "ranges": 20, "causes": 20, "bands": 10}
PROVISIONAL = "new_criterion_"
SCALE_LABELS = (
    Pair("Molto sotto lo standard", "Well below the standard"),
    Pair("Sotto lo standard", "Below the standard"),
    Pair("In linea con lo standard", "In line with the standard"),
    Pair("Sopra lo standard", "Above the standard"),
    Pair("Eccellente", "Excellent"),
)
BANDS = ("0", "12.5", "37.5", "62.5", "87.5")


def empty_sheet(rubric_id: str, title: Pair) -> Sheet:
    """A rubric to begin with: the usual bands, and one criterion that waits for its words."""
    pairs = reversed(tuple(zip(BANDS, SCALE_LABELS, strict=True)))
    bands = tuple(BandLine(at_least, label) for at_least, label in pairs)
    return add_criterion(Sheet(id=rubric_id, title=title, bands=bands))


def add_criterion(sheet: Sheet) -> Sheet:
    """The sheet with a criterion more at its end, a scale of five that weighs nothing yet."""
    if len(sheet.criteria) >= MOST_CRITERIA:
        return sheet
    taken = {line.key for line in sheet.criteria}
    key = next(name for n in range(1, MOST_CRITERIA + 2) if (name := f"{PROVISIONAL}{n}") not in taken)
    kind = CriterionType.SCALE.value
    fresh = CriterionLine(key=key, weight="", type_was=kind, points=first_points(kind))
    return replace(sheet, criteria=(*sheet.criteria, fresh))


def first_points(kind: str) -> tuple[PointLine, ...]:
    """The points that a criterion of a type begins with."""
    if kind == CriterionType.SCALE.value:
        return tuple(PointLine(str(n), label) for n, label in enumerate(SCALE_LABELS, start=1))
    if kind == CriterionType.YES_NO.value:
        return PointLine("0", Pair("No", "No")), PointLine("1", Pair("Sì", "Yes"))
    if kind == CriterionType.CHOICE.value:
        return PointLine("1", score="0"), PointLine("2", score="100")
    return ()


def add_row(sheet: Sheet, name: str, number: int | None = None) -> Sheet:
    """The sheet with one more band, or one more point, range or cause of the criterion of that number."""
    if name == "bands" and len(sheet.bands) < MOST["bands"]:
        return replace(sheet, bands=(*sheet.bands, BandLine()))
    if number is None or not 0 <= number < len(sheet.criteria) or name not in MOST or name == "bands":
        return sheet
    line = sheet.criteria[number]
    rows: tuple[Any, ...] = getattr(line, name)
    if len(rows) >= MOST[name]:
        return sheet
    changed: dict[str, Any] = {name: (*rows, _row(line, name))}
    return with_criterion(sheet, number, replace(line, **changed))


def _row(line: CriterionLine, name: str) -> PointLine | RangeLine | CauseLine:
    if name == "points":
        values = [int(point.value) for point in line.points if point.value.lstrip("-").isdigit()]
        return PointLine(str(max(values, default=0) + 1))
    return RangeLine() if name == "ranges" else CauseLine()


def move(sheet: Sheet, number: int, step: int) -> Sheet:
    """The sheet with a criterion moved; at either end it stays."""
    place = number + step
    if not (0 <= number < len(sheet.criteria) and 0 <= place < len(sheet.criteria)):
        return sheet
    criteria = list(sheet.criteria)
    criteria.insert(place, criteria.pop(number))
    return replace(sheet, criteria=tuple(criteria))


def with_criterion(sheet: Sheet, number: int, line: CriterionLine) -> Sheet:
    """The sheet with another line in that place."""
    return replace(sheet, criteria=(*sheet.criteria[:number], line, *sheet.criteria[number + 1 :]))
