"""The tables that `make eval` prints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.accuracy.scorer import Scores, Tally, errors, scored
from nlp.precision import SILENT
from nlp.types import ACCUSING_FLAGS

# Heading, score, and whether its standard error is printed.
COLUMNS = (
    ("micro F1", "micro", True), ("macro F1", "macro", True), ("sentiment", "sentiment", True),
    ("terms", "terms", False), ("abuse", "abuse", False), ("resolved", "resolved", False),
    ("formality", "formality", False), ("pillars", "pillars", False),
    ("accuse P", "accusing", False), ("false/100", "false_alarms", False),
)  # fmt: skip
EVERYTHING = frozenset(name for _, name, _ in COLUMNS)
_WITH_ERROR = tuple(name for _, name, shown in COLUMNS if shown)
_FIRST, _NARROW, _WIDE = 21, 10, 12


@dataclass(frozen=True)
class Row:
    """One way of judging and what came of it; `says` are the scores that it has anything to say on."""

    name: str
    tally: Tally
    says: frozenset[str] = EVERYTHING


def compared(rows: Iterable[Row]) -> Iterator[str]:
    """The engine and its baselines, one line each; ± is a standard error over conversations."""
    yield f"{'':<{_FIRST}}" + "".join(f"{head:>{_WIDE if shown else _NARROW}}" for head, _, shown in COLUMNS)
    for row in rows:
        scores, spread = scored(row.tally), errors(row.tally)
        cells = (_cell(scores, name, row.says, spread) for _, name, _ in COLUMNS)
        yield f"{row.name:<{_FIRST}}" + "".join(cells)


def _cell(scores: Scores, name: str, says: frozenset[str], spread: Mapping[str, float]) -> str:
    value = getattr(scores, name) if name in says else None
    width = _WIDE if name in _WITH_ERROR else _NARROW
    if value is None:
        return f"{'–':>{width}}"
    error = f" ±{spread[name]:.3f}".replace("±0.", "±.") if name in spread else ""
    shown = f"{value:.2f}{error}"
    return f"{shown:>{width}}"


def accusations(tally: Tally, language: str) -> Iterator[str]:
    """How each flag that accuses fares, and whether reviews hear of it."""
    scores, turns = scored(tally), int(tally.agent_turns.sum())
    yield f"{'accusing flag':<{_FIRST}}{'gold':>6}{'given':>7}{'precision':>11}{'false/100':>11}  in reviews"
    for name in ACCUSING_FLAGS:
        flag = scores.labels[name]
        wrong = flag.given - round(flag.precision * flag.given)
        precision = f"{flag.precision:.2f}" if flag.given else "–"
        alarms = f"{100 * wrong / turns:.2f}" if turns else "–"
        told = "silent" if name in SILENT.get(language, ()) else "told"
        yield f"{name:<{_FIRST}}{flag.gold:>6}{flag.given:>7}{precision:>11}{alarms:>11}  {told}"


def labels(scores: Scores) -> Iterator[str]:
    """Gold items, precision, recall and F1 of every label, as the judge of `EVAL_DIR` prints them."""
    yield f"{'label':<{_FIRST}}{'n':>6}{'P':>7}{'R':>7}{'F1':>7}"
    for name, flag in scores.labels.items():
        yield f"{name:<{_FIRST}}{flag.gold:>6}{flag.precision:>7.2f}{flag.recall:>7.2f}{flag.f1:>7.2f}"


def heading(title: str, tally: Tally) -> str:
    """The name of a part with its size."""
    return f"\n== {title}: {len(tally)} conversations, {int(tally.agent_turns.sum())} agent turns"
