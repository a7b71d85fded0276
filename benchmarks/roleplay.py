"""How long the server takes for one roleplay reply: whole attempts in both languages, through the pages."""

import re
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from qa_app.accounts import service as accounts
from qa_app.accounts.service import NewUser
from qa_app.core.config import load
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.factory import create_app
from scenarios.loader import library

REPLIES = 200
BUDGET = 0.050
EMAIL, PASSWORD = "benchmark@example.com", "only for the benchmark"
SCRIPT = {"Accept": "application/json"}


def application(folder: Path) -> Flask:
    """An application of its own, on an empty database in a folder."""
    settings = load({"PILASTRI_INSTANCE": str(folder)})
    app = create_app(settings, RATELIMIT_ENABLED=False, WTF_CSRF_ENABLED=False)
    with app.app_context():
        db.create_all()
        accounts.ensure_roles()
        accounts.create_user(NewUser(EMAIL, "Benchmark", PASSWORD, (Role.AGENT,), ()), at=datetime.now(UTC))
    return app


def value(html: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    if found is None:
        raise ValueError(f"the page has no field {name}")
    return found.group(1)


def play(
    client: FlaskClient, scenario: str, language: str, replies: tuple[str, ...]
) -> list[tuple[float, float]]:
    """The seconds of every reply of one attempt, by the wall clock and of this process alone."""
    started = client.post(f"/practice/scenarios/{scenario}", data={"language": language})
    address = started.headers["Location"]
    foot, took = client.get(address).text, list[tuple[float, float]]()
    for text in replies:
        form = {"text": text, "key": value(foot, "key"), "turn": value(foot, "turn")}
        begun, busy = time.perf_counter(), time.process_time()
        answer = client.post(f"{address}/reply", data=form, headers=SCRIPT)
        took.append((time.perf_counter() - begun, time.process_time() - busy))
        if answer.json["ended"]:
            break
        foot = answer.json["foot"]
    return took


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def measured() -> list[tuple[float, float]]:
    """The seconds of at least REPLIES replies, once every language has been heard."""
    runs = [(s.id, e.language, e.replies) for s in library().values() for e in s.examples]
    with tempfile.TemporaryDirectory() as folder:
        client = application(Path(folder)).test_client()
        client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})
        for run in runs:
            play(client, *run)
        took: list[tuple[float, float]] = []
        while len(took) < REPLIES:
            for run in runs:
                took += play(client, *run)
        return took


def main() -> None:
    """Print the percentiles beside the budget; where other work shares the cores, read the second column."""
    took = measured()
    wall, busy = ([pair[column] for pair in took] for column in (0, 1))
    print(
        f"one roleplay reply, {len(took)} of them, budget {BUDGET * 1000:.0f} ms at p95; ms and share of it"
    )
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99)):
        found = [percentile(values, share) for values in (wall, busy)]
        shown = "   ".join(f"{value * 1000:4.0f} ms ({value / BUDGET:.2f})" for value in found)
        print(f"{name:>8}   {shown}")


if __name__ == "__main__":
    main()
