"""Ownership: the agent takes personal charge.

Known misses: a deed announced without "io", "let me" or "I'll".

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.56 and recall 0.37 in Italian, 0.54 and 0.42 in English.
"""

from nlp.conversation import Conversation
from nlp.phrases import from_hits, spotted, told
from nlp.questions import marked
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "ownership"
VERSION = "1"

# Participles and gerunds end in -o as well.
_NO_PRESENT = ("ato", "uto", "ito", "ando", "endo")
_BETWEEN = frozenset({"subito", "adesso", "ora", "pure", "qui"})


@check(NAME, version=VERSION, labels=(NAME,))
def ownership(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Phrases of taking charge, and in Italian a verb with "io" after it ("lo cerco io")."""
    findings = []
    for turn in conversation.agent_turns:
        hits = [h for h in spotted(conversation, turn, NAME) if not _asked(turn, h.first)]
        findings += from_hits(turn, hits, label=NAME, version=VERSION)
        if turn.language == "it":
            findings += [
                told(turn, first, after, label=NAME, version=VERSION, note="deed")
                for first, after in _deeds(conversation, turn)
                if not any(h.first < after and first < h.after for h in hits)
            ]
    return CheckResult(findings=tuple(findings))


def _asked(turn: PreparedTurn, token: int) -> bool:
    return marked(turn, *turn.sentence_of(token))


def _deeds(conversation: Conversation, turn: PreparedTurn) -> list[tuple[int, int]]:
    no_deed = {hit.first for hit in conversation.hits(turn, "not_deed")}
    found = []
    for place, word in enumerate(turn.folded):
        if word != "io" or not place or _asked(turn, place):
            continue
        verb = place - 2 if turn.folded[place - 1] in _BETWEEN and place > 1 else place - 1
        deed = turn.folded[verb]
        present = deed.endswith("o") and not deed.endswith(_NO_PRESENT)
        if present and deed.isalpha() and len(deed) > 3 and verb not in no_deed:
            found.append((verb, place + 1))
    return found
