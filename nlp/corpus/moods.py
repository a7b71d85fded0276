"""Fits the model of the customers' moods on the labels that the agents' turns got unseen."""

import numpy as np
import numpy.typing as npt

from nlp.corpus.examples import Example, thinned
from nlp.corpus.fitting import Fitted, Samples, fit, threshold, write
from nlp.corpus.labels import Judged
from nlp.judging.features import Features
from nlp.judging.moods import MODEL, OUTPUTS, Before, of_customer
from nlp.judging.views import TurnView, view_of
from nlp.types import LANGUAGES
from nlp.valence.turns import mood_after

VERSION = "1"

# Sentiment by conversation (place in the corpus) and place of the turn.
Moods = dict[tuple[int, int], int]


def samples(corpus: list[Example], judged: Judged) -> tuple[Samples, list[tuple[int, int]]]:
    """One sample a customer turn with a gold sentiment, and which (conversation, place) it is."""
    features, gold, folds, languages, keys = [], [], [], [], []
    for number, example in enumerate(corpus):
        for place, read in _customer_turns(number, example, judged):
            turn = example.record["turns"][example.conversation.turns[place].index]
            if turn.get("sentiment") is None:
                continue
            features.append(thinned(read, f"{example.record['id']} {place}") if example.is_known else read)
            gold.append((turn["sentiment"] == -1, turn["sentiment"] == 1, bool(turn["abuse"])))
            folds.append(example.fold)
            languages.append(example.language)
            keys.append((number, place))
    return Samples(features, np.array(gold, dtype=bool), np.array(folds), languages), keys


def _customer_turns(number: int, example: Example, judged: Judged) -> list[tuple[int, Features]]:
    """Place and features of each customer turn, read as the tone check reads it."""
    found: list[tuple[int, Features]] = []
    agent: TurnView | None = None
    labels: frozenset[str] = frozenset()
    mood, is_first = 0.0, True
    for place, turn in enumerate(example.conversation.turns):
        view = view_of(example.conversation, place)
        if turn.is_agent:
            labels |= judged.get((number, turn.index), frozenset())
            agent = view
        elif turn.is_customer:
            before = Before(labels, agent, mood, is_first)
            found.append((place, of_customer(example.conversation, view, before)))
            mood, is_first, labels = mood_after(view.valence, mood), False, frozenset()
    return found


def fit_moods(corpus: list[Example], judged: Judged) -> Moods:
    """Fit and write the model; the sentiment that models which had not seen a conversation give its turns."""
    given, keys = samples(corpus, judged)
    fitted = fit(given)
    spoken = np.array(given.languages)
    limits = {language: _thresholds(given, fitted, spoken == language) for language in LANGUAGES}
    write(MODEL, VERSION, OUTPUTS, fitted, limits)
    needed = np.array([limits[language] for language in given.languages])
    negative, positive = (fitted.unseen - needed)[:, 0], (fitted.unseen - needed)[:, 1]
    values = np.where(np.maximum(negative, positive) < 0, 0, np.where(negative >= positive, -1, 1))
    return {key: int(value) for key, value in zip(keys, values, strict=True)}


def _thresholds(given: Samples, fitted: Fitted, chosen: npt.NDArray[np.bool_]) -> list[float]:
    return [
        threshold(fitted.unseen[chosen, output], given.gold[chosen, output], precision=0.0)
        for output in range(len(OUTPUTS))
    ]
