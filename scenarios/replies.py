"""What a reply is before anyone listens for manners: sense or not, which subjects, which questions."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from wordfreq import zipf_frequency

from nlp.text import PreparedTurn, fold, prepare
from nlp.types import Finding, Speaker, Turn
from scenarios.schema import Phrases, Scenario

ReplyKind: TypeAlias = Literal["sense", "empty", "gibberish", "wrong_language", "out_of_character"]

MAX_REPLY = 4_000
_MIN_WORDS = 4
# Mean commonness (zipf) below which words are nobody's, and the lead that makes them another language's.
_KNOWN = 1.5
_LEAD = 1.5
_OUT_OF_CHARACTER = {
    "it": (
        "ignora le istruzioni", "ignora tutte le istruzioni", "sei un bot", "sei un robot",
        "sei un programma",
        "esci dal personaggio", "dimmi la risposta giusta", "fammi vincere", "intelligenza artificiale",
    ),
    "en": (
        "ignore previous instructions", "ignore all previous", "ignore your instructions", "are you a bot",
        "you are a bot", "you're a bot", "break character", "out of character", "language model",
        "let me win", "tell me the right answer",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply as the scenario sees it."""

    kind: ReplyKind
    topics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def read_reply(
    scenario: Scenario, node: str, *, reply: str, findings: tuple[Finding, ...], language: str, asks: bool
) -> Reading:
    """Kind, topics and facts asked for. `asks` says that the engine heard a question somewhere."""
    turn = prepare(0, Turn(Speaker.AGENT, reply[:MAX_REPLY]), language)
    kind = _kind(turn, language)
    if kind != "sense":
        return Reading(kind)
    topics = tuple(name for name, words in scenario.topics.items() if _mentions(turn.joined, words, language))
    questions = _questions(turn, findings, asks=asks)
    asked = tuple(
        name
        for name, fact in scenario.facts.items()
        if (not fact.where or node in fact.where) and _mentions(questions, fact.words, language)
    )
    return Reading(kind, topics, asked)


def _kind(turn: PreparedTurn, language: str) -> ReplyKind:
    words = [turn.folded[i] for i in turn.word_tokens]
    has_number = any(character.isdigit() for character in turn.text)
    if not words and not has_number:
        return "empty"
    if _mentions(turn.joined, Phrases(it=_OUT_OF_CHARACTER["it"], en=_OUT_OF_CHARACTER["en"]), language):
        return "out_of_character"
    own = _commonness(words, language)
    other = _commonness(words, "en" if language == "it" else "it")
    if len(words) >= _MIN_WORDS and other - own >= _LEAD:
        return "wrong_language"
    return "gibberish" if max(own, other) < _KNOWN and not has_number else "sense"


def _commonness(words: list[str], language: str) -> float:
    return sum(_zipf(word, language) for word in words) / max(len(words), 1)


@lru_cache(maxsize=20_000)
def _zipf(word: str, language: str) -> float:
    return zipf_frequency(word, language)


def _mentions(joined: str, words: Phrases, language: str) -> bool:
    return any(pattern.search(joined) for pattern in _patterns(words.of(language), language))


@lru_cache(maxsize=2_000)
def _patterns(phrases: tuple[str, ...], language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(phrase, language) for phrase in phrases)


def _pattern(phrase: str, language: str) -> re.Pattern[str]:
    """A phrase cut like the text; a `*` at the end of a word stands for the rest of it."""
    parts = []
    for word in phrase.split():
        stem = word.removesuffix("*")
        tokens = prepare(0, Turn(Speaker.AGENT, fold(stem)), language).folded
        parts.append(" ".join(re.escape(token) for token in tokens) + (r"[^ ]{0,40}" if stem != word else ""))
    return re.compile(" " + " ".join(parts) + " ")


def _questions(turn: PreparedTurn, findings: tuple[Finding, ...], *, asks: bool) -> str:
    """The sentences that ask, joined; all of them where a question is known of but not its place."""
    spans = [(f.start, f.end) for f in findings if f.label == "probing_question"]
    if asks and not spans:
        return turn.joined
    asking = []
    for first, after in turn.sentences:
        start, end = turn.starts[first], turn.ends[after - 1]
        if turn.is_question(first) or any(start < stop and begin < end for begin, stop in spans):
            asking.append(" ".join(turn.folded[first:after]))
    return f" {' '.join(asking)} "
