"""Where the templates of `pilastri analyse` come from: a file of the team's, or the conversations."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from nlp.canned.mining import Miner
from nlp.canned.sentences import masked_names
from nlp.canned.templates import Template
from nlp.dialogue_file import RecordError, from_record
from nlp.types import Speaker
from qa_app.cli.lines import LineError, numbered, record


def given(file: Path) -> tuple[Template, ...]:
    """The templates of a file, one a line. Raises OSError or UnicodeError."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return tuple(Template(line.strip()) for line in dict.fromkeys(lines) if line.strip())


def learned(stream: BinaryIO) -> tuple[Template, ...]:
    """The sentences that agents repeat in several conversations of the stream; bad lines are passed over."""
    miner = Miner()
    for line in numbered(stream):
        try:
            transcript = from_record(record(line))
        except (LineError, RecordError):
            continue
        turns = [turn for turn in transcript.turns if turn.speaker is Speaker.AGENT]
        authors = dict.fromkeys(turn.author for turn in turns)
        names = masked_names((transcript.agent, transcript.customer, *authors))
        miner.learn((turn.text for turn in turns), names)
    return miner.templates()


@contextmanager
def rereadable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself where it can go back, else a copy of it on disk for as long as it is needed."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        copyfileobj(stream, copy)
        copy.seek(0)
        yield copy
