"""A week's conversations through the importers and the engine, the way files come in on any other day."""

import json
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.demo.plan import Entry
from qa_app.importers import reading
from qa_app.importers.types import ImportOptions
from qa_app.transcripts.service import analysing, storing


class DemoDataError(RuntimeError):
    """A shipped conversation that the importers refuse: a defect of the product."""


def bring(entries: Sequence[Entry], cast: Cast, *, first_run: date, zone: tzinfo, at: datetime) -> None:
    """Import and analyse some conversations; those that are there already are left alone."""
    names = {agent.code: agent.name for agent in plan.agents()}
    for team in plan.teams():
        mine = [entry for entry in entries if entry.team == team]
        lines = [entry for entry in mine if entry.file is None]
        _save(_jsonl(lines, team, first_run, zone), storing.Details(f"{team.lower()}.jsonl"), None, at=at)
        for entry in mine:
            if entry.file is not None:
                details = storing.Details(
                    entry.file,
                    cast.teams[team],
                    names[entry.agent],
                    entry.channel,
                    entry.started_at(first_run, zone),
                )
                _save(plan.data(entry.file), details, entry.lang, at=at)


def _jsonl(entries: Sequence[Entry], team: str, first_run: date, zone: tzinfo) -> bytes:
    records = plan.records(team)
    dated = (
        {**records[entry.id], "started_at": entry.started_at(first_run, zone).isoformat()}
        for entry in entries
    )
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in dated).encode()


def _save(data: bytes, details: storing.Details, language: str | None, *, at: datetime) -> None:
    if not data:
        return
    result = reading.read(data, details.filename, options=ImportOptions(language=language))
    problems = [p for c in result.conversations for p in c.problems] + list(result.problems)
    refused = [problem.code for problem in problems if problem.severity == "error"]
    if refused:
        raise DemoDataError(f"{details.filename}: {', '.join(refused)}")
    for revision_id in storing.save(result, details, at=at, by=None).revision_ids:
        analysing.ensure_analysis(revision_id, at=at)
