"""What is wrong with a rubric file: a stable code, the line, what is the matter and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from rubrics.document import Path
from rubrics.words import Text

NO_DETAIL = Text(it="un altro valore", en="another value")


@dataclass(frozen=True, slots=True)
class Remark:
    """A code at a place of the data; the linter turns the place into a line."""

    code: str
    path: Path
    detail: str = ""
    wanted: Text = NO_DETAIL


class Severity(StrEnum):
    """An error keeps the rubric from being used; advice does not."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one line; `path` is its place in the data, criteria in one flat list."""

    code: str
    file: str
    line: int
    message: Text
    remedy: Text
    severity: Severity = Severity.ERROR
    path: Path = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message.en} {self.remedy.en}"


class RubricError(ValueError):
    """A rubric that cannot be used; `problems` holds all that was found, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
