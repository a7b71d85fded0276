"""How common a word is in running text (wordfreq's zipf scale), without its slow start where that can be.

wordfreq takes half a second to load, with the tools that cut text for it, so that is left for words that
need these. A word of plain small letters is one token to wordfreq and stands as it is in its lists: it is
looked up there, in the files of the installed package. Both ways give the same number.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

_PLAIN = re.compile("[a-zàèéìòù]+")
# wordfreq's lists are in steps of a hundredth of the zipf scale, the commonest words first.
_TOP, _STEP = 900, 100


@lru_cache(maxsize=50_000)
def zipf(word: str, language: str) -> float:
    """3 is once in a million words, 6 once in a thousand; 0 is a word that is not known."""
    if language in {"it", "en"} and _PLAIN.fullmatch(word):
        return _frequencies(language).get(word, 0.0)
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language))


def commonest(language: str, least: float) -> Iterator[tuple[str, float]]:
    """The words of a language that are at least that common (zipf), the commonest first, with how common."""
    return takewhile(lambda known: known[1] >= least, _frequencies(language).items())


@lru_cache(maxsize=4)
def _frequencies(language: str) -> dict[str, float]:
    """Every word of a list with its zipf, the commonest first."""
    found: dict[str, float] = {}
    for place, words in enumerate(_listed(language)):
        found.update(dict.fromkeys(words, (_TOP - place) / _STEP))
    return found


def _listed(language: str) -> Sequence[Sequence[str]]:
    """wordfreq's file of a language: a head, then a list of words for each step."""
    import msgpack

    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("wordfreq is not installed")
    packed = (Path(package.origin).parent / "data" / f"large_{language}.msgpack.gz").read_bytes()
    content: list[Sequence[str]] = msgpack.unpackb(gzip.decompress(packed), raw=False)
    return content[1:]
