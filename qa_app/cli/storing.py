"""Files into the database in batches: memory stays flat, and a stop loses one batch at most."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from qa_app.accounts import service as accounts
from qa_app.cli import files, output
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.jobs import queue
from qa_app.importers import reading
from qa_app.importers.types import ImportedConversation, ImportOptions, ImportResult, Problem
from qa_app.transcripts.service import analysing, storing

BATCH = 50
# Read line by line, so that a file may be of any size.
STREAMED = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the person who imports says where the files do not."""

    team: str | None = None
    agent: str | None = None
    day: datetime | None = None
    lang: str | None = None
    channel: str | None = None


class Import:
    """One run over any number of files, with its counts. Needs an application context."""

    def __init__(self, gaps: Gaps, *, at_once: bool) -> None:
        self._gaps = gaps
        self._at_once = at_once
        self._team_id = accounts.create_team(gaps.team).id if gaps.team else None
        self.added = 0
        self.known = 0
        self.refused = 0
        self.has_refused = False

    def file(self, path: Path) -> None:
        """Import one file and say how far it is after each batch."""
        options = ImportOptions(language=self._gaps.lang, channel=self._gaps.channel)
        try:
            if path.suffix.lower() in STREAMED:
                with path.open("rb") as stream:
                    head = ImportResult("jsonl", reading.VERSIONS["jsonl"], _hash(path))
                    self._items(path, head, reading.iterate(stream, path.name, options=options))
                return
        except OSError as error:
            files.unreadable(path, error)
            self.has_refused = True
            return
        result = files.read(path, options)
        if result is None:
            self.has_refused = True
        else:
            self._items(path, result, chain(result.problems, result.conversations))

    def _items(self, path: Path, head: ImportResult, items: Iterator[ImportedConversation | Problem]) -> None:
        added = known = 0
        while batch := list(islice(items, BATCH)):
            problems = tuple(item for item in batch if isinstance(item, Problem))
            conversations = tuple(item for item in batch if isinstance(item, ImportedConversation))
            self._complain(path, problems, conversations)
            saved = self._store(path, replace(head, conversations=conversations, problems=problems))
            added += len(saved.revision_ids)
            known += saved.already_known
            output.progress("import.progress", file=str(path), added=added, known=known)
        self.added += added
        self.known += known

    def _complain(
        self, path: Path, problems: tuple[Problem, ...], conversations: tuple[ImportedConversation, ...]
    ) -> None:
        self.has_refused |= files.complain(path, problems)
        self.refused += sum(problem.severity == "error" for problem in problems)
        for conversation in conversations:
            if files.complain(path, conversation.problems):
                self.has_refused = True
                self.refused += 1

    def _store(self, path: Path, result: ImportResult) -> storing.Saved:
        gaps = self._gaps
        details = storing.Details(path.name, self._team_id, gaps.agent, gaps.channel, gaps.day)
        now = clock.now()
        saved = storing.save(result, details, at=now, by=None)
        if self._at_once:
            for revision_id in saved.revision_ids:
                analysing.ensure_analysis(revision_id, at=now)
        elif saved.revision_ids:
            payload = {"revision_ids": list(saved.revision_ids)}
            queue.enqueue(analysing.JOB, payload, at=now, total=len(saved.revision_ids))
            db.session.commit()
        db.session.expunge_all()
        return saved


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
