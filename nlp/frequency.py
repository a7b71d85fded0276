"""How common a word is in running text (wordfreq's zipf scale), without its slow start where that can be.

wordfreq takes half a second to load and to build its tables, so it is loaded when the first word is asked
for. A word of plain small letters is one token to wordfreq and stands as it is in its lists: it is looked
up there. Any other goes through wordfreq, which cuts and folds it. Both ways give the same number.
"""

import re
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile("[a-zàèéìòù]+")
# wordfreq's lists are in steps of a hundredth of the zipf scale, the commonest words first.
_TOP, _STEP = 900, 100


@lru_cache(maxsize=50_000)
def zipf(word: str, language: str) -> float:
    """3 is once in a million words, 6 once in a thousand; 0 is a word that is not known."""
    if language in {"it", "en"} and _PLAIN.fullmatch(word):
        from wordfreq import get_frequency_dict

        share = get_frequency_dict(language).get(word)
        return 0.0 if share is None else (_TOP - round(-_STEP * log10(share))) / _STEP
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language))


def commonest(language: str, least: float) -> "Iterator[tuple[str, float]]":
    """The words of a language that are at least that common (zipf), the commonest first, with how common."""
    from wordfreq import get_frequency_list

    for place, words in enumerate(get_frequency_list(language)):
        common = (_TOP - place) / _STEP
        if common < least:
            return
        yield from ((word, common) for word in words)
