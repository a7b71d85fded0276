"""Bureaucracy: the share of an agent's sentences in the style of offices, with those sentences quoted.

A sentence is bureaucratic that holds a set phrase of offices ("si comunica che", "it is advised that",
"entro e non oltre", "pursuant to"), or that piles up nouns made of verbs; fewer of them will do in a very
long one. Length alone says nothing: most long sentences that people write are warm. Sentences of a few words
("Ok.", "Buongiorno.") are not counted: they would water the share down.

Known misses: officialese of one rare word; the style of a text without punctuation, which is not rated;
technical nouns in "-ment" and "-zione" count as piled up.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from nlp.conversation import Conversation
from nlp.questions import has_marks, sentences
from nlp.registry import CheckConfig, check
from nlp.sides import authors, quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "bureaucracy"
VERSION = "1"
MEASURE, LEXICON = "bureaucratic_share", "bureaucratic"
# Nouns made of verbs; short ones ("stazione", "moment") are everyday words.
_NOUN = {
    "it": re.compile("[a-z]{4,20}(?:zione|zioni|mento|menti|sione|sioni)"),
    "en": re.compile("[a-z]{5,20}(?:tion|tions|ment|ments|sion|sions|ance|ances)"),
}


class BureaucracyConfig(CheckConfig):
    """Sentences shorter than `least_words` do not count.

    `nouns`: so many nouns made of verbs in a sentence pile up; `nouns_of_long`: in one of more than `longest`
    words. `least_sentences`: below, no share.
    """

    least_words: int = 4
    longest: int = 25
    nouns: int = 4
    nouns_of_long: int = 3
    least_sentences: int = 3


@check(NAME, version=VERSION, config=BureaucracyConfig)
def bureaucracy(conversation: Conversation, config: BureaucracyConfig) -> CheckResult:
    """The share of all agents and of each; not rated for few sentences and for text without punctuation."""
    measures = [
        _of_author(conversation, [t for t in conversation.agent_turns if _is_of(t, author)], author, config)
        for author in authors(conversation)
    ]
    return CheckResult(measures=tuple(measures))


def _is_of(turn: PreparedTurn, author: str | None) -> bool:
    return author is None or turn.turn.author == author


def _of_author(
    conversation: Conversation, turns: list[PreparedTurn], author: str | None, config: BureaucracyConfig
) -> Measure:
    read = [(turn, span) for turn in turns for span in sentences(turn)]
    counted = [(turn, span) for turn, span in read if _words(turn, span) >= config.least_words]
    if not any(has_marks(turn) for turn in turns):
        return _none(author, Reason("bureaucracy.no_sentences"))
    if len(counted) < config.least_sentences:
        numbers = {"sentences": len(counted), "least": config.least_sentences}
        return _none(author, Reason("bureaucracy.too_short", numbers))
    found = [(turn, span) for turn, span in counted if _is_bureaucratic(conversation, turn, span, config)]
    return Measure(
        MEASURE,
        round(len(found) / len(counted), 2),
        "share",
        author=author,
        turns=tuple(dict.fromkeys(turn.index for turn, _ in found)),
        quotes=tuple(quote(turn, *span) for turn, span in found),
    )


def _none(author: str | None, reason: Reason) -> Measure:
    return Measure(MEASURE, None, "share", author=author, not_rated=reason)


def _words(turn: PreparedTurn, span: tuple[int, int]) -> int:
    return bisect_left(turn.spoken, span[1]) - bisect_left(turn.spoken, span[0])


@lru_cache(maxsize=50_000)
def _is_noun(token: str, language: str) -> bool:
    return _NOUN[language].fullmatch(token) is not None


def _is_bureaucratic(
    conversation: Conversation, turn: PreparedTurn, span: tuple[int, int], config: BureaucracyConfig
) -> bool:
    first, after = span
    if any(first <= hit.first < after for hit in conversation.hits(turn, LEXICON)):
        return True
    nouns = sum(_is_noun(token, turn.language) for token in turn.folded[first:after])
    return nouns >= (config.nouns if _words(turn, span) <= config.longest else config.nouns_of_long)
