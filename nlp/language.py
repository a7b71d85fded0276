"""Which language a conversation is in: Italian, English, another, or not to be told."""

from collections.abc import Iterable
from functools import lru_cache

from wordfreq import zipf_frequency

from nlp.text import fold, prepare
from nlp.types import LANGUAGES, Speaker, Turn

# Below this mean the words are common in neither language (zipf: 3 is once in a million words).
_KNOWN = 2.5
MAX_WORDS = 2_000


@lru_cache(maxsize=50_000)
def _zipf(word: str, language: str) -> float:
    return zipf_frequency(word, language)


def identify(texts: Iterable[str]) -> str | None:
    """`it` or `en` by the mean commonness of the words; None where they are common in neither."""
    words: list[str] = []
    for text in texts:
        tokens = prepare(0, Turn(Speaker.CUSTOMER, text.translate({0x2019: "'"})[:20_000]), "en")
        words += [
            text[s:e].lower() for s, e in zip(tokens.starts, tokens.ends, strict=True) if text[s:e].isalpha()
        ]
        if len(words) >= MAX_WORDS:
            break
    if not words:
        return None
    means = {
        language: sum(max(_zipf(word, language), _zipf(fold(word), language)) for word in words) / len(words)
        for language in LANGUAGES
    }
    best = max(LANGUAGES, key=means.__getitem__)
    return best if means[best] >= _KNOWN else None
