"""Which language a conversation is in: Italian, English, another, or not to be told."""

from collections.abc import Iterable

from nlp.frequency import zipf
from nlp.text import fold, prepare
from nlp.types import LANGUAGES, Speaker, Turn

# Mean commonness of the words (zipf: 3 is once in a million words). Running text of a language has
# about 5.5 in it; the foreign names and brands of another language reach 3 to 4.
_CERTAIN = 4.7
_KNOWN = 2.5
_LEAD = 0.3
_ENOUGH_WORDS = 4
MAX_WORDS = 2_000


def _mean(words: list[str], language: str) -> float:
    return sum(max(zipf(word, language), zipf(fold(word), language)) for word in words) / len(words)


def _words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        tokens = prepare(0, Turn(Speaker.CUSTOMER, text.translate({0x2019: "'"})[:20_000]), "en")
        spans = zip(tokens.starts, tokens.ends, strict=True)
        words += [text[s:e].lower() for s, e in spans if text[s:e].isalpha()]
        if len(words) >= MAX_WORDS:
            break
    return words


def _other(words: list[str], best: float) -> str | None:
    """Another language that fits clearly better: proposed by py3langid, confirmed by word frequencies."""
    import py3langid  # slow to load, and seldom needed
    from wordfreq import available_languages

    code = str(py3langid.classify(" ".join(words))[0])
    if code in LANGUAGES or code not in available_languages():
        return None
    return code if _mean(words, code) >= best + _LEAD else None


def identify(texts: Iterable[str]) -> str | None:
    """The language's code by the mean commonness of the words; None where it cannot be told.

    `it` and `en` are preferred: a chat of three words is never called Catalan.
    """
    words = _words(texts)
    if not words:
        return None
    means = {language: _mean(words, language) for language in LANGUAGES}
    best = max(LANGUAGES, key=means.__getitem__)
    if means[best] >= _CERTAIN:
        return best
    if len(words) >= _ENOUGH_WORDS and (other := _other(words, means[best])):
        return other
    return best if means[best] >= _KNOWN else None
