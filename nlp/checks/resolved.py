"""Resolved: whether the customer's problem is solved at the end of the text."""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason, Verdict

NAME = "resolved"
VERSION = "1"


class ResolvedConfig(CheckConfig):
    """How many of the last turns say how it ended."""

    customer_turns: int = 2
    agent_turns: int = 6


@check(NAME, version=VERSION, config=ResolvedConfig, stage=2)
def resolved(conversation: Conversation, config: ResolvedConfig) -> CheckResult:
    """Yes, partly or no, from what the agent did and how the customer took leave.

    It believes the customer first: discontent at the end is `no`, whatever was offered.
    """
    if not conversation.agent_turns:
        return CheckResult(verdicts=(Verdict(NAME, None, Reason("resolved.no_agent")),))
    last = conversation.customer_turns[-config.customer_turns :]
    moods = [(turn, _mood(conversation, turn)) for turn in last]
    content = next((turn for turn, mood in reversed(moods) if mood > 0), None)
    unhappy = moods[-1][0] if moods and moods[-1][1] < 0 else None
    return CheckResult(verdicts=(_judge(conversation, config, content, unhappy),))


def _judge(
    conversation: Conversation,
    config: ResolvedConfig,
    content: PreparedTurn | None,
    unhappy: PreparedTurn | None,
) -> Verdict:
    late = {turn.index for turn in conversation.agent_turns[-config.agent_turns :]}
    refused = _latest(conversation, {"flat_refusal"}, late)
    pending = _latest(conversation, {"transfer", "commitment"}, late)
    solved = _latest(conversation, {"solution", "steps"})
    if unhappy is not None and content is None:
        return _say("no", "unhappy", unhappy.text, unhappy.index)
    if refused and content is None:
        return _say("no", "refused", refused.quote, refused.turn)
    if pending and not (content is not None and solved and _follows_up(conversation, pending)):
        return _say("partly", "pending", pending.quote, pending.turn)
    if content is not None:
        return _say("yes", "accepted", content.text, content.index)
    if solved:
        return Verdict(NAME, "yes", Reason("resolved.given"), (solved.turn,))
    return Verdict(NAME, "no", Reason("resolved.nothing"))


def _say(value: str, code: str, quote: str, turn: int) -> Verdict:
    return Verdict(NAME, value, Reason(f"resolved.{code}", {"quote": quote[:200]}), (turn,))


def _latest(conversation: Conversation, labels: set[str], turns: set[int] | None = None) -> Finding | None:
    found = [f for f in conversation.earlier if f.label in labels and (turns is None or f.turn in turns)]
    return max(found, key=lambda f: (f.turn, f.start), default=None)


def _follows_up(conversation: Conversation, pending: Finding) -> bool:
    """A promise that is a later check on a solved problem leaves nothing open."""
    return any(f.turn == pending.turn and f.label == "follow_up" for f in conversation.earlier)


def _mood(conversation: Conversation, turn: PreparedTurn) -> float:
    """The turn's sentiment as the tone check measured it; thanks where there is none."""
    for measure in conversation.earlier_measures:
        if measure.name == "sentiment" and measure.turn == turn.index and measure.value is not None:
            return measure.value
    return 1.0 if conversation.hits(turn, "thanks") else 0.0
