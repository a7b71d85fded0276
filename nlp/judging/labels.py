"""The labels of the agents' turns: what the rules found, weighed with the words and the turns around.

For each label one sum of weights, and the threshold above which it holds. A label that holds keeps the spans
that the rules found; where they found none, its span is the sentence whose words weigh most for it, and the
reason names these words. A label that no word of the turn speaks for is not given, whatever the turns around
say. `jargon` is decided by its own check, which needs the exact term.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from nlp.conversation import Conversation, finding
from nlp.judging.features import Before, Context, of_agent, spelled
from nlp.judging.linear import LinearModel, load
from nlp.judging.views import END, START, TurnView, view_of
from nlp.text import PreparedTurn, is_break
from nlp.types import Finding, Reason

MODEL = "labels"
MAX_CUES = 3
# A longer sentence (speech has no full stops) is not shown whole: from the first of the cues to the last.
MAX_SHOWN = 25


@dataclass(frozen=True, slots=True)
class _Cue:
    """Tokens that weigh for a label."""

    first: int
    after: int
    weight: int


def context_of(conversation: Conversation, found: Iterable[Finding]) -> Context:
    """The conversation as the models read it, with what the rules found."""
    evidence: defaultdict[int, list[Finding]] = defaultdict(list)
    for item in found:
        evidence[item.turn].append(item)
    return Context(conversation, {turn: tuple(items) for turn, items in evidence.items()})


def judge(context: Context) -> tuple[Finding, ...]:
    """The findings that hold, those of the rules and those of the words alone, in the order of the turns."""
    model = load(MODEL)
    judged = frozenset(model.outputs)
    kept: list[Finding] = []
    before = Before()
    for place, turn in enumerate(context.conversation.turns):
        evidence = context.evidence.get(turn.index, ())
        kept += (f for f in evidence if f.label not in judged)
        if turn.is_agent and turn.word_tokens:
            margins = model.margins(of_agent(context, place, before), turn.language)
            held = [
                label for label, margin in zip(model.outputs, margins.tolist(), strict=True) if margin >= 0
            ]
            kept += _held(view_of(context.conversation, place), evidence, held, model)
        elif turn.is_agent:
            kept += (f for f in evidence if f.label in judged)
        before.pass_over(context, place)
    return tuple(kept)


def _held(
    view: TurnView, evidence: Iterable[Finding], labels: Iterable[str], model: LinearModel
) -> Iterator[Finding]:
    by_label: Mapping[str, list[Finding]] = defaultdict(list)
    for item in evidence:
        by_label[item.label].append(item)
    for label in labels:
        if label in by_label:
            yield from by_label[label]
        else:
            yield from _from_words(view, label, model)


def _from_words(view: TurnView, label: str, model: LinearModel) -> Iterator[Finding]:
    first, after, cues = _weightiest(view, label, model)
    if not cues:
        return
    if after - first > MAX_SHOWN:
        first, after = min(cue.first for cue in cues), max(cue.after for cue in cues)
    words = "”, “".join(_shown(view.turn, cue) for cue in sorted(cues, key=lambda cue: cue.first))
    yield finding(
        view.turn,
        first,
        after,
        label=label,
        reason=Reason("judging.words", {"words": words}),
        check=label,
        version=model.version,
    )


def _shown(turn: PreparedTurn, cue: _Cue) -> str:
    return turn.text[turn.starts[cue.first] : turn.ends[cue.after - 1]]


def _weightiest(view: TurnView, label: str, model: LinearModel) -> tuple[int, int, list[_Cue]]:
    """The sentence that weighs most for a label, and its heaviest cues."""
    best: tuple[int, int, int, list[_Cue]] = (0, 0, 0, [])
    for first, after in view.turn.sentences:
        cues = list(_cues(view, first, after, label, model))
        total = sum(cue.weight for cue in cues)
        if total > best[0]:
            best = (total, first, after, cues)
    return best[1], best[2], _heaviest(best[3])


def _cues(view: TurnView, first: int, after: int, label: str, model: LinearModel) -> Iterator[_Cue]:
    """What each word and each pair of words of a sentence adds."""
    for token in range(first, after):
        if not is_break(view.turn.folded[token]):
            weight = sum(model.weigh(spelled(view.tokens[token]), label).values())
            yield _Cue(token, token + 1, weight)
    padded = (START, *view.tokens[first:after], END)
    pairs = [f"b:{one} {two}" for one, two in pairwise(padded)]
    weights = model.weigh(pairs, label)
    for place, pair in enumerate(pairs):
        if pair in weights:
            yield _Cue(max(first + place - 1, first), min(first + place + 1, after), weights[pair])


def _heaviest(cues: list[_Cue]) -> list[_Cue]:
    """At most three cues that weigh for the label and do not overlap."""
    chosen: list[_Cue] = []
    for cue in sorted(cues, key=lambda c: (-c.weight, c.first, c.after)):
        if cue.weight <= 0 or len(chosen) == MAX_CUES:
            break
        if all(cue.after <= other.first or other.after <= cue.first for other in chosen):
            chosen.append(cue)
    return chosen
