"""Name use: the agent addresses the customer by name.

Known misses: a customer whose name the record does not hold and whom the agent addresses without a
title.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.77 and recall 0.81 in Italian, 0.84 and 0.89 in English.
"""

from collections.abc import Iterator

from nlp.conversation import Conversation
from nlp.phrases import told
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn, fold, is_break
from nlp.types import CheckResult

NAME = "name_use"
VERSION = "1"

_MIN_NAME = 3
_ABBREVIATION = 4


@check(NAME, version=VERSION, labels=(NAME,))
def name_use(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """The customer's name (as the record gives it, or a mask) or a title with a name, in the vocative.

    Not counted: the agent's own name, a third person ("la signora Rossi", "with Mr Kell"). Missed: a
    customer whose name the record does not hold and whom the agent addresses without a title.
    """
    findings = []
    names = _customer_names(conversation)
    own = {fold(part) for part in (conversation.transcript.agent or "").split()}
    for turn in conversation.agent_turns:
        for first, after, note in _addressed(conversation, turn, names, own):
            findings.append(told(turn, first, after, label=NAME, version=VERSION, note=note))
    return CheckResult(findings=tuple(findings))


def _customer_names(conversation: Conversation) -> frozenset[str]:
    """Capitalised words of the customer's name in the record; "cliente" and titles are none."""
    given = [conversation.transcript.customer or ""]
    given += [turn.turn.author or "" for turn in conversation.customer_turns[:50]]
    words = {fold(word.strip(".,")) for name in given for word in name.split() if word[:1].isupper()}
    generic = {"customer", "cliente", "client", "utente", "user", "guest"}
    titles = {hit.phrase for turn in conversation.turns for hit in conversation.hits(turn, "vocative")}
    return frozenset(w for w in words - generic - titles if len(w) >= _MIN_NAME and w.isalpha())


def _addressed(
    conversation: Conversation, turn: PreparedTurn, names: frozenset[str], own: set[str]
) -> Iterator[tuple[int, int, str]]:
    taken: set[int] = set()
    for hit in conversation.hits(turn, "vocative"):
        masked = "#" in hit.phrase
        after = hit.after if masked else _name_after(turn, hit.after)
        if after and _vocative(conversation, turn, hit.first):
            taken.update(range(hit.first, after))
            yield hit.first, after, "mask" if masked else "title"
    called = [place for place, word in enumerate(turn.folded) if word in names - own and place not in taken]
    if len(turn.word_tokens) > len(called) + 1:
        for place in called:
            if _written_as_name(turn, place) and _vocative(conversation, turn, place):
                yield place, place + 1, "name"


def _written_as_name(turn: PreparedTurn, place: int) -> bool:
    """With a capital, or in a message that has none at all."""
    return turn.text[turn.starts[place]].isupper() or turn.text.islower()


def _name_after(turn: PreparedTurn, place: int) -> int | None:
    """Where a capitalised name after a title ends; a full stop after an abbreviation is passed over."""
    if (
        place < len(turn.folded)
        and turn.folded[place] == "."
        and len(turn.folded[place - 1]) <= _ABBREVIATION
    ):
        place += 1
    after = place
    while after < len(turn.folded) and after - place < 3:
        word = turn.text[turn.starts[after] : turn.ends[after]]
        if is_break(turn.folded[after]) or not word[:1].isupper():
            break
        after += 1
    return after if after > place else None


def _vocative(conversation: Conversation, turn: PreparedTurn, first: int) -> bool:
    return not any(hit.after == first for hit in conversation.hits(turn, "not_vocative"))
