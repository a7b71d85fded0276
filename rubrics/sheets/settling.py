"""What saving does: removed rows go, new things get keys, answers fit their type, weights total 100."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import fsum, isclose

from rubrics.criteria import CriterionType
from rubrics.sheets.changing import PROVISIONAL, first_points
from rubrics.sheets.fields import CauseLine, ConditionLine, CriterionLine, RangeLine, Sheet
from rubrics.weights import NoRoomError, fill

LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Settled:
    """The sheet to keep, and the weights that changed for others' sake: key, before, after."""

    sheet: Sheet
    rebalanced: tuple[tuple[str, str, str], ...] = ()
    no_room: bool = False


def settle(sheet: Sheet, before: Sheet, *, with_removals: bool = True) -> Settled:
    """The sheet as it is kept. `before` is what was stored: a weight that differs from it was set by hand."""
    sheet = _without_removed(sheet, criteria=with_removals)
    sheet = replace(sheet, criteria=tuple(_fitting(line) for line in sheet.criteria))
    return _weighed(_keyed(sheet), before)


def _without_removed(sheet: Sheet, *, criteria: bool) -> Sheet:
    gone = {line.key for line in sheet.criteria if line.removed and criteria}
    kept = tuple(_pruned(line, gone) for line in sheet.criteria if line.key not in gone)
    return replace(sheet, criteria=kept, bands=tuple(band for band in sheet.bands if not band.removed))


def _pruned(line: CriterionLine, gone: Collection[str]) -> CriterionLine:
    """Without its removed rows, and without what it said of removed criteria."""
    return replace(
        line,
        points=tuple(point for point in line.points if not point.removed),
        ranges=tuple(one for one in line.ranges if not one.removed),
        causes=tuple(cause for cause in line.causes if not cause.removed),
        held_by=tuple(key for key in line.held_by if key not in gone),
        shown_if=ConditionLine() if line.shown_if.criterion in gone else line.shown_if,
        suggestion=None if line.without_rule else line.suggestion,
        without_rule=False,
    )


def _fitting(line: CriterionLine) -> CriterionLine:
    """With answers of its type: what belongs to another type goes when the type is changed."""
    kinds = {kind.value for kind in CriterionType}
    if line.type == line.type_was or line.type not in kinds:
        return replace(line, type_was=line.type)
    is_number, is_text = line.type == CriterionType.NUMBER.value, line.type == CriterionType.TEXT.value
    from_scale = {CriterionType.SCALE.value, CriterionType.CHOICE.value} == {line.type, line.type_was}
    points = line.points if from_scale else first_points(line.type)
    if line.type != CriterionType.CHOICE.value:
        points = tuple(replace(point, score="") for point in points)
    return replace(
        line,
        type_was=line.type,
        points=points,
        ranges=(line.ranges or (RangeLine(), RangeLine())) if is_number else (),
        unit=line.unit if is_number else type(line.unit)(),
        weight="0" if is_text else line.weight,
        causes=() if is_text else line.causes,
        cause_required=line.cause_required and not is_text,
    )


def _keyed(sheet: Sheet) -> Sheet:
    """New criteria and causes get their keys from their titles; keys that exist stay for ever."""
    named: dict[str, str] = {}
    taken = {line.key for line in sheet.criteria}
    for line in sheet.criteria:
        if line.key.startswith(PROVISIONAL) and not line.title.is_blank:
            named[line.key] = fresh_key(line.title.en or line.title.it, taken)
            taken.add(named[line.key])
    return replace(sheet, criteria=tuple(_renamed(line, named) for line in sheet.criteria))


def _renamed(line: CriterionLine, named: dict[str, str]) -> CriterionLine:
    asked = line.shown_if.criterion
    return replace(
        line,
        key=named.get(line.key, line.key),
        held_by=tuple(named.get(key, key) for key in line.held_by),
        shown_if=replace(line.shown_if, criterion=named.get(asked, asked)),
        causes=_causes(line.causes),
    )


def _causes(causes: tuple[CauseLine, ...]) -> tuple[CauseLine, ...]:
    taken = {cause.key for cause in causes if cause.key}
    keyed = []
    for cause in causes:
        if not cause.key and not cause.text.is_blank:
            cause = replace(cause, key=fresh_key(cause.text.en or cause.text.it, taken))  # noqa: PLW2901
            taken.add(cause.key)
        keyed.append(cause)
    return tuple(keyed)


def fresh_key(title: str, taken: Collection[str] = ()) -> str:
    """A key out of a title that is none of those taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    key = (key if key[:1].isalpha() else f"k_{key}".rstrip("_"))[: LONGEST_KEY - 3].rstrip("_")
    if key not in taken:
        return key
    return next(name for n in range(2, 100) if (name := f"{key}_{n}") not in taken)


def _weighed(sheet: Sheet, before: Sheet) -> Settled:
    """With weights that total 100: what is locked or was set by hand stays, the others share the rest."""
    given = {line.key: line.weight for line in sheet.criteria if line.is_weighed}
    weights = {key: number for key, text in given.items() if (number := _number(text)) is not None}
    fresh = [key for key, text in given.items() if not text]
    if not given or len(weights) + len(fresh) < len(given):
        return Settled(sheet)
    if not fresh and isclose(fsum(weights.values()), 100, abs_tol=0.004):
        return Settled(sheet)
    known = {line.key: _number(line.weight) for line in before.criteria if line.is_weighed}
    kept = {line.key for line in sheet.criteria if line.locked and line.key in weights}
    kept |= {key for key, weight in weights.items() if key in known and known[key] != weight}
    # A new criterion begins with an equal share of the whole.
    weights |= dict.fromkeys(fresh, round(100 / len(given), 2))
    try:
        shared = fill({key: weights[key] for key in given}, kept=() if len(given) == 1 else kept | set(fresh))
    except NoRoomError:
        return replace(_with_weights(sheet, weights), no_room=True)
    return _with_weights(sheet, shared)


def _with_weights(sheet: Sheet, weights: dict[str, float]) -> Settled:
    criteria, rebalanced = [], []
    for line in sheet.criteria:
        fresh = f"{weights[line.key]:g}" if line.key in weights else line.weight
        if _number(fresh) != _number(line.weight):
            if line.weight:
                rebalanced.append((line.key, line.weight, fresh))
            line = replace(line, weight=fresh)  # noqa: PLW2901
        criteria.append(line)
    return Settled(replace(sheet, criteria=tuple(criteria)), tuple(rebalanced))


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None
