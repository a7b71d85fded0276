"""A sheet to plain data and text. What is at its default is left out, as in the files of the library."""

import json
from functools import lru_cache
from math import isfinite
from typing import Any

from pydantic import ValidationError

from rubrics.document import Document
from rubrics.linter import judge
from rubrics.loader import dump, written
from rubrics.problems import Problem
from rubrics.schema import Rubric
from rubrics.sheets.fields import Audience, ConditionLine, CriterionLine, Pair, PointLine, RangeLine, Sheet
from rubrics.sheets.reading import data_of_text

LONGEST_NUMBER = 20


def text_of(sheet: Sheet) -> str:
    """The text under which a draft is kept: JSON, which is YAML too and quicker to read."""
    return json.dumps(data_of(sheet), ensure_ascii=False, indent=1)


def judged(text: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The rubric of a draft's text, None if any problem is an error; and all problems with their places."""
    return _judged(text)


@lru_cache(maxsize=32)
def _judged(text: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    return judge(Document(data_of_text(text), {}), source="draft")


def sketch(text: str) -> Rubric | None:
    """The rubric as far as it goes, with dots for texts that are missing; None if even so it is none."""
    try:
        return Rubric.model_validate(_dotted(data_of_text(text)))
    except ValidationError:
        return None


def _dotted(data: Any) -> Any:
    if isinstance(data, list):
        return [_dotted(inner) for inner in data]
    if not isinstance(data, dict):
        return data
    if set(data) == {"it", "en"}:
        return {name: text or "…" for name, text in data.items()}
    return {name: _dotted(inner) for name, inner in data.items()}


def yaml_of(text: str) -> str:
    """A draft's text as the file that a person keeps; one that is no rubric yet stays as it is typed."""
    data = data_of_text(text)
    try:
        return dump(Rubric.model_validate(data))
    except ValidationError:
        return written(data)


def data_of(sheet: Sheet) -> dict[str, Any]:
    """The data of a sheet, criteria in one flat list."""
    audience = _audience(sheet.applies_to)
    return {
        "id": sheet.id,
        "title": _both(sheet.title),
        "description": _both(sheet.description),
        **({"applies_to": audience} if audience else {}),
        "bands": [{"at_least": _number(b.at_least), "label": _both(b.label)} for b in sheet.bands],
        "criteria": [_criterion(line) for line in sheet.criteria],
    }


def _criterion(line: CriterionLine) -> dict[str, Any]:
    data: dict[str, Any] = {
        "key": line.key,
        "replaces": line.replaces or None,
        "pillar": line.pillar or None,
        "owner": line.owner,
        "type": line.type,
        "title": _both(line.title),
        "guideline": _both(line.guideline),
        "evidence": _both(line.evidence),
        "weight": _number(line.weight),
        "critical": line.critical or None,
        "shown_if": _condition(line.shown_if),
        "held_by": list(line.held_by) or None,
        "points": [_point(point) for point in line.points] or None,
        "unit": None if line.unit.is_blank else _both(line.unit),
        "ranges": [_range(one) for one in line.ranges] or None,
        "causes": [_cause(one.key, one.text, outside=one.outside) for one in line.causes] or None,
        "suggestion": None if line.without_rule else line.suggestion,
    }
    plain = CriterionLine()
    for name in ("type", "not_applicable", "comment", "cause_required"):
        value = getattr(line, name)
        data[name] = None if value == getattr(plain, name) else value
    return {name: value for name, value in data.items() if value is not None}


def _audience(audience: Audience) -> dict[str, Any]:
    lists = {"channels": audience.channels, "languages": audience.languages, "reasons": audience.reasons}
    return {name: list(values) for name, values in lists.items() if values}


def _point(point: PointLine) -> dict[str, Any]:
    data = {"value": _number(point.value), "label": _both(point.label), "sentence": _both(point.sentence)}
    return data | ({"score": _number(point.score)} if point.score else {})


def _range(one: RangeLine) -> dict[str, Any]:
    limits = {"at_least": one.at_least, "below": one.below}
    data: dict[str, Any] = {name: _number(limit) for name, limit in limits.items() if limit}
    return data | {"score": _number(one.score), "label": _both(one.label)}


def _cause(key: str, text: Pair, *, outside: bool) -> dict[str, Any]:
    return {"key": key, "text": _both(text), **({"outside": True} if outside else {})}


def _condition(line: ConditionLine) -> dict[str, Any] | None:
    if not line.criterion:
        return None
    data: dict[str, Any] = {"criterion": line.criterion}
    if line.values:
        data["values"] = [_number(value) for value in line.values]
    limits = {"at_least": line.at_least, "below": line.below}
    return data | {name: _number(limit) for name, limit in limits.items() if limit}


def _both(pair: Pair) -> dict[str, str]:
    return {"it": pair.it, "en": pair.en}


def _number(text: str) -> int | float | str:
    """The number that was typed, with a comma or a point; anything else stays as typed, for the linter."""
    plain = text.replace(",", ".")
    if len(plain) > LONGEST_NUMBER:
        return text
    try:
        number = float(plain)
    except ValueError:
        return text
    if not isfinite(number):
        return text
    return int(number) if number.is_integer() else number
