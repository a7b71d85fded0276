"""Our own count of how far an analysis agrees with labelled conversations.

Same definitions as the judge of `EVAL_DIR`, written anew so that whoever clones the project has them: a label
is right or wrong by agent turn, macro F1 is over labels with 5 gold items or more, jargon terms are compared
by conversation in lower case, a pillar counts with 10 labelled conversations or more and counts 0 where fewer
than 80 % of these were judged or all alike.

Everything is counted by conversation first: a bootstrap draws conversations, never turns.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.types import ACCUSING_FLAGS, AGENT_LABELS

Record = Mapping[str, Any]
Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PILLARS = (
    "timeliness", "responsiveness", "accuracy", "consistency", "empathy", "knowledge", "professionalism",
    "accessibility", "personalisation", "proactivity",
)  # fmt: skip
CLASSES = (-1, 0, 1)
MIN_GOLD, MIN_RATED, MIN_JUDGED, MIN_PAIRS = 5, 10, 0.8, 3
RESAMPLES, SEED = 200, 20240229
_ACCUSING = [AGENT_LABELS.index(label) for label in ACCUSING_FLAGS]


@dataclass(frozen=True)
class Tally:
    """Counts, first axis conversations. The last axis of most is: right, wrongly given, missed.

    `resolved` and `formality` hold: labelled, same. `pillars` hold: wanted, got; nan where there is none.
    """

    labels: Counts
    sentiment: Counts
    terms: Counts
    abuse: Counts
    resolved: Counts
    formality: Counts
    agent_turns: Counts
    pillars: Floats

    def __len__(self) -> int:
        return len(self.agent_turns)

    def drawn(self, places: npt.NDArray[np.int64]) -> "Tally":
        """The counts of these conversations; one may be drawn several times."""
        return Tally(*(getattr(self, field.name)[places] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Flag:
    """How a label fared: gold items, how often it was given, precision, recall, F1."""

    gold: int
    given: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Scores:
    """All between 0 and 1 (rho: -1 to 1) but `false_alarms`: wrong accusing flags per 100 agent turns."""

    labels: Mapping[str, Flag]
    micro: float
    macro: float
    terms: float
    sentiment: float | None
    abuse: float
    resolved: float | None
    formality: float | None
    pillars: float | None
    accusing: float | None
    false_alarms: float | None


def tallied(pairs: Iterable[tuple[Record, Record]]) -> Tally:
    """The counts of pairs of labelled conversation and analysis, turn by turn in the same order."""
    columns = zip(*(_conversation(gold, found) for gold, found in pairs), strict=True)
    return Tally(*map(np.array, columns))


def _conversation(gold: Record, found: Record) -> tuple[Any, ...]:
    turns = list(zip(gold["turns"], found["turns"], strict=True))
    agent = [(want, got) for want, got in turns if want["speaker"] == "agent"]
    others = [(want, got) for want, got in turns if want["speaker"] != "agent"]
    moods = [(w["sentiment"], g.get("sentiment")) for w, g in others if w.get("sentiment") is not None]
    labels = [(frozenset(_of(want, "labels")), frozenset(_of(got, "labels"))) for want, got in agent]
    return (
        [_by_turn((name in want, name in got) for want, got in labels) for name in AGENT_LABELS],
        [_by_turn((want == value, got == value) for want, got in moods) for value in CLASSES],
        _terms([w for w, _ in agent], [g for _, g in agent]),
        _by_turn((bool(w.get("abuse")), bool(g.get("abuse"))) for w, g in others),
        _same(gold, found, "resolved"),
        _same(gold, found, "formality"),
        len(agent),
        [_rating(gold, found, name) for name in PILLARS],
    )


def _of(turn: Record, key: str) -> Sequence[str]:
    return turn.get(key) or ()


def _by_turn(judged: Iterable[tuple[bool, bool]]) -> list[int]:
    """Right, wrongly given and missed among (wanted, got)."""
    right = wrong = missed = 0
    for want, got in judged:
        right += want and got
        wrong += got and not want
        missed += want and not got
    return [right, wrong, missed]


def _terms(wanted: Iterable[Record], got: Iterable[Record]) -> list[int]:
    want = {term.lower() for turn in wanted for term in _of(turn, "jargon_terms")}
    have = {term.lower() for turn in got for term in _of(turn, "jargon_terms")}
    return [len(want & have), len(have - want), len(want - have)]


def _same(gold: Record, found: Record, name: str) -> list[int]:
    if gold.get(name) is None:
        return [0, 0]
    return [1, int(gold[name] == found.get(name))]


def _rating(gold: Record, found: Record, name: str) -> list[float]:
    values = ((record.get("pillars") or {}).get(name) for record in (gold, found))
    return [np.nan if value is None else float(value) for value in values]


def scored(tally: Tally) -> Scores:
    """The figures of all conversations of a tally together."""
    right, wrong, _ = tally.labels[:, _ACCUSING].sum(axis=(0, 1))
    turns = tally.agent_turns.sum()
    rows = zip(AGENT_LABELS, tally.labels.sum(axis=0), strict=True)
    return Scores(
        labels={name: _flag(*row) for name, row in rows},
        micro=micro(tally),
        macro=macro(tally),
        terms=_flag(*tally.terms.sum(axis=0)).f1,
        sentiment=sentiment(tally),
        abuse=_flag(*tally.abuse.sum(axis=0)).f1,
        resolved=_share(*tally.resolved.sum(axis=0)),
        formality=_share(*tally.formality.sum(axis=0)),
        pillars=_pillars(tally.pillars),
        accusing=_share(right + wrong, right),
        false_alarms=float(100 * wrong / turns) if turns else None,
    )


def micro(tally: Tally) -> float:
    """F1 over all labels of all agent turns."""
    return _flag(*tally.labels.sum(axis=(0, 1))).f1


def macro(tally: Tally) -> float:
    """The mean of the F1 of labels with enough gold items; 0 where none has."""
    flags = (_flag(*row) for row in tally.labels.sum(axis=0))
    frequent = [flag.f1 for flag in flags if flag.gold >= MIN_GOLD]
    return sum(frequent) / len(frequent) if frequent else 0.0


def sentiment(tally: Tally) -> float | None:
    """The mean of the F1 of the classes that occur in customers' turns; None where none is labelled."""
    present = [flag.f1 for flag in (_flag(*row) for row in tally.sentiment.sum(axis=0)) if flag.gold]
    return sum(present) / len(present) if present else None


