"""The demonstration's script as it ships: people, conversations with their day, and what reviewers think."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from importlib import resources
from typing import Any

WEEKS = 12


@dataclass(frozen=True, slots=True)
class DemoAgent:
    """A person who is judged, and the teams they work for; the first one is home."""

    code: str
    name: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A person who signs in; `agent` is the code of their own agent record."""

    email: str
    name: str
    roles: tuple[str, ...]
    teams: tuple[str, ...] = ()
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A conversation of the demonstration.

    `day` counts back from the first run. `values` are what a person thinks of it, by criterion; None does
    not apply. `wrong` is (turn, label) of a finding that a person rejects, `words` a quotation
    (criterion, turn, text) that they attach. `file` is set for what does not come from JSON Lines.
    """

    id: str
    week: int
    day: int
    at: time
    team: str
    agent: str
    lang: str
    values: Mapping[str, int | None]
    wrong: tuple[int, str] | None = None
    words: tuple[str, int, str] | None = None
    file: str | None = None
    channel: str | None = None

    def started_at(self, first_run: date, zone: tzinfo) -> datetime:
        """When the conversation began, seen from the day of the first run; no two began at once."""
        return datetime.combine(first_run - timedelta(days=self.day), self.at, zone)


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """Every conversation, oldest week first."""
    rows = (json.loads(line) for line in text("plan.jsonl").splitlines())
    return tuple(_entry(row) for row in rows)


def _entry(row: dict[str, Any]) -> Entry:
    read: dict[str, Any] = {**row, "at": time.fromisoformat(row["at"])}
    read |= {name: tuple(row[name]) for name in ("wrong", "words") if name in row}
    return Entry(**read)


@lru_cache(maxsize=1)
def _people() -> dict[str, Any]:
    return tomllib.loads(text("people.toml"))


def teams() -> tuple[str, ...]:
    """The names of the teams."""
    return tuple(_people()["teams"])


def agents() -> tuple[DemoAgent, ...]:
    """Everybody who is judged."""
    return tuple(DemoAgent(row["code"], row["name"], tuple(row["teams"])) for row in _people()["agents"])


def users() -> tuple[DemoUser, ...]:
    """Everybody who signs in; the first of each role is the one that the terminal names."""
    return tuple(
        DemoUser(
            row["email"], row["name"], tuple(row["roles"]), tuple(row.get("teams", ())), row.get("agent")
        )
        for row in _people()["users"]
    )


@lru_cache(maxsize=1)
def comments() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What reviewers write: language, criterion, `low` or `high`."""
    return tomllib.loads(text("comments.toml"))


def records(team: str) -> dict[str, dict[str, Any]]:
    """The conversations of a team's JSON Lines file by id."""
    lines = text("conversations", f"{team.lower()}.jsonl").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def data(name: str) -> bytes:
    """A conversation's own file."""
    return (resources.files("qa_app.demo") / "conversations" / name).read_bytes()


def text(*path: str) -> str:
    """A file of this package."""
    return resources.files("qa_app.demo").joinpath(*path).read_text(encoding="utf-8")
