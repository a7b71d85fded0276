"""Fits the model of the agents' labels and says, fold by fold, what it would have judged unseen."""

import numpy as np
import numpy.typing as npt

from nlp.corpus.examples import Example, thinned
from nlp.corpus.fitting import Fitted, Flags, Samples, fit, threshold, write
from nlp.judging.features import Before, of_agent
from nlp.judging.labels import MODEL
from nlp.types import ACCUSING_FLAGS, AGENT_LABELS, LANGUAGES

VERSION = "1"
OUTPUTS = tuple(label for label in AGENT_LABELS if label != "jargon")
# A false accusation costs more than a miss; so does a limit nobody set, which goals of scenarios rest on.
PRECISE = frozenset({*ACCUSING_FLAGS, "boundary"})
# Fresh conversations alone are fewer, and richer in near misses.
PRECISION, FRESH_PRECISION = 0.8, 0.75

# Labels by conversation (place in the corpus) and turn index.
Judged = dict[tuple[int, int], frozenset[str]]


def samples(corpus: list[Example]) -> tuple[Samples, list[tuple[int, int]]]:
    """One sample an agent turn with words, and which (conversation, turn index) it is."""
    features, gold, folds, languages, keys = [], [], [], [], []
    for number, example in enumerate(corpus):
        before = Before()
        for place, turn in enumerate(example.conversation.turns):
            if turn.is_agent and turn.word_tokens:
                read = of_agent(example.context, place, before)
                key = f"{example.record['id']} {place}"
                features.append(thinned(read, key) if example.is_known else read)
                labels = example.record["turns"][turn.index]["labels"]
                gold.append([label in labels for label in OUTPUTS])
                folds.append(example.fold)
                languages.append(example.language)
                keys.append((number, turn.index))
            before.pass_over(example.context, place)
    return Samples(features, np.array(gold, dtype=bool), np.array(folds), languages), keys


def thresholds(given: Samples, fitted: Fitted, is_fresh: Flags) -> dict[str, list[float]]:
    """By language, one threshold a label; `is_fresh` marks samples that no list was made for."""
    spoken = np.array(given.languages)
    return {
        language: [
            _threshold(given, fitted, spoken == language, is_fresh, output) for output in range(len(OUTPUTS))
        ]
        for language in LANGUAGES
    }


def _threshold(given: Samples, fitted: Fitted, chosen: Flags, is_fresh: Flags, output: int) -> float:
    scores, gold = fitted.unseen[:, output], given.gold[:, output]
    if OUTPUTS[output] not in PRECISE:
        return threshold(scores[chosen], gold[chosen])
    fresh = chosen & is_fresh
    return max(
        threshold(scores[chosen], gold[chosen], precision=PRECISION),
        threshold(scores[fresh], gold[fresh], precision=FRESH_PRECISION),
    )


def fit_labels(corpus: list[Example]) -> Judged:
    """Fit and write the model; the labels that models which had not seen a conversation give to its turns."""
    given, keys = samples(corpus)
    fitted = fit(given)
    is_fresh = np.array([not corpus[number].is_known for number, _ in keys])
    limits = thresholds(given, fitted, is_fresh)
    write(MODEL, VERSION, OUTPUTS, fitted, limits)
    return _judged(corpus, keys, _held(given, fitted, limits))


def _held(given: Samples, fitted: Fitted, limits: dict[str, list[float]]) -> npt.NDArray[np.bool_]:
    needed = np.array([limits[language] for language in given.languages])
    held: npt.NDArray[np.bool_] = fitted.unseen >= needed
    return held


def _judged(corpus: list[Example], keys: list[tuple[int, int]], held: npt.NDArray[np.bool_]) -> Judged:
    judged: Judged = {}
    for key, row in zip(keys, held, strict=True):
        number, turn = key
        found = {label for label, holds in zip(OUTPUTS, row, strict=True) if holds}
        evidence = corpus[number].context.evidence.get(turn, ())
        found.update(f.label for f in evidence if f.label not in OUTPUTS)
        judged[key] = frozenset(found)
    return judged
