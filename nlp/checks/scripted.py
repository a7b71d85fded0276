"""Script-reading: text that is recited to this customer instead of said to them.

Measure `canned_share` of each agent: the share of their words that stands, verbatim or nearly so, in known
templates (the passages say where and in which) or in what they wrote earlier in the same conversation. It
lowers nothing by itself.

Mandatory phrases of the team: one verdict each, said or missing, and the measure `mandatory_share`. They are
exempt from what is canned where the team says so.

Findings (label `scripted`): a placeholder that was left in; a slogan; a survey or several stock formulas
that take up nothing of what the customer has just asked or complained about; a template sent as it is to
such a customer; the same sentence sent again. An ordinary formula that fits the moment (a greeting, a
goodbye, one line of courtesy beside an answer) is none. Sentences imposed by law are exempt throughout.

Known misses: formulas outside the lexicon when no templates are given; an answer in the person's own words
that is deaf all the same. Words in capitals in brackets are not placeholders where the customer's own
turns hold such (an anonymised source).

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.83 and recall 0.74 in Italian, 0.77 and 0.81 in English.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from nlp import passages
from nlp.canned import mandatory, repeats
from nlp.canned.mandatory import Phrase
from nlp.conversation import Conversation, finding
from nlp.passages import Span
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Measure, Passage, Reason, Verdict
from nlp.uptake import asks_or_complains, takes_up

VERSION = "1"
# Fewer words than this say nothing about a share.
MIN_WORDS = 20
MIN_REPEATED, SAME, LOOK_BACK = 6, 92.0, 30
MIN_TEMPLATE = 8
# Formulas that make up a turn: this share of its words, or more than this many.
MANY, ALL_FORMULA = 2, 0.35
# How many turns back a complaint still colours the talk.
MOOD = 4
_PLACEHOLDER = re.compile(
    r"\[[A-Z][A-Z_ ]{2,40}\]"
    r"|\[(?:[Nn]ame|[Nn]ome|[Pp]roduct|[Pp]rodotto|[Dd]ate|[Dd]ata|[Oo]rder|[Cc]ognome)\]"
    r"|\{\{? ?[A-Za-z][\w .]{1,40}\}?\}|<[A-Za-z][A-Za-z_ ]{2,40}>|%[A-Z_]{3,40}%|\bX{4,40}\b"
)
_PLACEHOLDER_MARKS = frozenset("[{<%X")
_NO_PLACEHOLDER = frozenset(
    {"PHOTO", "FOTO", "VIDEO", "AUDIO", "IMAGE", "FILE", "ALLEGATO", "ATTACHMENT", "PII", "SILENCE", "MUSIC"}
)


class ScriptedConfig(CheckConfig):
    """`template_share`: share of a turn that must stand in a template to call it recited.

    `mandatory`: what the team's agents have to say in every conversation. `legal`: what they read out where
    the law asks for it: exempt, and missed nowhere.
    """

    template_share: float = 0.8
    mandatory: tuple[Phrase, ...] = ()
    legal: tuple[Phrase, ...] = ()


@dataclass
class _Author:
    """What one agent has said so far."""

    words: int = 0
    canned: int = 0
    turns: list[int] = field(default_factory=list)
    shingles: set[tuple[str, ...]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


@check("scripted", version=VERSION, labels=("scripted",), config=ScriptedConfig)
def scripted(conversation: Conversation, config: ScriptedConfig) -> CheckResult:
    """At most one finding a turn, the plainest sign first; canned passages and shares; mandatory phrases."""
    exempt = mandatory.exempt((*config.mandatory, *config.legal))
    authors: defaultdict[str | None, _Author] = defaultdict(_Author)
    masked = any(_holds_placeholder(turn.text) for turn in conversation.customer_turns)
    findings: list[Finding] = []
    canned: list[Passage] = []
    for turn in conversation.agent_turns:
        author = authors[turn.turn.author]
        imposed = passages.imposed(conversation, turn)
        known = passages.found(conversation, turn, imposed, exempt)
        share = _count(turn, author, known, imposed)
        said = repeats.words(turn.folded)
        sign = (
            (None if masked else _placeholder(turn))
            or _formula(conversation, turn)
            or _recited(conversation, turn, share, config)
            or _repeated(turn, said, author)
        )
        if sign is not None:
            findings.append(sign)
        canned += known
        author.texts.append(" ".join(said))
    team = _mandatory(conversation, config.mandatory)
    measures = (*(_measure(name, author) for name, author in authors.items()), *team.measures)
    return CheckResult(tuple(findings), measures, team.verdicts, tuple(canned))


def _count(turn: PreparedTurn, author: _Author, known: Sequence[Passage], imposed: Sequence[Span]) -> float:
    """Add the turn to its author's count; returns the share of it that stands in a template."""
    tokens = passages.free_words(turn, imposed)
    words = tuple(turn.folded[token] for token in tokens)
    again = repeats.covered(words, author.shingles)
    inside = passages.marked(turn, [(one.start, one.end) for one in known])
    in_template = [inside[token] for token in tokens]
    marks = [first or second for first, second in zip(in_template, again, strict=True)]
    author.words += len(words)
    author.canned += sum(marks)
    if any(marks):
        author.turns.append(turn.index)
    author.shingles.update(repeats.shingles(words))
    return sum(in_template) / len(words) if len(words) >= MIN_TEMPLATE else 0.0


