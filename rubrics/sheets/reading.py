"""Plain data to a sheet: from a file, or from the fields of a page. What makes no sense stays blank."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from rubrics.document import read
from rubrics.linter import flatten
from rubrics.sheets.fields import (
    Audience,
    BandLine,
    CauseLine,
    ConditionLine,
    CriterionLine,
    Pair,
    PointLine,
    RangeLine,
    Sheet,
)

Row = TypeVar("Row")
MOST_ROWS = 100


def sheet_of_text(text: str) -> Sheet:
    """The sheet of a draft's text; raises DocumentError for what is no YAML."""
    return sheet_of(data_of_text(text))


@lru_cache(maxsize=32)
def data_of_text(text: str) -> Any:
    """The plain data of a draft's text, criteria in one list; what was edited is JSON, quick to read."""
    if text.startswith("{"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass
    return flatten(read(text).data)[0]


def sheet_of(data: Any) -> Sheet:
    """The sheet of plain data."""
    audience = _inside(data, "applies_to")
    return Sheet(
        id=_text(data, "id"),
        title=_pair(data, "title"),
        description=_pair(data, "description"),
        applies_to=Audience(*(_names(audience, name) for name in ("channels", "languages", "reasons"))),
        bands=_rows(data, "bands", _band),
        criteria=_rows(data, "criteria", _criterion),
    )


def _criterion(data: Any) -> CriterionLine:
    plain = CriterionLine()
    rule = data.get("suggestion")
    kind = _text(data, "type", plain.type)
    return CriterionLine(
        key=_text(data, "key"),
        replaces=_text(data, "replaces"),
        pillar=_text(data, "pillar"),
        owner=_text(data, "owner", plain.owner),
        type=kind,
        type_was=_text(data, "type_was", kind),
        title=_pair(data, "title"),
        guideline=_pair(data, "guideline"),
        evidence=_pair(data, "evidence"),
        weight=_text(data, "weight"),
        locked=_flag(data, "locked"),
        critical=_critical(data.get("critical")),
        not_applicable=_flag(data, "not_applicable", default=True),
        shown_if=_condition(_inside(data, "shown_if")),
        held_by=_names(data, "held_by"),
        comment=_text(data, "comment", plain.comment),
        points=_rows(data, "points", _point),
        unit=_pair(data, "unit"),
        ranges=_rows(data, "ranges", _range),
        causes=_rows(data, "causes", _cause),
        cause_required=_flag(data, "cause_required"),
        suggestion=rule if isinstance(rule, dict) else None,
        without_rule=_flag(data, "without_rule"),
        removed=_flag(data, "removed"),
    )


def _band(data: Any) -> BandLine:
    return BandLine(_text(data, "at_least"), _pair(data, "label"), _flag(data, "removed"))


def _point(data: Any) -> PointLine:
    texts = _pair(data, "label"), _pair(data, "sentence")
    return PointLine(_text(data, "value"), *texts, _text(data, "score"), _flag(data, "removed"))


def _range(data: Any) -> RangeLine:
    limits = _text(data, "at_least"), _text(data, "below"), _text(data, "score")
    return RangeLine(*limits, _pair(data, "label"), _flag(data, "removed"))


def _cause(data: Any) -> CauseLine:
    return CauseLine(_text(data, "key"), _pair(data, "text"), _flag(data, "outside"), _flag(data, "removed"))


def _condition(data: Any) -> ConditionLine:
    limits = _text(data, "at_least"), _text(data, "below")
    return ConditionLine(_text(data, "criterion"), _names(data, "values"), *limits)


def _critical(given: Any) -> str:
    if isinstance(given, bool):
        return "agent" if given else ""
    return given if isinstance(given, str) else ""


def _inside(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _pair(data: Any, name: str) -> Pair:
    found = _inside(data, name)
    return Pair(_text(found, "it"), _text(found, "en"))


def _rows(data: Any, name: str, row: Callable[[Any], Row]) -> tuple[Row, ...]:
    found = data.get(name) if isinstance(data, dict) else None
    rows = found[:MOST_ROWS] if isinstance(found, list) else []
    return tuple(row(one) for one in rows if isinstance(one, dict))


def _names(data: Any, name: str) -> tuple[str, ...]:
    found = data.get(name) if isinstance(data, dict) else None
    rows = found[:MOST_ROWS] if isinstance(found, list) else []
    return tuple(text for one in rows if (text := _said(one)))


def _text(data: Any, name: str, default: str = "") -> str:
    found = data.get(name) if isinstance(data, dict) else None
    return default if found is None else _said(found)


def _said(value: Any) -> str:
    """As a person would type it: 8, not 8.0. Line ends as scripts send them; browsers send CR LF."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def _flag(data: Any, name: str, *, default: bool = False) -> bool:
    found = data.get(name)
    return default if found is None else found in (True, "1")
