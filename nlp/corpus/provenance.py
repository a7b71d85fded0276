"""What models were fitted on, as a checksum in their heads: a test sees when they are out of date."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_NLP = Path(__file__).parents[1]
# What names the features; the phrase lists, which change the evidence far more often, are left out.
_SOURCES = ("judging/features.py", "judging/views.py")
_OWN_SOURCES = {"terms": ("judging/term_units.py", "judging/term_features.py", "judging/terms.py")}


@cache
def digest(model: str) -> str:
    """A checksum over the labelled conversations and the sources that read a model's features."""
    whole = hashlib.sha256()
    for file in _files(_OWN_SOURCES.get(model, _SOURCES)):
        content = file.read_bytes()
        whole.update(f"{file.relative_to(_NLP).as_posix()} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:16]


def _files(sources: Iterable[str]) -> Iterator[Path]:
    yield from sorted((_NLP / "corpus").rglob("*.jsonl"))
    yield from (_NLP / source for source in sources)
