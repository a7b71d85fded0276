"""Linear models as data: a row of whole numbers a feature, a column an output; a score is a plain sum.

`<name>.json` holds the outputs, thresholds and feature names, `<name>.bin` the weights (16-bit,
little-endian, row by row). Whole numbers add up to the same sum in any order and on any machine.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.judging.features import Features, spelled

Weights = npt.NDArray[np.int16]
Scores = npt.NDArray[np.int64]
# Cross-validation reads models from elsewhere.
FOLDER: Traversable = resources.files("nlp") / "models"
# What one unit of a fitted weight becomes.
UNIT = 512
MAX_WORDS = 50_000


class WordSums:
    """The summed weights of each word's features, worked out once a word for MAX_WORDS words."""

    def __init__(self, rows: Mapping[str, int], weights: Weights) -> None:
        self._rows, self._weights = rows, weights
        self._places: dict[str, int] = {}
        self._sums: Scores = np.zeros((1024, weights.shape[1]), dtype=np.int64)

    def total(self, words: Iterable[str]) -> Scores:
        """The sum over all the words, for each output."""
        places = self._learned(words)  # which may put a larger table in place of `_sums`
        return _summed(self._sums, places)

    def of(self, words: Iterable[str], output: int) -> list[int]:
        """What each of the words adds to one output."""
        places = self._learned(words)
        added: list[int] = self._sums[places, output].tolist()
        return added

    def _learned(self, words: Iterable[str]) -> list[int]:
        """The row of each word. All are forgotten between two calls only: rows in use stay as they are."""
        if len(self._places) > MAX_WORDS:
            self._places.clear()
        places = self._places
        return [places[word] if word in places else self._learn(word) for word in words]

    def _learn(self, word: str) -> int:
        place = len(self._places)
        if place == len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        known = [self._rows[name] for name in spelled(word) if name in self._rows]
        self._sums[place] = _summed(self._weights, known)
        self._places[word] = place
        return place


@dataclass(frozen=True)
class LinearModel:
    """`rows` maps a feature to its row of `weights`; `thresholds` is by language what an output needs."""

    version: str
    outputs: tuple[str, ...]
    bias: Scores
    thresholds: Mapping[str, Scores]
    rows: Mapping[str, int]
    weights: Weights

    @cached_property
    def words(self) -> WordSums:
        """What each word adds."""
        return WordSums(self.rows, self.weights)

    def scores(self, features: Features) -> Scores:
        """The sum of weights for each output, bias included."""
        rows = self.rows
        known = [rows[name] for name in features.names if name in rows]
        return self.bias + _summed(self.weights, known) + self.words.total(features.words)

    def margins(self, features: Features, language: str) -> Scores:
        """How far each output's score is above its threshold for the language."""
        return self.scores(features) - self.thresholds[language]


def _summed(table: npt.NDArray[np.integer[Any]], rows: list[int]) -> Scores:
    """The sum of the rows; `table[rows].sum(axis=0)`, the short way."""
    taken = table.take(np.array(rows, dtype=np.intp), axis=0)
    total: Scores = np.add.reduce(taken, axis=0, dtype=np.int64)
    return total


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
        rows={feature: row for row, feature in enumerate(head["features"])},
        weights=flat.reshape(-1, len(outputs)),
    )
