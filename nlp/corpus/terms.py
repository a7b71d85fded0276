"""Fits the model of terms: of the words that may be one, those that the corpus names in `jargon_terms`.

The glossary grew with the known conversations and with every other file of the fresh ones: there it finds
more than anywhere else. So a share of its lines is left out in them, chosen by a checksum, until it finds as
much as in files that nobody had seen.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlp.conversation import Conversation
from nlp.corpus.examples import FOLDER, FOLDS
from nlp.corpus.fitting import Fitted, Samples, fit, write
from nlp.dialogue_file import from_record
from nlp.judging.features import Features, Value
from nlp.judging.term_features import term_view
from nlp.judging.terms import MODEL, OUTPUT, Candidate, Said, best, candidates
from nlp.pipeline import Engine
from nlp.terms import Span
from nlp.types import LANGUAGES

VERSION = "1"
C = 0.1
# Shares of the glossary that are left out; fresh files that came last were never looked at.
LEFT_OUT_KNOWN, LEFT_OUT_SEEN = 0.45, 0.3
NEVER_SEEN = ("ia3", "il3", "er5", "ia5", "ir4")
# Thresholds that are tried, in units of the fitted weights.
TRIED = tuple(step / 10 for step in range(-25, 11))
# Thresholds whose F1 differs by less are as good: the strictest of them is taken.
NOISE = 0.004


@dataclass(frozen=True)
class Labelled:
    """A conversation, its record, and the share of the glossary that is left out in it."""

    conversation: Conversation
    record: dict[str, Any]
    left_out: float

    def leave(self, phrase: str) -> bool:
        """Whether this line of the glossary is left out here."""
        return zlib.crc32(f"{phrase} {self.record['id']}".encode()) % 1000 < self.left_out * 1000

    @property
    def fold(self) -> int:
        """Which part it is left out with; as for the other models, its id alone decides."""
        return zlib.crc32(str(self.record["id"]).encode()) % FOLDS

    @property
    def gold(self) -> frozenset[str]:
        """The terms that the agents' turns were found to hold."""
        turns = (turn for turn in self.record["turns"] if turn["speaker"] == "agent")
        return frozenset(term.lower() for turn in turns for term in turn.get("jargon_terms") or ())


def labelled(folder: Path = FOLDER) -> list[Labelled]:
    """Every conversation of the corpus made ready, in the order of the files."""
    engine = Engine()
    found = []
    for file in sorted(folder.rglob("*.jsonl")):
        for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            conversation = engine.prepare(from_record(record), record["lang"])
            found.append(Labelled(conversation, record, _left_out(file)))
    return found


def _left_out(file: Path) -> float:
    if file.parent.name == "known":
        return LEFT_OUT_KNOWN
    is_seen = not file.stem.startswith(NEVER_SEEN) and file.stem[-1:] in set("13579")
    return LEFT_OUT_SEEN if is_seen else 0.0


@dataclass(frozen=True)
class Read:
    """What may be a term in a conversation: turn, place in it, lower-case text."""

    turn: int
    candidate: Candidate
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in its turn."""
        return self.candidate.span


def read(one: Labelled) -> list[Read]:
    """The candidates of a conversation, as the check comes upon them."""
    said = Said(set())
    found: list[Read] = []
    for place, turn in enumerate(one.conversation.turns):
        if turn.is_customer:
            said.known.update(turn.folded)
        elif turn.is_agent:
            view = term_view(one.conversation, place, said.known, one.leave)
            for candidate in candidates(view, said):
                start, after = candidate.span
                text = turn.text[turn.starts[start] : turn.ends[after - 1]].lower()
                found.append(Read(turn.index, candidate, text))
    return found


def samples(corpus: Sequence[Labelled], found: Sequence[Sequence[Read]]) -> Samples:
    """One sample a candidate."""
    rows = [(one, item) for one, items in zip(corpus, found, strict=True) for item in items]
    return Samples(
        [_features(item.candidate.names) for _, item in rows],
        np.array([[item.text in one.gold] for one, item in rows], dtype=bool),
        np.array([one.fold for one, _ in rows]),
        [one.conversation.language for one, _ in rows],
    )


def _features(names: Iterable[str]) -> Features:
    kinds: defaultdict[str, list[Value]] = defaultdict(list)
    for name in names:
        kind, _, value = name.partition(":")
        kinds[kind].append(value)
    return Features(kinds, frozenset())


def fit_terms(corpus: Sequence[Labelled]) -> dict[str, float]:
    """Fit and write the model; F1 of exact terms by language, each conversation judged unseen."""
    found = [read(one) for one in corpus]
    fitted = fit(samples(corpus, found), c=C)
    limits, reached = {}, {}
    for language in LANGUAGES:
        f1 = {tried: _f1(corpus, _terms(found, fitted, tried), language) for tried in TRIED}
        limits[language] = max(tried for tried in TRIED if f1[tried] >= max(f1.values()) - NOISE)
        reached[language] = f1[limits[language]]
    write(MODEL, VERSION, (OUTPUT,), fitted, {language: [limit] for language, limit in limits.items()})
    return reached


def _terms(found: Sequence[Sequence[Read]], fitted: Fitted, limit: float) -> list[set[str]]:
    """The terms that each conversation would get at that threshold from models that have not seen it."""
    scores = iter((fitted.unseen[:, 0] - limit).tolist())
    return [_held(items, [next(scores) for _ in items]) for items in found]


def _held(items: Sequence[Read], margins: Sequence[float]) -> set[str]:
    by_turn: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_turn[item.turn].append(number)
    return {items[number].text for numbers in by_turn.values() for number in _best(items, margins, numbers)}


def _best(items: Sequence[Read], margins: Sequence[float], numbers: Sequence[int]) -> Iterator[int]:
    chosen = best([items[number].span for number in numbers], [margins[number] for number in numbers])
    return (numbers[place] for place in chosen)


def _f1(corpus: Iterable[Labelled], terms: Iterable[set[str]], language: str) -> float:
    pairs = [
        (one.gold, found)
        for one, found in zip(corpus, terms, strict=True)
        if one.conversation.language == language
    ]
    right = sum(len(gold & found) for gold, found in pairs)
    return 2 * right / max(sum(len(gold) + len(found) for gold, found in pairs), 1)
