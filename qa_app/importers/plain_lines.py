"""The grammar of one line of a plain-text transcript: time, who, what; headers and separators."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from nlp.text import fold
from qa_app.importers.labels import MAX_LABEL, could_be_nickname, looks_like_name, role_of
from qa_app.importers.moments import Clock, read_clock, read_moment

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}"
_TIME = re.compile(rf"([\[(]?)((?:{_DAY})?[ ,T]{{0,2}}{_CLOCK})[\])]?(?:\s{{0,3}}[-–—|])?\s{{0,10}}(?=\S|$)")
_TIME_BEHIND = re.compile(rf"\s?[\[(]?((?:{_DAY})?[ ,T]{{0,2}}{_CLOCK})[\])]?$")
_SEPARATOR = re.compile(r"\s{0,10}(-{3,}|={3,}|_{3,}|\*{3,}|#{3,})\s*")
_HEADER = re.compile(
    r"[\s=\-*#_]{0,20}((?:conversazione|conversation|chat|chiamata|call|trascrizione|transcript)"
    r"(?:\s(?:n\.?|nr\.?|no\.?|num\.?|numero|number|id))?[\s:#°º]{0,4}(?=[\w\-./]{0,30}\d)[\w\-./]{1,40})"
    r"[\s=\-*#_:]{0,20}",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\s{0,10}(?:\*{2,3}\s?(.{1,300}?)\s?\*{2,3}|\[([^\[\]]{1,300})\])\s{0,10}")
_META = {
    "started_at": ("data", "date", "data e ora", "inizio", "started at", "start", "started"),
    "channel": ("canale", "channel"),
    "team": ("team", "squadra", "gruppo"),
    "language": ("lingua", "language"),
    "external_id": ("id", "id conversazione", "conversation id", "ticket", "pratica", "case"),
    "reason": ("motivo", "motivo del contatto", "reason", "contact reason"),
    "queue": ("coda", "queue"),
}
_META_BY_WORD = {word: key for key, words in _META.items() for word in words}


@dataclass(frozen=True, slots=True)
class Said:
    """A line that may begin a turn: a label, what follows its colon, and the time in front."""

    label: str
    text: str
    clock: Clock | None
    at: datetime | None
    in_parentheses: bool


def read_said(line: str, *, zone: tzinfo) -> Said | None:
    """The line cut at its first colon, if what stands before could name somebody."""
    stripped = line.strip()
    head = stripped[:200]
    match = _TIME.match(head)
    stamp, parentheses, start = None, False, 0
    if match is not None:
        stamp, parentheses, start = match[2], match[1] == "(", match.end()
    label, colon = _label(head[start : start + MAX_LABEL + 40])
    if colon < 0:
        return None
    behind = _TIME_BEHIND.search(label)
    if behind is not None and stamp is None:
        stamp, parentheses, label = behind[1], "(" in behind[0], label[: behind.start()]
    label = label.strip().strip("*_<>").strip()
    if not is_label(label):
        return None
    clock, at = _when(stamp, zone)
    return Said(
        label, stripped[start + colon + 1 :].strip().removeprefix("**").strip(), clock, at, parentheses
    )


def _label(head: str) -> tuple[str, int]:
    """What stands before the colon that ends the label, and where that is: the colon of 10:02 does not."""
    at = head.find(":")
    while 0 < at < len(head) - 1 and head[at - 1].isdigit() and head[at + 1].isdigit():
        at = head.find(":", at + 1)
    return (head[:at], at) if at > 0 else ("", -1)


def is_label(label: str) -> bool:
    """Whether it may be who is speaking: a role, a name, or a nickname in small letters."""
    if not label or len(label) > MAX_LABEL:
        return False
    return role_of(label) is not None or looks_like_name(label) or could_be_nickname(label)


def _when(stamp: str | None, zone: tzinfo) -> tuple[Clock | None, datetime | None]:
    if stamp is None:
        return None, None
    stamp = stamp.strip(" ,T")
    clock = read_clock(stamp)
    return (clock, None) if clock is not None else (None, read_moment(stamp, zone=zone))


def read_event(line: str) -> str | None:
    """What happened, if the whole line is `*** … ***` or `[…]`."""
    match = _EVENT.fullmatch(line) if len(line) <= 400 else None
    if match is None:
        return None
    text = (match[1] or match[2]).strip()
    return text if any(c.isalpha() for c in text) else None


def read_header(line: str) -> str | None:
    """`Conversazione 12`, `=== Conversation #A-7 ===`: the title, without the ornament."""
    match = _HEADER.fullmatch(line.rstrip()) if len(line) <= 120 else None
    return match[1].strip() if match else None


def is_separator(line: str) -> bool:
    """A line of nothing but dashes, equals signs or the like."""
    return len(line) <= 300 and _SEPARATOR.fullmatch(line) is not None


def is_strong_separator(line: str) -> bool:
    """`===`: nobody writes it inside a message, while `---` opens signatures."""
    return line.strip().startswith("=")


def read_meta(line: str) -> tuple[str, str] | None:
    """A `Data: …` or `Channel: …` line above the first turn, as (field, value)."""
    word, colon, value = line[:200].partition(":")
    key = _META_BY_WORD.get(fold(word.strip().lstrip("#*- ")))
    return (key, value.strip()) if colon and key and value.strip() else None
