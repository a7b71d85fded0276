"""How a conversation ends for the customer: yes, partly or no, from what was done and the last words.

One output a value; the one whose score is highest above its threshold holds.
"""

from collections.abc import Callable, Iterator, Sequence, Set

from nlp.conversation import Conversation
from nlp.judging.features import Features, bucket
from nlp.judging.linear import load
from nlp.judging.views import TurnView, view_of

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
    names = [f"len:{bucket(len(conversation.turns), _LENGTHS)}"]
    names += _done(agent, labels)
    names += _moods(customer, sentiment)
    names += _last_words(conversation, agent, customer)
    return Features(frozenset(names), frozenset())


def _done(agent: Sequence[int], labels: Labels) -> Iterator[str]:
    yield from _named("any", agent, labels)
    yield from _named("half", agent[len(agent) // 2 :], labels)
    yield from _named("end", agent[-_LAST_TURNS:], labels)
    yield from _named("last", agent[-1:], labels)


def _named(when: str, places: Sequence[int], labels: Labels) -> Iterator[str]:
    yield from (f"{when}:{label}" for label in sorted({label for place in places for label in labels(place)}))


def _moods(customer: Sequence[int], sentiment: Sentiment) -> Iterator[str]:
    moods = [sentiment(place) for place in customer]
    for back, mood in enumerate(reversed(moods[-_LAST_TURNS:]), 1):
        yield f"s{back}:{mood}"
    if moods:
        negative = sum(mood < 0 for mood in moods) / len(moods)
        yield f"sn:{bucket(negative, _SHARES)}"
        yield f"se:{max(moods[-_LAST_TURNS:])}"
        yield f"sl:{min(moods[-_LAST_TURNS:])}"


def _last_words(conversation: Conversation, agent: Sequence[int], customer: Sequence[int]) -> Iterator[str]:
    if conversation.turns:
        yield "by:agent" if conversation.turns[-1].is_agent else "by:other"
    if customer:
        yield from _words("cw", view_of(conversation, customer[-1]))
    if customer[:-1]:
        yield from _words("cv", view_of(conversation, customer[-2]))
    if agent:
        yield from _words("aw", view_of(conversation, agent[-1]))
    if agent[:-1]:
        yield from _words("av", view_of(conversation, agent[-2]))


def _words(kind: str, view: TurnView) -> Iterator[str]:
    yield from {f"{kind}:{word}" for word in view.said[-_LAST_WORDS:]}
    if view.asks:
        yield f"{kind}?:"
