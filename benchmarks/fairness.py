"""Whether what says nothing of the service changes how it is judged: each swap over whole conversations.

For every kind of swap and language, the share of conversations whose labels, sentiment, outcome and pillars
stay identical, and the share of turns whose labels do. Typos, a foreigner's grammar and a sector's words may
change how clear the language is: its pillar, accessibility and jargon are left out of those.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.swapping import SWAPS, Record
from nlp.dialogue_file import from_record
from nlp.pipeline import Engine
from rubrics.loader import library
from rubrics.suggestions import pillars, suggest

CORPUS = Path(__file__).parents[1] / "nlp" / "corpus"
PARTS = ("labels", "sentiment", "outcome", "pillars")
_WORDING = frozenset({"typos", "non-native", "sector", "region"})
_ABOUT_WORDING = ("clear_language", "accessibility")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is judged: labels and sentiment of every turn, resolved and formality, the suggested pillars."""

    labels: tuple[tuple[str, ...], ...]
    sentiment: tuple[float | None, ...]
    outcome: tuple[str | None, ...]
    pillars: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Change:
    """A turn that is judged otherwise after a swap, or -1 for the whole conversation."""

    kind: str
    conversation: str
    turn: int
    part: str
    before: object
    after: object
    text: str


class Judge:
    """The engine and the rubric of the pillars."""

    def __init__(self) -> None:
        self._engine = Engine()
        self._rubric = library()["service_pillars"]

    def judged(self, record: Record, *, wording: bool = True) -> Outcome:
        """How a conversation is judged; without `wording`, apart from what is about the words themselves."""
        transcript = from_record(record)
        found = self._engine.analyse(transcript)
        moods = {m.turn: m.value for m in found.measures if m.name == "sentiment"}
        verdicts = (found.verdict("resolved"), found.verdict("formality"))
        values = dict(pillars(suggest(self._rubric, found, transcript), self._rubric))
        turns = range(len(transcript.turns))
        labels = (tuple(label for label in found.labels(n) if wording or label != "jargon") for n in turns)
        return Outcome(
            tuple(labels),
            tuple(moods.get(n) for n in turns),
            tuple(verdict.value if verdict else None for verdict in verdicts),
            {key: value for key, value in values.items() if wording or key not in _ABOUT_WORDING},
        )


def changes(judge: Judge, kind: str, record: Record) -> list[Change] | None:
    """What a swap changes in the judgement of a conversation; None where there is nothing to swap."""
    swapped = SWAPS[kind](record)
    if swapped == record:
        return None
    wording = kind not in _WORDING
    before, after = judge.judged(record, wording=wording), judge.judged(swapped, wording=wording)
    found = []
    name = str(record.get("id", ""))
    for part in ("labels", "sentiment"):
        for turn, (one, other) in enumerate(zip(getattr(before, part), getattr(after, part), strict=True)):
            if one != other:
                found.append(Change(kind, name, turn, part, one, other, swapped["turns"][turn]["text"]))
    whole = ((part, getattr(before, part), getattr(after, part)) for part in ("outcome", "pillars"))
    found += [Change(kind, name, -1, part, one, other, "") for part, one, other in whole if one != other]
    return found


def conversations(folder: Path, language: str) -> Iterator[dict[str, Any]]:
    """The conversations of a language in the files of a folder, in order."""
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("lang") == language:
                yield record


def table(judge: Judge, records: Iterable[Record], language: str) -> Iterator[str]:
    """The lines of the table of a language."""
    given = list(records)
    yield f"{language:12} {'swapped':>8} {'same':>6} " + " ".join(f"{part:>9}" for part in (*PARTS, "turns"))
    for kind in SWAPS:
        found = [(record, result) for record in given if (result := changes(judge, kind, record)) is not None]
        if not found:
            continue
        touched = Counter(part for _, result in found for part in {change.part for change in result})
        turns = sum(len(record["turns"]) for record, _ in found)
        other = sum(change.part == "labels" for _, result in found for change in result)
        same = sum(not result for _, result in found) / len(found)
        shares = [1 - touched[part] / len(found) for part in PARTS] + [1 - other / turns]
        yield f"{kind:12} {len(found):8} {same:6.3f} " + " ".join(f"{share:9.3f}" for share in shares)


def main() -> int:
    """Print the table of each language, and with `--list` every change of the kinds named after it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    judge = Judge()
    for language in ("it", "en"):
        records = list(conversations(folder, language))
        if "--list" in sys.argv:
            for kind in sys.argv[sys.argv.index("--list") + 1 :]:
                for record in records:
                    for change in changes(judge, kind, record) or ():
                        print(change)
            continue
        for line in table(judge, records, language):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
