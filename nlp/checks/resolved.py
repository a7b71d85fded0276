"""Resolved: whether the customer's problem is solved at the end of the text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.judging.endings import of_conversation
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason, Verdict

NAME = "resolved"
VERSION = "2"
# An agent who ends like this leaves the customer without a next step.
_HARSH = frozenset({"rude", "dismissive", "blame", "flat_refusal", "sarcasm", "scripted"})


class ResolvedConfig(CheckConfig):
    """How many of the last turns of each side say how it ended."""

    customer_turns: int = 2
    agent_turns: int = 2


@dataclass(frozen=True, slots=True)
class _Ending:
    """What the last turns hold."""

    content: PreparedTurn | None
    unhappy: PreparedTurn | None
    harsh: Finding | None
    pending: Finding | None
    solved: Finding | None


@check(NAME, version=VERSION, config=ResolvedConfig, stage=3)
def resolved(conversation: Conversation, config: ResolvedConfig) -> CheckResult:
    """Yes, partly or no, weighed from what was done and said, with the plainest sign of it."""
    if not conversation.agent_turns:
        return CheckResult(verdicts=(Verdict(NAME, None, Reason("resolved.no_agent")),))
    turns, moods = conversation.turns, _moods(conversation)
    value = of_conversation(
        conversation,
        lambda place: conversation.labels(turns[place]),
        lambda place: moods.get(turns[place].index, 0),
    )
    return CheckResult(verdicts=(_judge(value, _ending(conversation, config, moods)),))


def _ending(conversation: Conversation, config: ResolvedConfig, sentiments: Mapping[int, int]) -> _Ending:
    agents = conversation.agent_turns
    last = {turn.index for turn in agents[-config.agent_turns :]}
    half = {turn.index for turn in agents[len(agents) // 2 :]}
    moods = [(t, sentiments.get(t.index, 0)) for t in conversation.customer_turns[-config.customer_turns :]]
    return _Ending(
        content=next((turn for turn, mood in reversed(moods) if mood > 0), None),
        unhappy=moods[-1][0] if moods and moods[-1][1] < 0 else None,
        harsh=_latest(conversation, _HARSH, last),
        pending=_latest(conversation, {"transfer"}, half) or _promise(conversation, half),
        solved=_latest(conversation, {"solution", "steps"}),
    )


def _judge(value: str, end: _Ending) -> Verdict:
    """The verdict with the plainest sign of it; where there is none, with the whole talk as its reason."""
    signs: dict[str, tuple[tuple[str, PreparedTurn | Finding | None], ...]] = {
        "no": (("unhappy", end.unhappy), ("refused", end.harsh)),
        "partly": (("pending", end.pending),),
        "yes": (("accepted", end.content), ("given", end.solved)),
    }
    for code, sign in signs[value]:
        if sign is not None:
            return _say(value, code, sign)
    if value == "no" and not (end.solved or end.pending):
        return Verdict(NAME, value, Reason("resolved.nothing"))
    return Verdict(NAME, value, Reason(f"resolved.weighed_{value}"))


def _say(value: str, code: str, sign: PreparedTurn | Finding) -> Verdict:
    quote, turn = (sign.quote, sign.turn) if isinstance(sign, Finding) else (sign.text, sign.index)
    return Verdict(NAME, value, Reason(f"resolved.{code}", {"quote": quote[:200]}), (turn,))


def _latest(
    conversation: Conversation, labels: Collection[str], turns: set[int] | None = None
) -> Finding | None:
    found = [f for f in conversation.earlier if f.label in labels and (turns is None or f.turn in turns)]
    return max(found, key=lambda f: (f.turn, f.start), default=None)


def _promise(conversation: Conversation, turns: set[int]) -> Finding | None:
    """A promise that the case still needs: a later check on a solved problem leaves nothing open."""
    checked = {f.turn for f in conversation.earlier if f.label == "follow_up"}
    return _latest(conversation, {"commitment"}, turns - checked)


def _moods(conversation: Conversation) -> dict[int, int]:
    """The customer's sentiment by turn index, as the tone check measured it."""
    return {
        measure.turn: int(measure.value)
        for measure in conversation.earlier_measures
        if measure.name == "sentiment" and measure.turn is not None and measure.value is not None
    }
