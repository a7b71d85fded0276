"""Formality: how the agent addresses the customer in Italian: tu, lei or voi."""

from nlp.conversation import Conversation
from nlp.phrases import spotted
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult, Reason, Verdict

NAME = "formality"
VERSION = "1"
FORMS = ("tu", "lei", "voi")


class FormalityConfig(CheckConfig):
    """From which share, and how many places, a second form makes the address mixed."""

    share: float = 0.25
    places: int = 2


@check(NAME, version=VERSION, config=FormalityConfig)
def formality(conversation: Conversation, config: FormalityConfig) -> CheckResult:
    """A verdict for Italian; None for English. "Voi" beside another form is taken for a plural."""
    if conversation.language != "it":
        verdict = Verdict(NAME, None, Reason("formality.other_language"))
        return CheckResult(verdicts=(verdict,))
    turns: dict[str, list[int]] = {form: [] for form in FORMS}
    for turn in conversation.agent_turns:
        for form in FORMS:
            turns[form] += [turn.index] * len(spotted(conversation, turn, f"form_{form}"))
    return CheckResult(verdicts=(_verdict(turns, config),))


def _verdict(turns: dict[str, list[int]], config: FormalityConfig) -> Verdict:
    counts = {form: len(found) for form, found in turns.items()}
    most = max(FORMS, key=counts.__getitem__)
    if not counts[most]:
        return Verdict(NAME, "none", Reason("formality.none"))
    one, other = ("tu", "lei") if counts["tu"] >= counts["lei"] else ("lei", "tu")
    enough = counts[other] >= max(config.places, config.share * counts[one])
    if enough and counts["voi"] <= counts[one]:
        reason = Reason("formality.mixed", {"form": one, "other": other})
        return Verdict(NAME, "mixed", reason, tuple(sorted({*turns["tu"], *turns["lei"]})))
    if most == "voi" and counts[one] >= counts["voi"] / 2:
        most = one
    reason = Reason("formality.one", {"form": most, "count": counts[most]})
    return Verdict(NAME, most, reason, tuple(sorted(set(turns[most]))))
