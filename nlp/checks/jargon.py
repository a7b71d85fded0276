"""Jargon: internal, technical or bureaucratic words and acronyms that a customer cannot know.

Looks for terms of a glossary by sector (`jargon_<sector>.txt`, each with its plain words), for acronyms
(those of the glossary in any case where they are no word of the language, unknown ones in capitals), and for
words that are rare in general. Which of them is a term here, and where it begins and ends, a small linear
model decides (`nlp.judging.terms`); terms of the team's own list always count. Forgiven: a term whose words
the customer used first, one explained in the same turn, one given in brackets after its plain name. What is
explained only later was not understood when it was said. One finding a term and conversation, at its first
use; its quote is the exact words.

Known misses: everyday words with a meaning of the trade ("element", "coda", "dominio"), terms of three words
and more that no list holds, names of products, terms explained in a way that no marker announces (still
reported). Company names in capitals that nobody knows are taken for acronyms. A word of no list is seldom
reported where nothing else in the turn is jargon.

Exact terms a conversation, in files that neither the glossary nor the model had seen (left out whole in
cross-validation): P 0.75 R 0.56 F1 0.64 (English, 211 terms), P 0.75 R 0.49 F1 0.59 (Italian, 397); the
lists alone reached 0.61 and 0.56 there. On advice about work and help with computers, the trades farthest
from the glossary: P 0.67 R 0.29 F1 0.40 (Italian). A new trade takes away recall: the team tells its own
terms under `added`.
"""

from collections.abc import Mapping

from nlp.conversation import Conversation, finding
from nlp.judging.terms import Said, judged_terms
from nlp.registry import CheckConfig, check
from nlp.terms import EXPLAINED, Added, Span, Term
from nlp.text import PreparedTurn, fold
from nlp.types import CheckResult, Finding, Reason

VERSION = "3"
# How far after the term an explanation may begin, in tokens.
EXPLAINED_WITHIN = 8


class JargonConfig(CheckConfig):
    """A team's own lists.

    `allowed`: words that its customers do know (product names, a professional clientele). `added`: terms of
    its trade beside the shipped ones, each with its plain words.
    """

    allowed: frozenset[str] = frozenset()
    added: Mapping[str, str] = {}


@check("jargon", version=VERSION, labels=("jargon",), config=JargonConfig)
def jargon(conversation: Conversation, config: JargonConfig) -> CheckResult:
    """One finding for each unexplained term, at its first use."""
    added = Added(config.added, conversation.language)
    allowed = {fold(word) for word in config.allowed}
    said = Said(allowed | _names(conversation))
    reported: set[str] = set()
    findings: list[Finding] = []
    for place, turn in enumerate(conversation.turns):
        if turn.is_customer:
            said.known.update(turn.folded)
            said.known.update(term.key for term in added.found(turn))
        elif turn.is_agent:
            own = [term for term in added.found(turn) if not said.covers(term.key.split())]
            judged = judged_terms(conversation, place, said, allowed.__contains__)
            for term in _together(own, judged):
                if term.key not in reported and not _explained(conversation, turn, term):
                    findings.append(_report(turn, term))
                reported.add(term.key)
    return CheckResult(tuple(findings))


def _together(own: list[Term], judged: list[Term]) -> list[Term]:
    """The team's terms and those of the judged ones that do not overlap them, in text order."""
    taken = {token for term in own for token in range(term.first, term.after)}
    others = [term for term in judged if taken.isdisjoint(range(term.first, term.after))]
    return sorted([*own, *others], key=lambda term: term.first)


def _report(turn: PreparedTurn, term: Term) -> Finding:
    words = _quoted(turn, (term.first, term.after))
    plain_for = words if term.within is None else _quoted(turn, term.within)
    suggestion = (
        Reason("jargon.plain_word", {"term": plain_for, "plain": term.plain})
        if term.plain
        else Reason("jargon.explain", {"term": words})
    )
    return finding(
        turn,
        term.first,
        term.after,
        label="jargon",
        reason=Reason(term.why, {"term": words}),
        check="jargon",
        version=VERSION,
        suggestion=suggestion,
    )


def _quoted(turn: PreparedTurn, span: Span) -> str:
    return turn.text[turn.starts[span[0]] : turn.ends[span[1] - 1]]


def _names(conversation: Conversation) -> set[str]:
    """Words of the names in the transcript's head: no jargon even in capitals."""
    transcript = conversation.transcript
    names = [transcript.agent, transcript.customer, *(turn.turn.author for turn in conversation.turns)]
    return {word.lower() for name in names if name for word in name.split()}


def _explained(conversation: Conversation, turn: PreparedTurn, term: Term) -> bool:
    if term.first and turn.folded[term.first - 1] == "(":
        return True
    if term.after < len(turn.folded) and turn.folded[term.after] == "(":
        return True
    reach = range(term.after, term.after + EXPLAINED_WITHIN)
    return any(hit.first in reach for hit in conversation.hits(turn, EXPLAINED))
