"""The strip at the foot of a conversation: the tone of each turn and the long gaps, each a link to its turn.

Drawn as plain SVG in the page: Vega takes seconds to start, and bars over a line need no statistics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from qa_app.ui.conversation import Bubble
from qa_app.ui.formatters import duration, signed
from qa_app.ui.vocabulary import SPEAKERS, name_of

# In units of the drawing: a turn's column, the height on either side of the line, the least that is seen.
COLUMN, REACH, LEAST = 10, 20.0, 1.0
# Up to here a turn keeps its width; from here on the strip fills its pane; from here on it scrolls.
SHORT, LONG = 60, 340
WIDE, NARROW = 12, 2


@dataclass(frozen=True, slots=True)
class TurnTick:
    """A turn: its bar from the line up (friendly) or down (upset); flat where no tone was heard."""

    number: int
    said: str
    side: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class GapTick:
    """A long silence, drawn before the turn that ended it."""

    number: int
    said: str
    x: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The strip. `width` is how wide it stands in the page; None fills the pane."""

    turns: tuple[TurnTick, ...]
    gaps: tuple[GapTick, ...]
    width: int | None

    @property
    def units(self) -> int:
        """The width of the drawing in its own units."""
        return COLUMN * len(self.turns)


def timeline_of(bubbles: Sequence[Bubble], tones: Mapping[int, float]) -> Timeline | None:
    """None where there is neither a tone nor a gap to show."""
    if not any(tones.values()) and not any(bubble.pause for bubble in bubbles):
        return None
    words = _Words()
    turns = tuple(_tick(bubble, tones.get(bubble.position), words) for bubble in bubbles)
    gaps = tuple(
        GapTick(bubble.number, words.gap(bubble), bubble.position * COLUMN)
        for bubble in bubbles
        if bubble.pause
    )
    count = len(turns)
    fixed = count * (WIDE if count <= SHORT else NARROW)
    return Timeline(turns, gaps, None if SHORT < count <= LONG else fixed)


class _Words:
    """What every mark says, looked up once: there may be hundreds of them."""

    def __init__(self) -> None:
        self._toned, self._plain = _("Turn %(number)s, %(who)s, tone %(tone)s"), _("Turn %(number)s, %(who)s")
        self._gap = _("%(time)s without a message before turn %(number)s")
        self._who = lru_cache(lambda speaker: name_of(SPEAKERS, speaker))
        self._tone = lru_cache(signed)

    def turn(self, bubble: Bubble, tone: float | None) -> str:
        who = self._who(bubble.speaker)
        if tone is None:
            return str(self._plain % {"number": bubble.number, "who": who})
        return str(self._toned % {"number": bubble.number, "who": who, "tone": self._tone(tone)})

    def gap(self, bubble: Bubble) -> str:
        return str(self._gap % {"time": duration(bubble.pause), "number": bubble.number})


def _tick(bubble: Bubble, tone: float | None, words: _Words) -> TurnTick:
    # As it is said: a bar that stands out while its words say 0 would be a riddle.
    heard = None if tone is None else round(tone, 1)
    height = max(abs(heard or 0.0) * REACH, LEAST)
    y = REACH - height if (heard or 0.0) > 0 else REACH
    side = bubble.speaker if bubble.speaker in ("agent", "customer") else "other"
    return TurnTick(bubble.number, words.turn(bubble, heard), side, bubble.position * COLUMN, y, height)
