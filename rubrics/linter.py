"""Check a rubric file: all that is wrong with it, each with its line and what to do."""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from rubrics.codes import problem
from rubrics.document import Document, DocumentError, Path, read
from rubrics.meaning import remarks
from rubrics.problems import Problem, Remark, Severity
from rubrics.schema import Rubric
from rubrics.wanted import wanted
from rubrics.words import Text

# What the schema adds to a path that the file does not have.
_TEXT_FIELDS = frozenset({"it", "en"})


def check(text: str, *, source: str) -> tuple[Problem, ...]:
    """Every problem of a rubric's text in the order of its lines; none means that it can be published."""
    return examine(text, source=source)[1]


def examine(text: str, *, source: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The rubric, or None if any problem is an error; and all problems, advice included."""
    try:
        document = read(text)
    except DocumentError as error:
        return None, (problem(error.code, file=source, line=error.line, detail=error.detail),)
    return judge(document, source=source)


def judge(document: Document, *, source: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """What `examine` says of data that are read already; without their lines all of it is at line 1."""
    data, origin = flatten(document.data)
    try:
        rubric = Rubric.model_validate(data)
    except ValidationError as error:
        found = [_from_schema(dict(e)) for e in error.errors(include_url=False)]
        return None, _problems(found, document, origin, source)
    problems = _problems(list(remarks(rubric)), document, origin, source)
    refused = any(p.severity is Severity.ERROR for p in problems)
    return None if refused else rubric, problems


def flatten(data: Any) -> tuple[Any, dict[int, Path]]:
    """Data with `pillars:` turned into flat criteria, and where each criterion stands in the file."""
    if not isinstance(data, dict) or not isinstance(data.get("pillars"), list) or "criteria" in data:
        return data, {}
    criteria: list[Any] = []
    origin: dict[int, Path] = {}
    for number, pillar in enumerate(data["pillars"]):
        inside = pillar.get("criteria") if isinstance(pillar, dict) else None
        well_formed = isinstance(inside, list) and set(pillar) == {"key", "criteria"}
        if not well_formed:  # the schema then names the line
            origin[len(criteria)] = ("pillars", number)
            criteria.append(pillar)
            continue
        for position, criterion in enumerate(inside or []):
            origin[len(criteria)] = ("pillars", number, "criteria", position)
            given = isinstance(criterion, dict) and "pillar" not in criterion
            criteria.append({**criterion, "pillar": pillar["key"]} if given else criterion)
    rest = {key: value for key, value in data.items() if key != "pillars"}
    return {**rest, "criteria": criteria}, origin


def _in_file(path: Path, origin: dict[int, Path]) -> Path:
    if len(path) > 1 and path[0] == "criteria" and path[1] in origin:
        return (*origin[int(path[1])], *path[2:])
    return path


def _from_schema(error: dict[str, Any]) -> Remark:
    where: Path = tuple(error["loc"])
    name = str(where[-1]) if where else "?"
    kind = error["type"]
    if kind == "missing":
        if name == "sentence":
            return Remark("RB009", where)
        if name == "evidence":
            return Remark("RB010", where)
        return Remark("RB008" if name in _TEXT_FIELDS else "RB006", where, name)
    if kind == "extra_forbidden":
        return Remark("RB005", where, name)
    if name in _TEXT_FIELDS and kind in {"string_too_short", "string_type"}:
        return Remark("RB008", where, name)
    return Remark("RB007", where, _named(where), wanted(kind, error.get("ctx", {})))


def _named(path: Path) -> str:
    """The last name of a path: a number says nothing to the reader of a file."""
    return next((part for part in reversed(path) if isinstance(part, str)), "rubric")


def _problems(
    found: list[Remark], document: Document, origin: dict[int, Path], source: str
) -> tuple[Problem, ...]:
    placed: dict[tuple[int, str, str, Text, Path], Path] = {}
    for one in found:
        line = document.line(_in_file(one.path, origin))
        # Without lines two faults are the same only at the same place.
        place = () if document.lines else one.path
        placed.setdefault((line, one.code, one.detail, one.wanted, place), one.path)
    return tuple(
        replace(problem(code, file=source, line=line, detail=detail, wanted=instead), path=path)
        for (line, code, detail, instead, _), path in sorted(placed.items(), key=lambda item: item[0][:3])
    )
