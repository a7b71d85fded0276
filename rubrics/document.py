"""YAML 1.2 to plain data with the line of every value, in bounded time and memory.

The data are built from the parser's events, so nothing is ever constructed but text, numbers,
true, false, null, lists and mappings; aliases are refused, which leaves no way to grow a small file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 10_000

Path: TypeAlias = tuple[str | int, ...]


class DocumentError(ValueError):
    """A text that is not usable YAML. `code` is the linter's, `detail` fills its message."""

    def __init__(self, code: str, line: int, detail: str = "") -> None:
        super().__init__(f"{code} at line {line}: {detail}")
        self.code = code
        self.line = line
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file, and the line (from 1) at which each value of it stands."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of the value at a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass
class _Open:
    """A list or mapping being filled; a mapping waits for a key or, if `key` is set, for its value."""

    value: list[Any] | dict[str, Any]
    path: Path
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, len(self.value) if isinstance(self.value, list) else self.key or "")


@dataclass
class _Builder:
    lines: dict[Path, int] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def take(self, event: Event) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise DocumentError("RB001", line, "more than one document")
        elif isinstance(event, AliasEvent):
            raise DocumentError("RB003", line, str(event.anchor))
        elif isinstance(event, CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, CollectionStartEvent):
            self._open(event, line)
        elif isinstance(event, ScalarEvent):
            self._scalar(event, line)

    def _open(self, event: CollectionStartEvent, line: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise DocumentError("RB002", line, f"more than {MAX_DEPTH} levels deep")
        value: list[Any] | dict[str, Any] = {} if isinstance(event, MappingStartEvent) else []
        path = self._place(value, line)
        self.stack.append(_Open(value, path))

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            if event.value in top.value:
                raise DocumentError("RB004", line, event.value)
            top.key = event.value
            self.lines[(*top.path, event.value)] = line
            return
        self._place(_plain(event), line)

    def _place(self, value: Any, line: int) -> Path:
        if len(self.lines) >= MAX_VALUES:
            raise DocumentError("RB002", line, f"more than {MAX_VALUES} values")
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        path = top.next_path()
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            raise DocumentError("RB001", line, "a list or mapping as a key")
        else:
            top.value[top.key] = value
            top.key = None
        self.lines.setdefault(path, line)
        return path


@cache
def _resolver() -> VersionedResolver:
    return VersionedResolver(version="1.2")


_READ: dict[str, Callable[[str], Any]] = {
    "int": lambda text: int(text, 0) if text[:2].lower() in {"0x", "0o"} else int(text),
    "float": float,
    "bool": lambda text: text.lower() == "true",
    "null": lambda _: None,
}


def _plain(event: ScalarEvent) -> Any:
    if not event.implicit[0]:
        return event.value
    tag = str(_resolver().resolve(ScalarNode, event.value, (True, False))).rsplit(":", 1)[-1]
    try:
        return _READ[tag](event.value) if tag in _READ else event.value
    except ValueError:  # .inf, a date, a number too long to be one: text, which the schema then judges
        return event.value


def read(text: str) -> Document:
    """The document of a text. Raises `DocumentError` at the first thing that makes it unreadable."""
    if len(text) > MAX_CHARACTERS:
        raise DocumentError("RB002", 1, f"more than {MAX_CHARACTERS} characters")
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DocumentError("RB001", mark.line + 1 if mark else 1, str(error.problem or "")) from error
    except YAMLError as error:
        raise DocumentError("RB001", 1, str(error).splitlines()[0]) from error
    return Document(builder.root, builder.lines)
