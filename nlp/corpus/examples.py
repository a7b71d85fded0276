"""The corpus as the models are fitted on it: conversations with their labels and what the rules find.

Conversations under `known/` were at hand when the phrase lists were written: on them the rules find more
than on any others. So a share of what they find there is left out, lest the models trust them too much.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.conversation import Conversation
from nlp.dialogue_file import from_record
from nlp.judging.features import Context, Features
from nlp.judging.labels import context_of
from nlp.pipeline import Engine

FOLDER = Path(__file__).parent
FOLDS = 5
# Share of the rules' evidence that is left out in known conversations.
LEFT_OUT = 0.35
_EVIDENCE = frozenset({"e", "er", "h", "hn"})


@dataclass(frozen=True)
class Example:
    """A conversation, its record with the labels, and the rules' findings."""

    record: dict[str, Any]
    context: Context
    is_known: bool

    @property
    def conversation(self) -> Conversation:
        """The prepared conversation."""
        return self.context.conversation

    @property
    def language(self) -> str:
        """`it` or `en`."""
        return self.conversation.language

    @property
    def fold(self) -> int:
        """Which part of the corpus it is left out with in cross-validation; its id alone decides."""
        return zlib.crc32(str(self.record["id"]).encode()) % FOLDS


def records(folder: Path = FOLDER) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every labelled conversation in the order of the files, and whether it is a known one."""
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line), file.parent.name == "known"


def examples(folder: Path = FOLDER) -> list[Example]:
    """The corpus made ready."""
    engine = Engine()
    found = []
    for record, is_known in records(folder):
        conversation = engine.prepare(from_record(record), record["lang"])
        context = context_of(conversation, engine.rules(conversation))
        found.append(Example(record, context, is_known))
    return found


def thinned(features: Features, key: str) -> Features:
    """The features without the share of the rules' evidence that is left out, chosen by a checksum."""
    kept = {
        kind: values
        if kind not in _EVIDENCE
        else [value for value in values if _stays(f"{key} {kind}:{value}")]
        for kind, values in features.kinds.items()
    }
    return Features(kept, features.words)


def _stays(key: str) -> bool:
    return zlib.crc32(key.encode()) % 1000 >= LEFT_OUT * 1000
