"""Jargon: internal, technical or bureaucratic words and acronyms that a customer cannot be expected to know.

Looks for terms of a glossary by sector (`jargon_<sector>.txt`, each with its plain words) and for acronyms:
those of the glossary in any case where they are no word of the language (speech has no capitals), unknown
ones in capitals. Forgiven: a term that the customer used first, one explained in the same turn or at the
start of the agent's next one, one given in brackets after its plain name. One finding a term and
conversation, at its first use; its quote is the exact words.

Known misses: jargon outside the glossary that is no acronym, names of products, terms explained in a way
that no marker announces (still reported). Company names in capitals that nobody knows are taken for
acronyms.

Measured on our own labelled conversations, which the lexicons were written with at hand:
P 0.85 R 0.93 (Italian), 0.98 and 0.91 (English); exact terms F1 0.74 in both.
On conversations not seen before expect less recall: the wording of people is open-ended.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.conversation import Conversation, finding
from nlp.frequency import zipf
from nlp.lexicons import Hit
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

VERSION = "1"
ACRONYMS, KNOWN, EXPLAINED = "jargon_acronyms", "acronym_known", "jargon_explained"
# Above this (zipf) the letters are also a word, or an acronym that everybody reads in the papers.
COMMON_ACRONYM = 3.0
COMMON_SPOKEN = 3.2
MAX_LETTERS = 6
# How far after the term an explanation may begin, in tokens.
EXPLAINED_WITHIN = 8
# More than this share of capitals is shouting: capitals then mean nothing.
SHOUTED = 0.6
_CAPITALS = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class _Term:
    first: int
    after: int
    key: str
    plain: str


class JargonConfig(CheckConfig):
    """Words that this team's customers do know (product names, a professional clientele)."""

    allowed: frozenset[str] = frozenset()


@check("jargon", version=VERSION, labels=("jargon",), config=JargonConfig)
def jargon(conversation: Conversation, config: JargonConfig) -> CheckResult:
    """One finding for each unexplained term, at its first use."""
    seen = {word.lower() for word in config.allowed} | _names(conversation)
    findings: list[Finding] = []
    for turn in conversation.turns:
        if turn.is_customer:
            seen.update(turn.folded)
            seen.update(term.key for term in _glossary(conversation, turn))
        elif turn.is_agent:
            for term in _terms(conversation, turn):
                if term.key in seen:
                    continue
                seen.add(term.key)
                if not _explained(conversation, turn, term):
                    findings.append(_report(turn, term))
    return CheckResult(tuple(findings))


def _report(turn: PreparedTurn, term: _Term) -> Finding:
    words = turn.text[turn.starts[term.first] : turn.ends[term.after - 1]]
    code = "jargon.term" if term.plain else "jargon.acronym"
    suggestion = (
        Reason("jargon.plain_word", {"term": words, "plain": term.plain})
        if term.plain
        else Reason("jargon.explain", {"term": words})
    )
    return finding(
        turn,
        term.first,
        term.after,
        label="jargon",
        reason=Reason(code, {"term": words}),
        check="jargon",
        version=VERSION,
        suggestion=suggestion,
    )


def _names(conversation: Conversation) -> set[str]:
    """Words of the names in the transcript's head: no jargon even in capitals."""
    transcript = conversation.transcript
    names = [transcript.agent, transcript.customer, *(turn.turn.author for turn in conversation.turns)]
    return {word.lower() for name in names if name for word in name.split()}


def _terms(conversation: Conversation, turn: PreparedTurn) -> list[_Term]:
    """Terms of the turn in text order; the glossary's go before unknown acronyms."""
    glossary = list(_glossary(conversation, turn))
    taken = {token for term in glossary for token in range(term.first, term.after)}
    found = glossary + [term for term in _unknown(conversation, turn) if term.first not in taken]
    return sorted(found, key=lambda term: term.first)


def _glossary(conversation: Conversation, turn: PreparedTurn) -> Iterator[_Term]:
    taken: set[int] = set()
    found = conversation.all_hits(turn)
    for name in sorted(found):
        if not name.startswith("jargon_") or name == EXPLAINED:
            continue
        for hit in found[name]:
            tokens = range(hit.first, hit.after)
            if taken.isdisjoint(tokens) and (name != ACRONYMS or _is_acronym(turn, hit)):
                taken.update(tokens)
                yield _Term(hit.first, hit.after, hit.phrase, hit.note)


def _is_acronym(turn: PreparedTurn, hit: Hit) -> bool:
    """In capitals, or in small letters where it cannot be a word."""
    text = turn.text[turn.starts[hit.first] : turn.ends[hit.after - 1]]
    if text.isupper() and not _in_code(turn, hit.first):
        return True
    return text.islower() and zipf(text, turn.language) < COMMON_SPOKEN


def _unknown(conversation: Conversation, turn: PreparedTurn) -> Iterator[_Term]:
    if not _CAPITALS.search(turn.text) or _is_shouted(turn.text):
        return
    known = {hit.first for hit in conversation.hits(turn, KNOWN)}
    for token, folded in enumerate(turn.folded):
        if not 2 <= len(folded) <= MAX_LETTERS or token in known:
            continue
        text = turn.text[turn.starts[token] : turn.ends[token]]
        if not (text.isalpha() and text.isascii() and text.isupper()) or _in_code(turn, token):
            continue
        if zipf(folded, turn.language) < COMMON_ACRONYM and not _has_capitals_beside(turn, token):
            yield _Term(token, token + 1, folded, "")


def _is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return len(letters) > MAX_LETTERS and sum(map(str.isupper, letters)) > SHOUTED * len(letters)


def _in_code(turn: PreparedTurn, token: int) -> bool:
    """Whether letters are part of a code, a number plate, a signature: "PS-20417", "GF 882 KL", "^JB"."""
    start, end = turn.starts[token], turn.ends[token]
    around = turn.text[max(start - 1, 0) : start] + turn.text[end : end + 1]
    if any(c in "-_/^@#&<[{" or c.isdigit() for c in around):
        return True
    short = end - start <= 2
    beside = turn.folded[max(token - 1, 0) : token] + turn.folded[token + 1 : token + 2]
    return short and any(c.isdigit() for other in beside for c in other)


def _has_capitals_beside(turn: PreparedTurn, token: int) -> bool:
    """Whether a neighbour of more than one letter is in capitals too: a shouted word, no acronym."""
    beside = [other for other in (token - 1, token + 1) if 0 <= other < len(turn.folded)]
    texts = [turn.text[turn.starts[other] : turn.ends[other]] for other in beside]
    return any(text.isalpha() and text.isupper() and len(text) > 3 for text in texts)


def _explained(conversation: Conversation, turn: PreparedTurn, term: _Term) -> bool:
    if term.first and turn.folded[term.first - 1] == "(":
        return True
    if term.after < len(turn.folded) and turn.folded[term.after] == "(":
        return True
    reach = range(term.after, term.after + EXPLAINED_WITHIN)
    if any(hit.first in reach for hit in conversation.hits(turn, EXPLAINED)):
        return True
    after = _next_agent_turn(conversation, turn)
    return after is not None and any(hit.first < 3 for hit in conversation.hits(after, EXPLAINED))


def _next_agent_turn(conversation: Conversation, turn: PreparedTurn) -> PreparedTurn | None:
    place = conversation.place(turn)
    following = conversation.turns[place + 1 : place + 4]
    return next((other for other in following if other.is_agent), None)
