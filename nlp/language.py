"""Which language a conversation is in: Italian, English, another, or not to be told."""

import re
from collections.abc import Iterable

from nlp.frequency import zipf
from nlp.text import fold
from nlp.types import LANGUAGES

# Mean commonness of the words (zipf: 3 is once in a million words). Running text of a language has
# about 5.5 in it; the foreign names and brands of another language reach 3 to 4.
_CERTAIN = 4.7
_KNOWN = 2.5
_LEAD = 0.3
_ENOUGH_WORDS = 4
MAX_WORDS = 2_000
_WORD = re.compile(r"[^\W\d_]+")
# Words without which nobody speaks for long, and which the neighbours (Spanish, French, German…) do not have:
# where they abound, the frequency lists, which take half a second to load, need not be asked.
_OWN_WORDS = {
    "it": frozenset({
        "che", "di", "non", "il", "gli", "sono", "ho", "hai", "abbiamo", "della", "dello", "degli", "alla",
        "nella", "perché", "perche", "anche", "più", "questo", "questa", "cosa", "è", "mia", "vostro",
        "grazie", "buongiorno", "posso",
    }),
    "en": frozenset({
        "the", "and", "is", "you", "your", "of", "have", "was", "with", "this", "that", "for", "are", "not",
        "my", "it", "can", "would", "been", "they", "what", "please", "thanks", "hello",
    }),
}  # fmt: skip
_OBVIOUS_WORDS, _OBVIOUS_SHARE, _OBVIOUS_LEAD = 5, 0.15, 5


def _mean(words: list[str], language: str) -> float:
    return sum(max(zipf(word, language), zipf(fold(word), language)) for word in words) / len(words)


def _words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        words += _WORD.findall(text[:20_000].lower())
        if len(words) >= MAX_WORDS:
            break
    return words


def _obvious(words: list[str]) -> str | None:
    """The language whose own words abound while the other's are missing."""
    counts = {language: sum(word in own for word in words) for language, own in _OWN_WORDS.items()}
    best = max(LANGUAGES, key=counts.__getitem__)
    rest = max(counts[language] for language in LANGUAGES if language != best)
    enough = counts[best] >= max(_OBVIOUS_WORDS, _OBVIOUS_SHARE * len(words))
    return best if enough and counts[best] >= _OBVIOUS_LEAD * rest else None


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
    obvious = _obvious(words)
    if obvious:
        return obvious
    means = {language: _mean(words, language) for language in LANGUAGES}
    best = max(LANGUAGES, key=means.__getitem__)
    if means[best] >= _CERTAIN:
        return best
    if len(words) >= _ENOUGH_WORDS and (other := _other(words, means[best])):
        return other
    return best if means[best] >= _KNOWN else None