def _mandatory(conversation: Conversation, phrases: tuple[Phrase, ...]) -> CheckResult:
    """A verdict for each phrase that the team asks for, and the share of them that was said."""
    found = mandatory.found(phrases, conversation.language, conversation.agent_turns)
    if not found:
        return CheckResult()
    verdicts = tuple(
        Verdict(
            f"mandatory:{number}",
            "missing" if turn is None else "said",
            Reason(f"scripted.mandatory_{'missing' if turn is None else 'said'}", {"phrase": phrase.text}),
            () if turn is None else (turn,),
        )
        for number, (phrase, turn) in enumerate(found, 1)
    )
    said = tuple(sorted({turn for _, turn in found if turn is not None}))
    share = sum(turn is not None for _, turn in found) / len(found)
    return CheckResult(
        measures=(Measure("mandatory_share", round(share, 3), "share", turns=said),), verdicts=verdicts
    )


def _measure(name: str | None, author: _Author) -> Measure:
    if author.words < MIN_WORDS:
        reason = Reason("scripted.too_few_words", {"needed": MIN_WORDS})
        return Measure("canned_share", None, "share", author=name, not_rated=reason)
    share = round(author.canned / author.words, 3)
    return Measure("canned_share", share, "share", author=name, turns=tuple(author.turns))


def _holds_placeholder(text: str) -> bool:
    return not _PLACEHOLDER_MARKS.isdisjoint(text) and _PLACEHOLDER.search(text) is not None


def _placeholder(turn: PreparedTurn) -> Finding | None:
    if _PLACEHOLDER_MARKS.isdisjoint(turn.text):
        return None
    for match in _PLACEHOLDER.finditer(turn.text):
        if match[0].strip("[]{}<>% ").upper() not in _NO_PLACEHOLDER:
            reason = Reason("scripted.placeholder", {"words": match[0]})
            return Finding(
                "scripted", turn.index, match.start(), match.end(), match[0], reason, "scripted", VERSION
            )
    return None


def _formula(conversation: Conversation, turn: PreparedTurn) -> Finding | None:
    hits = [hit for hit in conversation.hits(turn, "scripted") if hit.note != "courtesy"]
    if not hits or conversation.hits(turn, "scripted_legal"):
        return None
    slogans = [hit for hit in hits if hit.note == "slogan"]
    if slogans:
        return _over(turn, slogans[0].first, slogans[0].after, "slogan")
    before = conversation.customer_before(turn)
    if not before or not asks_or_complains(conversation, _recent(conversation, before)):
        return None
    own = sum(hit.after - hit.first for hit in hits) / max(len(turn.word_tokens), 1)
    surveyed = any(hit.note == "survey" for hit in hits)
    is_all = len(hits) > MANY or (len(hits) == MANY and own >= ALL_FORMULA)
    if (is_all or surveyed) and not takes_up(turn, before):
        return _over(turn, hits[0].first, hits[0].after, "formula")
    return None


def _recent(conversation: Conversation, before: Sequence[PreparedTurn]) -> tuple[PreparedTurn, ...]:
    """The customer's turns just before, and what they had answered to: a mood does not end with a turn."""
    place = conversation.place(before[0])
    earlier = [turn for turn in conversation.turns[max(place - MOOD, 0) : place] if turn.is_customer]
    return (*earlier, *before)


def _recited(
    conversation: Conversation, turn: PreparedTurn, share: float, config: ScriptedConfig
) -> Finding | None:
    if share < config.template_share:
        return None
    before = conversation.customer_before(turn)
    if before and asks_or_complains(conversation, before) and not takes_up(turn, before):
        return _over(turn, 0, len(turn.folded), "template", share=round(share * 100))
    return None


def _repeated(turn: PreparedTurn, said: Sequence[str], author: _Author) -> Finding | None:
    if len(said) < MIN_REPEATED:
        return None
    text = " ".join(said)
    for earlier in author.texts[-LOOK_BACK:]:
        if fuzz.ratio(text, earlier, score_cutoff=SAME):
            return _over(turn, 0, len(turn.folded), "repeated")
    return None


def _over(turn: PreparedTurn, first: int, after: int, code: str, **params: str | int | float) -> Finding:
    words = turn.text[turn.starts[first] : turn.ends[after - 1]]
    params = {"words": words, **params} if code in {"slogan", "formula"} else params
    return finding(
        turn,
        first,
        after,
        label="scripted",
        reason=Reason(f"scripted.{code}", params),
        check="scripted",
        version=VERSION,
        suggestion=Reason("scripted.own_words"),
    )
