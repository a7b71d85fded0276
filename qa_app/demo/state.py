"""What the instance folder remembers of the demonstration: its first day, how far it came, its logins."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

FILE = "demo.json"


@dataclass(frozen=True, slots=True)
class Login:
    """A login that the terminal names. The password was made here and stands nowhere else."""

    role: str
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class State:
    """`week` is the next one to load; `done` that everything is there. A load that stopped goes on there."""

    first_run: date
    week: int = 0
    done: bool = False
    logins: tuple[Login, ...] = ()

    def password(self, email: str) -> str:
        """The password of a user."""
        return next(login.password for login in self.logins if login.email == email)


def new(first_run: date, people: Iterable[tuple[str, str]]) -> State:
    """A load that begins, with a password made at random for each (role, address)."""
    logins = tuple(Login(role, email, secrets.token_urlsafe(9)) for role, email in people)
    return State(first_run, logins=logins)


def load(instance: Path) -> State | None:
    """What was kept, None where nothing was."""
    try:
        kept = json.loads((instance / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    logins = tuple(Login(**login) for login in kept["logins"])
    return State(date.fromisoformat(kept["first_run"]), kept["week"], kept["done"], logins)


def save(state: State, instance: Path) -> None:
    """Keep it, for the owner of the installation alone; never half written."""
    kept = {**asdict(state), "first_run": state.first_run.isoformat()}
    path = instance / f"{FILE}.new"
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(kept, file, ensure_ascii=False, indent=2)
    path.replace(instance / FILE)


def advanced(state: State, week: int) -> State:
    """The same with one more week loaded."""
    return replace(state, week=week)
