"""Fits the model of how conversations end, on the labels and moods that their turns got unseen."""

from itertools import product

import numpy as np

from nlp.corpus.examples import Example
from nlp.corpus.fitting import Samples, fit, write
from nlp.corpus.labels import Judged
from nlp.corpus.moods import Moods
from nlp.judging.endings import MODEL, OUTPUTS, of_ending
from nlp.types import LANGUAGES

VERSION = "1"
# Offsets of the outputs that are tried against each other.
STEPS = tuple(step / 10 for step in range(-10, 11))
C = 0.05


def samples(corpus: list[Example], judged: Judged, moods: Moods) -> Samples:
    """One sample a conversation."""
    features, gold, folds, languages = [], [], [], []
    for number, example in enumerate(corpus):
        turns = example.conversation.turns
        labels = [judged.get((number, turn.index), frozenset()) for turn in turns]
        sentiment = [moods.get((number, place), 0) for place in range(len(turns))]
        features.append(of_ending(example.conversation, labels.__getitem__, sentiment.__getitem__))
        gold.append([example.record["resolved"] == value for value in OUTPUTS])
        folds.append(example.fold)
        languages.append(example.language)
    return Samples(features, np.array(gold, dtype=bool), np.array(folds), languages)


def fit_endings(corpus: list[Example], judged: Judged, moods: Moods) -> float:
    """Fit and write the model; the share of conversations that unseen models get right."""
    given = samples(corpus, judged, moods)
    fitted = fit(given, c=C)
    gold = given.gold.argmax(axis=1)
    offsets = max(
        ((0.0, *rest) for rest in product(STEPS, repeat=len(OUTPUTS) - 1)),
        key=lambda tried: (float(((fitted.unseen - tried).argmax(axis=1) == gold).mean()), tried),
    )
    write(MODEL, VERSION, OUTPUTS, fitted, dict.fromkeys(LANGUAGES, offsets))
    return float(((fitted.unseen - offsets).argmax(axis=1) == gold).mean())
