"""A turn as the library shows it: who said it, and what would tell who it was, is masked.

Names are told in three ways: those that the conversation's head gives, those of the engine's lists and cues
(`nlp.masking`), and words that a person adds before pinning. Of a common word that is also somebody's
surname ("costa", "conti") only the capital tells the name. Figures of five digits and more, codes, addresses
and handles go as well; amounts, dates and hours stay, because an example without them teaches nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from nlp.frequency import zipf
from nlp.masking import NAME, neutral
from nlp.text import prepare
from nlp.types import LANGUAGES, Speaker, Turn

NAMED, NUMBERED, ADDRESSED = "name", "number", "address"
_SAID = {
    "it": {NAMED: "[nome]", NUMBERED: "[numero]", ADDRESSED: "[indirizzo]"},
    "en": {NAMED: "[name]", NUMBERED: "[number]", ADDRESSED: "[address]"},
}
# From this frequency on (zipf) a word in small letters is taken for the word and not for the surname.
COMMON = 4.0
_GENERIC = frozenset({
    "agent", "agente", "assistenza", "client", "cliente", "customer", "operatore", "operatrice", "support",
    "user", "utente", "guest", "bot", "the", "del", "della", "dei", "degli", "van", "von", "der", "den",
    "mrs", "signor", "signora",
})  # fmt: skip
_PART = re.compile(r"[^\W\d_]+")
_WHOLE = r"(?<!\w)(?:{})(?!\w)"
_ADDRESS = re.compile(
    r"\S+@\S*\w|https?://\S+|www\.\S+|(?<!\w)@\w{2,}"
    r"|\b(?i:via|viale|piazza|corso|largo|vicolo)(?-i:\s+(?:d[aei]\w{0,3}\s+)?[A-ZÀ-Ý][\w'’.]*)+(?:,?\s*(?:n\.?\s*)?\d+\w?)?"
    r"|\b\d{1,5}\w?(?:\s+[A-Z][\w'’]+){1,3}\s+(?:Street|Road|Avenue|Lane|Drive|Close|Terrace|Square|Court)\b"
)
_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){4,}|(?<!\w)(?=[\w-]*[A-Za-z])(?=(?:[\w-]*\d){4})[A-Za-z\d][\w-]*")
# "Giulia D'Angelo", "Anna Maria": what follows a name with a capital belongs to it.
_GOES_ON = re.compile(r"(?:[\s\-'’]+[A-ZÀ-Ý](?=[\w'’-]{2})[\w'’-]*)+")
_BETWEEN = re.compile(r"[\s\-'’.]*")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its masks, and where each stretch of the original went."""

    text: str
    _from: tuple[int, ...]
    _to: tuple[int, ...]
    _masks: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original stands now; a mask that it cuts belongs to it whole."""
        for first, last in self._masks:
            start = first if first < start < last else start
            end = last if first < end < last else end
        return self._place(start), self._place(end)

    def _place(self, offset: int) -> int:
        before = bisect_right(self._from, offset) - 1
        return self._to[before] + offset - self._from[before]


def masked(text: str, language: str, *, names: Iterable[str], hidden: Iterable[str] = ()) -> Masked:
    """The text with names, addresses and numbers masked; `names` are those of the people in it."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    found = [(m.start(), m.end(), ADDRESSED) for m in _ADDRESS.finditer(text)]
    found += [(m.start(), m.end(), NUMBERED) for m in _NUMBER.finditer(text)]
    found += [(start, end, NAMED) for start, end in _named(text, language, names)]
    found += [(start, end, NAMED) for start, end in _spans(text, hidden)]
    return _replaced(text, _joined(text, found), _SAID[language])


def _named(text: str, language: str, names: Iterable[str]) -> list[tuple[int, int]]:
    read = prepare(0, Turn(Speaker.CUSTOMER, text), language)
    told = [
        (start, end)
        for start, end, mask in zip(read.starts, read.ends, neutral(read), strict=True)
        if mask == NAME
    ]
    known = _spans(text, {part for name in names for part in _PART.findall(name) if _is_telling(part)})
    sure = [span for span in known if not _is_common(text[slice(*span)], language)]
    told += sure
    told += [(s, e) for s, e in known if any(_touches(text, s, e, span) for span in told)]
    return [(start, _end_of_name(text, end)) for start, end in told]


def _is_telling(part: str) -> bool:
    return len(part) > 1 and part.lower() not in _GENERIC and (len(part) > 2 or part[0].isupper())


def _is_common(word: str, language: str) -> bool:
    return word.islower() and zipf(word, language) >= COMMON


def _touches(text: str, start: int, end: int, other: tuple[int, int]) -> bool:
    first, last = min((start, end), other), max((start, end), other)
    return first != last and _BETWEEN.fullmatch(text[first[1] : last[0]]) is not None


def _end_of_name(text: str, end: int) -> int:
    more = _GOES_ON.match(text, end)
    return more.end() if more else end


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    wanted = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return []
    pattern = _WHOLE.format("|".join(re.escape(word) for word in wanted))
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]


def _joined(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """In order, without overlaps; names with nothing between them are one name."""
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if joined and (start < joined[-1][1] or _is_one_name(text, joined[-1], start, kind)):
            first, last, before = joined[-1]
            joined[-1] = (first, max(last, end), before)
        else:
            joined.append((start, end, kind))
    return joined


def _is_one_name(text: str, before: tuple[int, int, str], start: int, kind: str) -> bool:
    return kind == before[2] == NAMED and not text[before[1] : start].strip(" -'’")


def _replaced(text: str, found: list[tuple[int, int, str]], said: dict[str, str]) -> Masked:
    pieces: list[str] = []
    origins, places, at, place = [0], [0], 0, 0
    for start, end, kind in found:
        pieces += [text[at:start], said[kind]]
        place += start - at + len(said[kind])
        at = end
        origins.append(end)
        places.append(place)
    pieces.append(text[at:])
    spans = tuple((start, end) for start, end, _ in found)
    return Masked("".join(pieces), tuple(origins), tuple(places), spans)
