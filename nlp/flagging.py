"""What the accusing checks share: one finding a turn, over its first phrase that counts."""

from collections.abc import Callable

from nlp.conversation import Conversation, finding
from nlp.lexicons import Hit
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

Accepts = Callable[[Conversation, PreparedTurn, Hit], bool]
NEGATIONS = {
    "it": frozenset({"non", "nn", "nessuna", "mica", "senza"}),
    "en": frozenset({"not", "n't", "never", "no", "isn't", "wasn't", "isnt", "wasnt"}),
}


def is_negated(turn: PreparedTurn, token: int, *, reach: int = 3) -> bool:
    """Whether one of the few words before a token is a negation."""
    before = turn.folded[max(token - reach, 0) : token]
    return not NEGATIONS[turn.language].isdisjoint(before)


def always(_conversation: Conversation, _turn: PreparedTurn, _hit: Hit) -> bool:
    """Every hit counts."""
    return True


def flag(
    conversation: Conversation,
    label: str,
    *,
    version: str,
    accepts: Accepts = always,
    suggestion: Reason | None = None,
) -> CheckResult:
    """A finding for each agent turn that holds a phrase of the label's lexicon which `accepts` lets pass."""
    findings: list[Finding] = []
    for turn in conversation.agent_turns:
        hits = (hit for hit in conversation.hits(turn, label) if accepts(conversation, turn, hit))
        hit = next(hits, None)
        if hit is not None:
            findings.append(report(turn, hit, label, version=version, suggestion=suggestion))
    return CheckResult(tuple(findings))


def report(
    turn: PreparedTurn, hit: Hit, label: str, *, version: str, suggestion: Reason | None = None
) -> Finding:
    """The finding over a hit; its reason is `<label>.<note>`, `<label>.phrase` where the line has no note."""
    words = turn.text[turn.starts[hit.first] : turn.ends[hit.after - 1]]
    return finding(
        turn,
        hit.first,
        hit.after,
        label=label,
        reason=Reason(f"{label}.{hit.note or 'phrase'}", {"words": words}),
        check=label,
        version=version,
        suggestion=suggestion,
    )
