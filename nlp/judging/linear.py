"""Linear models as data: a row of whole numbers a feature, a column an output; a score is a plain sum.

`<name>.json` holds the outputs, thresholds and feature names, `<name>.bin` the weights (16-bit,
little-endian, row by row). Whole numbers add up to the same sum in any order and on any machine.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from nlp.judging.features import Features, spelled

Weights = npt.NDArray[np.int16]
Scores = npt.NDArray[np.int64]
# Cross-validation reads models from elsewhere.
FOLDER: Traversable = resources.files("nlp") / "models"
# What one unit of a fitted weight becomes.
UNIT = 512


@dataclass(frozen=True)
class LinearModel:
    """`rows` maps a feature to its row of `weights`; `thresholds` is by language what an output needs."""

    version: str
    outputs: tuple[str, ...]
    bias: Scores
    thresholds: Mapping[str, Scores]
    rows: Mapping[str, int]
    weights: Weights
    _words: dict[str, Scores] = field(default_factory=dict, repr=False, compare=False)

    def scores(self, features: Features) -> Scores:
        """The sum of weights for each output, bias included."""
        rows = self.rows
        known = [rows[name] for name in features.names if name in rows]
        total: Scores = self.bias + self.weights[known].sum(axis=0, dtype=np.int64)
        for word in features.words:
            total = total + self._word(word)
        return total

    def margins(self, features: Features, language: str) -> Scores:
        """How far each output's score is above its threshold for the language."""
        return self.scores(features) - self.thresholds[language]

    def weigh(self, names: Iterable[str], output: str) -> dict[str, int]:
        """The weight that each known feature adds to an output."""
        column = self.outputs.index(output)
        return {name: int(self.weights[self.rows[name], column]) for name in names if name in self.rows}

    def _word(self, word: str) -> Scores:
        made = self._words.get(word)
        if made is None:
            known = [self.rows[name] for name in spelled(word) if name in self.rows]
            made = self.weights[known].sum(axis=0, dtype=np.int64)
            if len(self._words) < 50_000:
                self._words[word] = made
        return made


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
