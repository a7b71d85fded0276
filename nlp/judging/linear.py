"""Linear models as data: a row of whole numbers a feature, a column an output; a score is a plain sum.

`<name>.json` holds the outputs, thresholds and feature names, `<name>.bin` the weights (16-bit,
little-endian, row by row). Whole numbers add up to the same sum in any order and on any machine.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

import numpy as np
import numpy.typing as npt

from nlp.judging.features import IN_A_ROW, Features, Value, spelled

Weights = npt.NDArray[np.int16]
Sums = npt.NDArray[np.int32]
Scores = npt.NDArray[np.int64]
# Cross-validation reads models from elsewhere.
FOLDER: Traversable = resources.files("nlp") / "models"
# What one unit of a fitted weight becomes.
UNIT = 512
MAX_WORDS = 50_000


class Table:
    """The weights of the features, and below them the summed weights of each word's features.

    Words are worked out once each, for MAX_WORDS words; then all are forgotten, between two calls only.
    """

    def __init__(self, rows: Mapping[str, Mapping[Value, int]], weights: Weights) -> None:
        # By the full name: the values of words and letters are looked up for nothing but this.
        self._spelled = {f"{kind}:{value}": row for kind in "wc" for value, row in rows.get(kind, {}).items()}
        self._features = len(weights)
        self._places: dict[str, int] = {}
        self._sums: Sums = np.concatenate([weights, np.zeros_like(weights[:1024])]).astype(np.int32)

    def total(self, rows: Iterable[int], words: Iterable[str]) -> Scores:
        """The sum of the rows of features and of those of words, for each output."""
        places = self.places(words)  # which may put a larger table in place of `_sums`
        places += rows
        taken = self._sums.take(np.array(places, dtype=np.intp), axis=0)
        total: Scores = np.add.reduce(taken, axis=0, dtype=np.int64)
        return total

    def of(self, words: Iterable[str], output: int) -> list[int]:
        """What each of the words adds to one output."""
        places = self.places(words)
        added: list[int] = self._sums[places, output].tolist()
        return added

    def places(self, words: Iterable[str]) -> list[int]:
        """The row of each word."""
        if len(self._places) > MAX_WORDS:
            self._places.clear()
        known = self._places
        try:
            return [known[word] for word in words]
        except KeyError:
            return [known[word] if word in known else self._learn(word) for word in words]

    def _learn(self, word: str) -> int:
        place = self._features + len(self._places)
        if place >= len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums[: self._features + 1024])])
        known = [row for name in spelled(word) if (row := self._spelled.get(name)) is not None]
        self._sums[place] = self._sums[known].sum(axis=0)
        self._places[word] = place
        return place


@dataclass(frozen=True)
class LinearModel:
    """`rows` maps kind and value of a feature to its row of `weights`.

    `thresholds` is by language what an output needs.
    """

    version: str
    outputs: tuple[str, ...]
    bias: Scores
    thresholds: Mapping[str, Scores]
    rows: Mapping[str, Mapping[Value, int]]
    weights: Weights

    @cached_property
    def table(self) -> Table:
        """The weights and what each word adds."""
        return Table(self.rows, self.weights)

    @cached_property
    def by_name(self) -> Mapping[str, int]:
        """The row of each feature by its full name, for models whose features are asked for one by one."""
        return {
            f"{kind}:{value if isinstance(value, str) else ' '.join(value)}": row
            for kind, values in self.rows.items()
            for value, row in values.items()
        }

    def scores(self, features: Features) -> Scores:
        """The sum of weights for each output, bias included."""
        found: set[int | None] = set()
        rows = self.rows
        for kind, values in features.kinds.items():
            if values and kind in rows:
                found.update(map(rows[kind].get, values))
        found.discard(None)
        return self.bias + self.table.total(cast("set[int]", found), features.words)

    def margins(self, features: Features, language: str) -> Scores:
        """How far each output's score is above its threshold for the language."""
        return self.scores(features) - self.thresholds[language]


@lru_cache(maxsize=8)
def load(name: str) -> LinearModel:
    """The shipped model of that name. Raises FileNotFoundError where it was never fitted."""
    head = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    flat = np.frombuffer((FOLDER / f"{name}.bin").read_bytes(), dtype="<i2")
    outputs = tuple(head["outputs"])
    return LinearModel(
        version=head["version"],
        outputs=outputs,
        bias=np.array(head["bias"], dtype=np.int64),
        thresholds={k: np.array(v, dtype=np.int64) for k, v in head["thresholds"].items()},
        rows=_by_kind(head["features"]),
        weights=flat.reshape(-1, len(outputs)),
    )


def _by_kind(names: Iterable[str]) -> dict[str, dict[Value, int]]:
    """The row of each feature by kind and value; words in a row as tuples."""
    rows: defaultdict[str, dict[Value, int]] = defaultdict(dict)
    for row, name in enumerate(names):
        kind, _, value = name.partition(":")
        rows[kind][tuple(value.split(" ")) if kind in IN_A_ROW else value] = row
    return dict(rows)
