"""Readability of what the agents write: Gulpease for Italian, Flesch for English, words in a sentence."""

from functools import lru_cache

import pyphen

from nlp.conversation import Conversation
from nlp.questions import has_marks, sentences
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "readability"
VERSION = "1"
UNITS = {"gulpease": "points", "flesch": "points", "words_per_sentence": "words"}
_LANGUAGE = {"gulpease": "it", "flesch": "en"}
_LONGEST_WORD = 60


class ReadabilityConfig(CheckConfig):
    """Below this many words an index says nothing."""

    least_words: int = 50


@check(NAME, version=VERSION, config=ReadabilityConfig)
def readability(conversation: Conversation, config: ReadabilityConfig) -> CheckResult:
    """Indices over all that an author says, and over all agents; not rated for short or unpointed text.

    Gulpease: 89 + (300 × sentences − 10 × letters) / words. Flesch: 206.835 − 1.015 × words / sentences
    − 84.6 × syllables / words, syllables by hyphenation. Both are kept within 0 and 100.
    """
    authors = {turn.turn.author for turn in conversation.agent_turns} - {None}
    measures: list[Measure] = []
    for author in (None, *sorted(filter(None, authors))):
        turns = [t for t in conversation.agent_turns if author is None or t.turn.author == author]
        measures += _of_author(conversation.language, turns, author, config)
    return CheckResult(measures=tuple(measures))


def _of_author(
    language: str, turns: list[PreparedTurn], author: str | None, config: ReadabilityConfig
) -> list[Measure]:
    words = [turn.folded[place] for turn in turns for place in turn.word_tokens]
    count = sum(len(sentences(turn)) for turn in turns)
    refusal = None
    if len(words) < config.least_words:
        refusal = Reason("readability.too_short", {"words": len(words), "least": config.least_words})
    elif not any(has_marks(turn) for turn in turns):
        refusal = Reason("readability.no_sentences")
    measures = []
    for name, unit in UNITS.items():
        reason = refusal
        if _LANGUAGE.get(name, language) != language:
            reason = Reason("readability.other_language")
        value = None if reason else round(_index(name, words, count), 1)
        measures.append(Measure(name, value, unit, author=author, not_rated=reason))
    return measures


def _index(name: str, words: list[str], count: int) -> float:
    if name == "words_per_sentence":
        return len(words) / count
    if name == "gulpease":
        letters = sum(sum(c.isalpha() for c in word) for word in words)
        value = 89 + (300 * count - 10 * letters) / len(words)
    else:
        syllables = sum(_syllables(word) for word in words)
        value = 206.835 - 1.015 * len(words) / count - 84.6 * syllables / len(words)
    return min(max(value, 0.0), 100.0)


@lru_cache(maxsize=1)
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Hyphenation finds a break fewer than there are syllables; a word has at least one."""
    return len(_hyphenator().positions(word[:_LONGEST_WORD])) + 1
