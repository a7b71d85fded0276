"""What models were fitted on, as a checksum in their heads: a test sees when they are out of date."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_NLP = Path(__file__).parents[1]
# What names the features; the phrase lists, which change the evidence far more often, are left out.
_SOURCES = ("judging/features.py", "judging/views.py")


@cache
def digest() -> str:
    """A checksum over the labelled conversations and the sources that read their features."""
    whole = hashlib.sha256()
    for file in _files():
        content = file.read_bytes()
        whole.update(f"{file.relative_to(_NLP).as_posix()} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:16]


def _files() -> Iterator[Path]:
    yield from sorted((_NLP / "corpus").rglob("*.jsonl"))
    yield from (_NLP / source for source in _SOURCES)
