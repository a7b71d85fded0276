"""Resolved: whether the customer's problem is solved at the end of the text."""

from collections.abc import Collection
from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason, Verdict

NAME = "resolved"
VERSION = "1"
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
    later_check: Finding | None
    farewell: Finding | None
    solved: Finding | None
    dated: Finding | None


@check(NAME, version=VERSION, config=ResolvedConfig, stage=2)
def resolved(conversation: Conversation, config: ResolvedConfig) -> CheckResult:
    """Yes, partly or no, from what the agent did and how the customer took leave.

    It believes the customer first: discontent in the last words is `no`, whatever was offered. Right in
    61 of 100 conversations of the training set; it takes many an open promise for a solution.
    """
    if not conversation.agent_turns:
        return CheckResult(verdicts=(Verdict(NAME, None, Reason("resolved.no_agent")),))
    return CheckResult(verdicts=(_judge(_ending(conversation, config)),))


def _ending(conversation: Conversation, config: ResolvedConfig) -> _Ending:
    agents = conversation.agent_turns
    last = {turn.index for turn in agents[-config.agent_turns :]}
    half = {turn.index for turn in agents[len(agents) // 2 :]}
    moods = [(t, _mood(conversation, t)) for t in conversation.customer_turns[-config.customer_turns :]]
    return _Ending(
        content=next((turn for turn, mood in reversed(moods) if mood > 0), None),
        unhappy=moods[-1][0] if moods and moods[-1][1] < 0 else None,
        harsh=_latest(conversation, _HARSH, last),
        pending=_latest(conversation, {"transfer"}, half) or _promise(conversation, half),
        later_check=_latest(conversation, {"follow_up"}, half),
        farewell=_latest(conversation, {"closing"}, last),
        solved=_latest(conversation, {"solution", "steps"}),
        dated=_latest(conversation, {"expectation"}),
    )


def _judge(end: _Ending) -> Verdict:
    if end.unhappy is not None:
        return _say("no", "unhappy", end.unhappy.text, end.unhappy.index)
    if end.harsh and end.content is None:
        return _say("no", "refused", end.harsh.quote, end.harsh.turn)
    if end.pending and not (end.content and end.later_check):
        return _say("partly", "pending", end.pending.quote, end.pending.turn)
    if end.content is not None:
        return _say("yes", "accepted", end.content.text, end.content.index)
    if end.solved and (end.later_check or end.farewell):
        return _say("yes", "given", end.solved.quote, end.solved.turn)
    answered = end.solved or end.dated or end.later_check or end.farewell
    value, code = ("partly", "open") if answered else ("no", "nothing")
    return Verdict(NAME, value, Reason(f"resolved.{code}"))


def _say(value: str, code: str, quote: str, turn: int) -> Verdict:
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


def _mood(conversation: Conversation, turn: PreparedTurn) -> float:
    """The turn's sentiment as the tone check measured it; thanks where there is none."""
    for measure in conversation.earlier_measures:
        if measure.name == "sentiment" and measure.turn == turn.index and measure.value is not None:
            return measure.value
    return 1.0 if conversation.hits(turn, "thanks") else 0.0
