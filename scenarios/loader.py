"""Scenario files turned into scenarios, with errors that say file, line and what to do."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rubrics.document import Document, DocumentError, Path, read
from rubrics.problems import Problem
from scenarios.problems import problem
from scenarios.schema import Scenario


class ScenarioError(ValueError):
    """A file that is no scenario; `problems` says why, line by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(each) for each in problems))
        self.problems = problems


def parse(text: str, *, source: str) -> Scenario:
    """The scenario of a file's text; `source` is the file's name for the messages."""
    return parse_located(text, source=source)[0]


def parse_located(text: str, *, source: str) -> tuple[Scenario, Document]:
    """The scenario together with the lines of its parts, for the linter."""
    try:
        document = read(text)
    except DocumentError as error:
        code = error.code.replace("RB", "SC")
        raise ScenarioError((problem(code, file=source, line=error.line, what=error.detail),)) from error
    try:
        return Scenario.model_validate(document.data), document
    except ValidationError as error:
        errors = _causes(error.errors(include_url=False))
        problems = {_problem(details, source, document) for details in errors}
        raise ScenarioError(tuple(sorted(problems, key=lambda p: (p.line, p.code, p.message.en)))) from error


def _causes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too short" for a list that is only short because of what is wrong inside it."""
    return [
        each
        for each in errors
        if each["type"] != "too_short"
        or not any(other is not each and other["loc"][: len(each["loc"])] == each["loc"] for other in errors)
    ]


def _problem(details: ErrorDetails, source: str, document: Document) -> Problem:
    path: Path = tuple(details["loc"])
    where = ".".join(str(part) for part in path) or "(file)"
    kind = details["type"]
    allowed = ", ".join(f"{key}: {value}" for key, value in details.get("ctx", {}).items() if key != "error")
    what = f"{where} = {str(details['input'])[:60]!r}" + (f" [{allowed}]" if allowed else "")
    if path and path[-1] in ("it", "en") and kind in ("missing", "string_too_short"):
        code, what = "SC007", where
    elif kind == "extra_forbidden":
        code, what = "SC005", where
    elif kind == "missing":
        code, what = "SC008", where
    elif path[:1] == ("pillars",) and kind == "literal_error":
        code, what = "SC015", str(details["input"])
    else:
        code = "SC006"
    return problem(code, file=source, line=document.line(path), what=what)


@cache
def library() -> Mapping[str, Scenario]:
    """The shipped scenarios by id, in the order of their ids."""
    folder = resources.files("scenarios") / "library"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            scenario = parse(file.read_text(encoding="utf-8"), source=f"scenarios/library/{file.name}")
            found[scenario.id] = scenario
    return MappingProxyType(found)


def content_hash(scenario: Scenario) -> str:
    """A hash of everything in the scenario; an attempt pins it."""
    return hashlib.blake2b(scenario.model_dump_json().encode(), digest_size=16).hexdigest()