def _flag(right: int, wrong: int, missed: int) -> Flag:
    gold, given = int(right + missed), int(right + wrong)
    either = 2 * right + wrong + missed
    return Flag(
        gold,
        given,
        precision=float(right / given) if given else 0.0,
        recall=float(right / gold) if gold else 0.0,
        f1=float(2 * right / either) if either else 0.0,
    )


def _share(whole: int, part: int) -> float | None:
    return float(part / whole) if whole else None


def _pillars(pairs: Floats) -> float | None:
    """The mean of rho over the pillars that are labelled often enough."""
    found = [_pillar(pairs[:, place]) for place in range(len(PILLARS))]
    counted = [rho for rho in found if rho is not None]
    return float(np.mean(counted)) if counted else None


def _pillar(pairs: Floats) -> float | None:
    wanted = pairs[~np.isnan(pairs[:, 0])]
    if len(wanted) < MIN_RATED:
        return None
    judged = wanted[~np.isnan(wanted[:, 1])]
    if len(judged) < MIN_JUDGED * len(wanted):
        return 0.0
    return spearman(judged[:, 0], judged[:, 1]) or 0.0


def spearman(one: Floats, other: Floats) -> float | None:
    """The correlation of ranks, ties shared; None for fewer than three pairs or where a side is all alike."""
    if len(one) < MIN_PAIRS:
        return None
    a, b = (ranks - ranks.mean() for ranks in (_ranks(one), _ranks(other)))
    spread = float((a @ a) * (b @ b))
    return float(a @ b) / spread**0.5 if spread else None


def _ranks(values: Floats) -> Floats:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    middle: Floats = np.cumsum(counts) - (counts + 1) / 2
    return middle[place]


# What has a standard error: micro and macro F1 over labels, macro F1 over sentiment.
_WITH_ERROR: Mapping[str, Callable[[Tally], float | None]] = {
    "micro": micro,
    "macro": macro,
    "sentiment": sentiment,
}


def errors(tally: Tally, *, resamples: int = RESAMPLES) -> dict[str, float]:
    """Standard errors of these scores over conversations, by a seeded bootstrap."""
    chance = np.random.default_rng(SEED)
    drawn: dict[str, list[float]] = {name: [] for name in _WITH_ERROR}
    for _ in range(resamples):
        sample = tally.drawn(chance.integers(0, len(tally), len(tally)))
        for name, figure in _WITH_ERROR.items():
            drawn[name].append(figure(sample) or 0.0)
    return {name: float(np.std(values, ddof=1)) for name, values in drawn.items()}
