"""A day's hours between how people write them ("9-13, 14:30-18") and how they are counted."""

import re
from itertools import pairwise

from nlp.hours import Span

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?")


def spans_of(text: str) -> tuple[Span, ...] | None:
    """The stretches of a day, none for an empty text; None where it cannot be read."""
    spans = []
    for part in text.split(","):
        if not part.strip():
            continue
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            return None
        hours = (int(found[1]), int(found[2] or 0)), (int(found[3]), int(found[4] or 0))
        spans.append(hours)
    times = [clock for span in spans for clock in span]
    sound = all(h * 60 + m <= 24 * 60 and m < 60 for h, m in times)
    return tuple(spans) if sound and all(a < b for a, b in pairwise(times)) else None


def text_of(spans: tuple[Span, ...]) -> str:
    """The stretches as people write them."""
    return ", ".join(f"{_clock(*opens)}-{_clock(*closes)}" for opens, closes in spans)


def _clock(hour: int, minute: int) -> str:
    return f"{hour}:{minute:02d}" if minute else str(hour)
