"""From phrases found to findings: what most behaviours share. Checks add what their label needs."""

from collections.abc import Callable, Iterable

from nlp.conversation import Conversation, finding
from nlp.lexicons import Hit
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

Keep = Callable[[PreparedTurn, Hit], bool]


def spotted(conversation: Conversation, turn: PreparedTurn, lexicon: str) -> tuple[Hit, ...]:
    """Phrases of a lexicon that no phrase of `<lexicon>_not` overlaps."""
    found = conversation.all_hits(turn)
    hits = found.get(lexicon, ())
    against = found.get(f"{lexicon}_not") if hits else None
    if not against:
        return hits
    return tuple(h for h in hits if not any(n.first < h.after and h.first < n.after for n in against))


def shown(turn: PreparedTurn, first: int, after: int) -> str:
    """The words themselves, as they stand in the text."""
    return turn.text[turn.starts[first] : turn.ends[after - 1]]


def told(
    turn: PreparedTurn, first: int, after: int, *, label: str, version: str, note: str = "phrase"
) -> Finding:
    """A finding whose reason `<label>.<note>` quotes the words that it rests on."""
    reason = Reason(f"{label}.{note}", {"quote": shown(turn, first, after)})
    return finding(turn, first, after, label=label, reason=reason, check=label, version=version)


def by_phrase(
    conversation: Conversation, label: str, version: str, *, keep: Keep | None = None
) -> CheckResult:
    """Findings for the phrases of the lexicon named like the label, in the agents' turns."""
    findings: list[Finding] = []
    for turn in conversation.agent_turns_with(label):
        hits = (h for h in spotted(conversation, turn, label) if keep is None or keep(turn, h))
        findings += from_hits(turn, hits, label=label, version=version)
    return CheckResult(findings=tuple(findings))


def from_hits(turn: PreparedTurn, hits: Iterable[Hit], *, label: str, version: str) -> list[Finding]:
    """One finding a phrase; its note, where it has one, chooses the sentence of the reason."""
    return [told(turn, h.first, h.after, label=label, version=version, note=h.note or "phrase") for h in hits]


def in_sentence(hits: Iterable[Hit], first: int, after: int) -> list[Hit]:
    """The hits that stand within a stretch of tokens."""
    return [hit for hit in hits if first <= hit.first < after]
