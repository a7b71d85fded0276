"""Logistic regressions on named features, thresholds by cross-validation, and the files that hold them."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from nlp.corpus.provenance import digest
from nlp.judging.features import SCALES, Features, kind, spelled
from nlp.judging.linear import UNIT

MODELS = Path(__file__).parent.parent / "models"
C = 0.3
# A feature seen fewer times is chance; an output that fewer turns carry is not fitted.
MIN_SEEN, MIN_POSITIVE = 3, 5
# Weights that are all smaller than this (in units) say nothing and are not stored.
NEGLIGIBLE = 6
_LIMIT = np.iinfo(np.int16).max
NEVER = -9.0
# What a found item costs, in right ones: the F1 that is aimed at.
WORTH = 0.7
OPTIONS = {"maxiter": 80, "maxfun": 200, "ftol": 1e-6, "maxcor": 10}

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Samples:
    """Parallel: features, which outputs hold (samples x outputs), fold and language of each sample."""

    features: Sequence[Features]
    gold: Flags
    folds: npt.NDArray[np.int64]
    languages: Sequence[str]


@dataclass(frozen=True)
class Fitted:
    """Weights by feature and output, and the scores that each sample got from models that had not seen it.

    `without` are these models: by fold, weights and bias of the one fitted on the others.
    """

    names: list[str]
    weights: Floats
    bias: Floats
    unseen: Floats
    without: Mapping[int, tuple[Floats, Floats]]


@dataclass
class Destination:
    """Where fitted models go; `by_fold`, not the whole one but in a folder a fold the one without it."""

    folder: Path = MODELS
    by_fold: bool = False


destination = Destination()


def matrix(features: Sequence[Features]) -> tuple[csr_matrix, list[str]]:
    """Samples x features, scaled by kind; features that are too rare are left out. Names are sorted."""
    rows = [_values(one) for one in features]
    seen: dict[str, int] = {}
    for row in rows:
        for name in row:
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    column = {name: place for place, name in enumerate(names)}
    data, indices, ends = [], [], [0]
    for row in rows:
        known = sorted((column[name], value) for name, value in row.items() if name in column)
        indices += [place for place, _ in known]
        data += [value for _, value in known]
        ends.append(len(indices))
    return csr_matrix((data, indices, ends), shape=(len(rows), len(names))), names


def _values(features: Features) -> dict[str, float]:
    row = {name: SCALES.get(kind(name), 1.0) for name in features.names()}
    for word in sorted(features.words):
        for name in spelled(word):
            row[name] = row.get(name, 0.0) + SCALES.get(kind(name), 1.0)
    return row


def fit(samples: Samples, *, c: float = C) -> Fitted:
    """One regression an output on everything, and one for each fold on the rest; `c` as in scikit-learn."""
    x, names = matrix(samples.features)
    scales = np.array([SCALES.get(kind(name), 1.0) for name in names])[:, None]
    unseen = np.full(samples.gold.shape, NEVER)
    folds: list[int] = np.unique(samples.folds).tolist()
    parts = [samples.folds != fold for fold in folds] + [np.full(len(samples.folds), fill_value=True)]
    with ProcessPoolExecutor() as pool:
        *without, (weights, bias) = pool.map(
            _regressions, (x[part] for part in parts), (samples.gold[part] for part in parts), repeat(c)
        )
    for part, (others, offset) in zip(parts, without, strict=False):
        unseen[~part] = x[~part] @ others + offset
    by_fold = {fold: (others * scales, offset) for fold, (others, offset) in zip(folds, without, strict=True)}
    return Fitted(names, weights * scales, bias, unseen, by_fold)


def _regressions(x: csr_matrix, gold: Flags, c: float) -> tuple[Floats, Floats]:
    """Weights (features x outputs) and bias of logistic regressions with ridge penalty, all outputs at once.

    An output that too few samples carry gets no weights and a bias of NEVER.
    """
    fitted = gold.sum(axis=0) >= MIN_POSITIVE
    sign = np.where(gold[:, fitted], 1.0, -1.0)
    shape = (x.shape[1] + 1, int(fitted.sum()))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, bias = flat.reshape(shape)[:-1], flat.reshape(shape)[-1]
        margin = sign * (x @ weights + bias)
        push = -c * sign * expit(-margin)
        gradient = np.vstack([x.T @ push + weights, push.sum(axis=0)])
        return float(c * np.logaddexp(0, -margin).sum() + 0.5 * (weights**2).sum()), gradient.ravel()

    start = np.zeros(shape)
    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options=OPTIONS).x.reshape(shape)
    weights, bias = np.zeros((x.shape[1], gold.shape[1])), np.full(gold.shape[1], NEVER)
    weights[:, fitted], bias[fitted] = found[:-1], found[-1]
    return weights, bias


def threshold(scores: Floats, gold: Flags, *, precision: float | None = None) -> float:
    """The score from which an output holds.

    Without `precision`: where one more found item is right with a chance of WORTH / 2; there F1 over all
    outputs together is highest if that F1 is WORTH. With it: where F1 of this output is highest among the
    scores that reach the precision; above all scores where none does.
    """
    order = np.argsort(-scores, kind="stable")
    hits, found = np.cumsum(gold[order]), np.arange(1, len(order) + 1)
    if precision is None:
        value = 2 * hits - WORTH * found
    else:
        f1 = 2 * hits / (found + max(int(gold.sum()), 1))
        value = np.where(hits / found >= precision, f1, 0.0)
    if not len(order) or value.max() <= 0:
        return float(scores.max(initial=0.0)) + 1.0
    best = int(np.argmax(value))
    after = scores[order[best + 1]] if best + 1 < len(order) else scores[order[best]] - 1.0
    return float(scores[order[best]] + after) / 2


def write(
    name: str, version: str, outputs: Sequence[str], fitted: Fitted, thresholds: Mapping[str, Sequence[float]]
) -> None:
    """The model as whole numbers: `<name>.json` and `<name>.bin`. Its head says what it was fitted on."""
    head = {
        "version": version,
        "corpus": digest(name),
        "outputs": list(outputs),
        "thresholds": {
            language: [round(value * UNIT) for value in values] for language, values in thresholds.items()
        },
    }
    if not destination.by_fold:
        _store(destination.folder / name, head, fitted.names, fitted.weights, fitted.bias)
        return
    for fold, (weights, bias) in fitted.without.items():
        _store(destination.folder / str(fold) / name, head, fitted.names, weights, bias)


def _store(file: Path, head: Mapping[str, object], names: list[str], weights: Floats, bias: Floats) -> None:
    units = np.clip(np.rint(weights * UNIT), -_LIMIT, _LIMIT).astype("<i2")
    kept = np.flatnonzero(np.abs(units).max(axis=1, initial=0) >= NEGLIGIBLE)
    whole = {
        **head,
        "bias": [round(float(value) * UNIT) for value in bias],
        "features": [names[row] for row in kept],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".json").write_text(
        json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    file.with_suffix(".bin").write_bytes(units[kept].tobytes())
