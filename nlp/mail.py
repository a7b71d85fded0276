"""What in a mail is not said in it: earlier mail quoted below, signatures, disclaimers.

Read line by line, each line once: a mark at its beginning, a line that introduces a quotation ("On Monday Ann
wrote:"), the head of a forwarded mail, a signature's dashes, and lines of contact at the very end.

Known misses: a quotation that nothing marks; a signature without dashes keeps its names and roles; an answer
written below "Original Message" is taken for a part of it.
"""

import re
from collections.abc import Sequence

# How much of a line is looked at, and how long a signature may be at most (lines).
HEAD, SIGNATURE = 300, 15
Span = tuple[int, int]

_LINE = re.compile(r"[^\n]*\n?")
_QUOTED = re.compile(r"[ \t]*(?:>|\|\s)")
_INTRODUCES = re.compile(
    r"(?:on|il|in data)\b(?=[^\n]{0,300}\d)[^\n]{0,300}"
    r"\b(?:wrote|writes|ha scritto|scrive|scriveva)\s?:$"
)
_BEGINS = re.compile(r"(?:on|il|in data)\b[^\n]{0,300}\d")
_ENDS = re.compile(r"[^\n]{0,200}\b(?:wrote|ha scritto|scrive) ?:\s*$")
_EARLIER = re.compile(
    r"(?:[-_*]{2,40} ?)(?:original (?:message|mail|e-?mail)|forwarded message"
    r"|messaggio originale|messaggio inoltrato|e-?mail originale)\b"
    r"|(?:begin forwarded message|inizio(?: del)? messaggio inoltrato)\b"
)
_HEADER = re.compile(r"[*]?(?:from|sent|date|to|cc|subject|da|inviato|data|a|per|oggetto)[*]?\s?:[*]?\s")
_FROM = re.compile(r"[*]?(?:from|da)[*]?\s?:")
_DASHES = re.compile(r"(?:--|—|__{1,60})\s*$")
_DISCLAIMER = re.compile(
    r"(?:this (?:e-?mail|message|communication) (?:and any|is confidential|is intended|may contain|contains)"
    r"|the (?:information|content)s? (?:contained )?(?:in|of) this (?:e-?mail|message)"
    r"|confidentiality notice|disclaimer\b|please consider the environment|get outlook for"
    r"|sent from (?:my|outlook|yahoo|mail)\b"
    r"|(?:questo|il presente) (?:messaggio|documento|e-?mail)[^\n]{0,80}(?:riservat|confidenzial|destinat)"
    r"|le informazioni contenute (?:in|nel)|avviso di riservatezza"
    r"|ai sensi del (?:regolamento|d\. ?lgs)[^\n]{0,120}(?:messaggio|comunicazione)"
    r"|inviato da(?:l mio)? (?:iphone|ipad|smartphone|cellulare|samsung|outlook|yahoo|android|mail)"
    r"|prima di stampare|pensa all.ambiente|rispetta l.ambiente)"
)
_CONTACT = re.compile(
    r"(?:(?:tel|telefono|phone|fax|mob|mobile|cell|cellulare|ph|e-?mail|mail|web|sito"
    r"|p\. ?iva|c\.f|vat|numero verde|reg(?:istered)? (?:no|office|in)|sede legale"
    r"|via|piazza|corso|viale)\b|[tmfe]\s?:)"
    r"(?=[^\n]{0,40}(?:\d[\d ()./-]{4}|@|www\.|https?:|, \d))"
    r"|(?:www\.|https?:)\S{1,200}\s*$|[+(]?\d[\d ()./-]{7,24}\s*$|[\w.+-]{1,64}@[\w.-]{1,100}\s*$"
)


def aside(text: str) -> list[Span]:
    """The code points of a mail that belong to earlier mail or to a signature: in order, apart."""
    lines = [match.span() for match in _LINE.finditer(text) if match[0]]
    heads = [text[start : min(end, start + HEAD)].strip().lower() for start, end in lines]
    end = _end(heads)
    out = [_QUOTED.match(text, *line) is not None or place >= end for place, line in enumerate(lines)]
    for place in _introductions(heads, out):
        out[place] = True
    _mark_contact(heads, out)
    spans: list[Span] = []
    for (start, after), apart in zip(lines, out, strict=True):
        if not apart:
            continue
        joined = bool(spans) and spans[-1][1] == start
        spans.append((spans.pop()[0] if joined else start, after))
    return spans


def kept(spans: Sequence[Span], starts: Sequence[int]) -> list[int]:
    """Numbers of the tokens that begin outside the spans; both are in text order."""
    numbers, place = [], 0
    for number, start in enumerate(starts):
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        if place == len(spans) or start < spans[place][0]:
            numbers.append(number)
    return numbers


def _end(heads: list[str]) -> int:
    """The number of the first line from which on nothing is the writer's own."""
    for place, head in enumerate(heads):
        if _EARLIER.match(head) or _DISCLAIMER.match(head) or _is_header(heads, place):
            return place
        if _DASHES.match(head) and place and len(heads) - place <= SIGNATURE:
            return place
        if _introduces(heads, place) and not any(
            line.startswith(">") for line in heads[place + 1 : place + 6]
        ):
            return place
    return len(heads)


def _is_header(heads: list[str], place: int) -> bool:
    """Whether the head of a forwarded mail begins here: sender, date, receiver, subject."""
    if not _FROM.match(heads[place]):
        return False
    return sum(_HEADER.match(head) is not None for head in heads[place : place + 6]) >= 3


def _introduces(heads: list[str], place: int) -> bool:
    """Whether the line, or it and the next, says who wrote what follows."""
    if _INTRODUCES.match(heads[place]):
        return True
    return bool(place + 1 < len(heads) and _BEGINS.match(heads[place]) and _ENDS.match(heads[place + 1]))


def _introductions(heads: list[str], out: list[bool]) -> list[int]:
    """The lines that introduce quoted lines below."""
    found = []
    for place, head in enumerate(heads):
        if out[place] or not _introduces(heads, place):
            continue
        found += [place] if _INTRODUCES.match(head) else [place, place + 1]
    return found


def _mark_contact(heads: list[str], out: list[bool]) -> None:
    """Mark the lines of contact at the end of what is the writer's own; the first line never is one."""
    for place in range(len(heads) - 1, 0, -1):
        if out[place] or not heads[place]:
            continue
        if not _CONTACT.match(heads[place]):
            return
        out[place] = True
