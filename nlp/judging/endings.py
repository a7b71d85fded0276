"""How a conversation ends for the customer: yes, partly or no, from what was done and the last words.

One output a value; the one whose score is highest above its threshold holds.
"""

from collections.abc import Callable, Sequence, Set

from nlp.conversation import Conversation
from nlp.judging.features import Features, Kinds, bucket
from nlp.judging.linear import load
from nlp.judging.views import view_of

MODEL = "endings"
OUTPUTS = ("yes", "partly", "no")
_LAST_TURNS, _LAST_WORDS = 3, 12
_LENGTHS, _SHARES = (4, 8, 14, 24, 40), (0.0, 0.2, 0.4, 0.6, 0.8)

Labels = Callable[[int], Set[str]]
Sentiment = Callable[[int], int]


def of_conversation(conversation: Conversation, labels: Labels, sentiment: Sentiment) -> str:
    """The value for a conversation; `labels` and `sentiment` are asked by place."""
    model = load(MODEL)
    margins = model.margins(of_ending(conversation, labels, sentiment), conversation.language).tolist()
    return OUTPUTS[max(range(len(OUTPUTS)), key=margins.__getitem__)]


def of_ending(conversation: Conversation, labels: Labels, sentiment: Sentiment) -> Features:
    """Features of the whole conversation, named like those of `nlp.judging.features`."""
    agent = [place for place, turn in enumerate(conversation.turns) if turn.is_agent]
    customer = [place for place, turn in enumerate(conversation.turns) if turn.is_customer]
    kinds: Kinds = {"len": (str(bucket(len(conversation.turns), _LENGTHS)),)}
    kinds |= _done(agent, labels)
    kinds |= _moods(customer, sentiment)
    kinds |= _last_words(conversation, agent, customer)
    return Features(kinds, frozenset())


def _done(agent: Sequence[int], labels: Labels) -> Kinds:
    whens = {
        "any": agent,
        "half": agent[len(agent) // 2 :],
        "end": agent[-_LAST_TURNS:],
        "last": agent[-1:],
    }
    return {when: {label for place in places for label in labels(place)} for when, places in whens.items()}


def _moods(customer: Sequence[int], sentiment: Sentiment) -> Kinds:
    moods = [sentiment(place) for place in customer]
    if not moods:
        return {}
    latest = moods[-_LAST_TURNS:]
    negative = sum(mood < 0 for mood in moods) / len(moods)
    return {
        **{f"s{back}": (str(mood),) for back, mood in enumerate(reversed(latest), 1)},
        "sn": (str(bucket(negative, _SHARES)),),
        "se": (str(max(latest)),),
        "sl": (str(min(latest)),),
    }


def _last_words(conversation: Conversation, agent: Sequence[int], customer: Sequence[int]) -> Kinds:
    kinds: Kinds = {}
    if conversation.turns:
        kinds["by"] = ("agent" if conversation.turns[-1].is_agent else "other",)
    ends = (("cw", customer[-1:]), ("cv", customer[-2:-1]), ("aw", agent[-1:]), ("av", agent[-2:-1]))
    for kind, places in ends:
        for place in places:
            view = view_of(conversation, place)
            kinds[kind] = view.said[-_LAST_WORDS:]
            kinds[f"{kind}?"] = ("",) if view.asks else ()
    return kinds
