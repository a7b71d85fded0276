"""The words of a turn that speak for an output of a model, and the finding over them."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from nlp.conversation import finding
from nlp.judging.linear import LinearModel, Weights
from nlp.judging.views import TurnView
from nlp.text import PreparedTurn
from nlp.types import Finding, Reason

MAX_CUES = 3
# A longer sentence (speech has no full stops) is not shown whole: from the first of the cues to the last.
MAX_SHOWN = 25
# Words that weigh less than this together (in units of the model) do not carry a finding, whatever the turns
# around say: not every quiet word to somebody who insults sets a limit.
ENOUGH = 200
# Goals of scenarios rest on a limit that was set: on the turns around it least of all.
ENOUGH_FOR = {"boundary": 500}


class _Cue(NamedTuple):
    """Tokens that weigh for a label."""

    first: int
    after: int
    weight: int


def from_words(view: TurnView, output: str, model: LinearModel, *, check: str) -> Finding | None:
    """The finding over the sentence that weighs most for an output; None if no word speaks for it."""
    first, after, cues = _weightiest(view, output, model)
    if not cues:
        return None
    if after - first > MAX_SHOWN:
        first, after = min(cue.first for cue in cues), max(cue.after for cue in cues)
    words = "”, “".join(_shown(view.turn, cue) for cue in sorted(cues, key=lambda cue: cue.first))
    reason = Reason("judging.words", {"words": words})
    return finding(view.turn, first, after, label=output, reason=reason, check=check, version=model.version)


def _shown(turn: PreparedTurn, cue: _Cue) -> str:
    return turn.text[turn.starts[cue.first] : turn.ends[cue.after - 1]]


def _weightiest(view: TurnView, output: str, model: LinearModel) -> tuple[int, int, list[_Cue]]:
    """The sentence that weighs most for an output, and its heaviest cues."""
    column = model.outputs.index(output)
    best: tuple[int, int, int, list[_Cue]] = (ENOUGH_FOR.get(output, ENOUGH) - 1, 0, 0, [])
    added = model.table.of(view.tokens, column)
    words = [(place, added[place]) for place in view.turn.spoken if added[place]]
    rows = model.rows.get("b", {})
    for (first, after), sentence in zip(view.turn.sentences, view.sentences, strict=True):
        cues = [_Cue(place, place + 1, weight) for place, weight in words if first <= place < after]
        known = [pair for pair in enumerate(map(rows.get, pairwise(sentence))) if pair[1] is not None]
        if known:
            cues += _pairs(known, first, after, model.weights[:, column])
        total = sum([cue.weight for cue in cues])
        if total > best[0]:
            best = (total, first, after, cues)
    return best[1], best[2], _heaviest(best[3])


def _pairs(known: Iterable[tuple[int, int | None]], first: int, after: int, weights: Weights) -> list[_Cue]:
    """What each known pair of words of a sentence (between its marks) adds."""
    return [
        _Cue(max(first + place - 1, first), min(first + place + 1, after), int(weights[row]))
        for place, row in known
    ]


def _heaviest(cues: list[_Cue]) -> list[_Cue]:
    """At most three cues that weigh for the output and do not overlap."""
    chosen: list[_Cue] = []
    for cue in sorted(cues, key=lambda c: (-c.weight, c.first, c.after)):
        if cue.weight <= 0 or len(chosen) == MAX_CUES:
            break
        if all(cue.after <= other.first or other.after <= cue.first for other in chosen):
            chosen.append(cue)
    return chosen
