"""The labels of the agents' turns: what the rules found, weighed with the words and the turns around.

For each label one sum of weights, and the threshold above which it holds. A label that holds keeps the spans
that the rules found; where they found none, its span is the sentence whose words weigh most for it, and the
reason names these words. A label that no word of the turn speaks for is not given, whatever the turns around
say. `jargon` is decided by its own check, which needs the exact term.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from nlp.conversation import Conversation
from nlp.judging.features import Before, Context, of_agent
from nlp.judging.linear import LinearModel, load
from nlp.judging.views import TurnView, view_of
from nlp.judging.words import from_words
from nlp.types import Finding

MODEL = "labels"


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
            added = from_words(view, label, model, check=label)
            if added is not None:
                yield added
