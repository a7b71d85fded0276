"""From a frame of parts, a design and a seed to the parts that are reviewed. Pure: no database, no clock.

The same seed over the same frame draws the same, in whatever order the frame comes. Random and targeted
draws are two functions on purpose: nothing mixes them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from qa_app.sampling.queries.records import Key, Part
from qa_app.sampling.service import lots
from qa_app.sampling.service.targeting import weight

PERSON, NONE = "person", "none"
ALL = "all"
STRATA: Mapping[str, Callable[[Part], str]] = {
    PERSON: lambda part: str(part.agent_id),
    "agent": lambda part: str(part.agent_id),
    "channel": lambda part: part.channel,
    "reason": lambda part: part.reason or "",
    NONE: lambda _part: ALL,
}


@dataclass(frozen=True, slots=True)
class Design:
    """How to draw. `room`: how many more reviews the agreement leaves each person; who is absent has none.

    `by` person: `count` for each person; otherwise `count` in total, shared out over the strata.
    """

    count: int
    by: str = PERSON
    share: str = "equal"
    spread: bool = True
    room: Mapping[int, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is recorded with a draw."""
        return {**asdict(self), "room": {str(agent): left for agent, left in self.room.items()}}


def design_of(data: Mapping[str, Any]) -> Design:
    """A design as it was recorded."""
    return Design(**{**data, "room": {int(agent): left for agent, left in data["room"].items()}})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part that was drawn, and the stratum that it stands for."""

    part: Part
    stratum: str


def draw(frame: Iterable[Part], design: Design, seed: int) -> tuple[Chosen, ...]:
    """Draw at random: so many of each stratum, never more of a person than there is room for."""
    strata = _strata(frame, design)
    if design.by == PERSON:
        quotas = dict.fromkeys(strata, design.count)
    else:
        sizes = {name: len(parts) for name, parts in strata.items()}
        quotas = lots.allocate(design.count, sizes, design.share, seed)
    room = dict(design.room)
    chosen: list[Chosen] = []
    for name, parts in sorted(strata.items()):
        taken = _take(ordered(parts, design, seed), quotas[name], room)
        chosen += (Chosen(part, name) for part in taken)
    return tuple(chosen)


def draw_targeted(frame: Iterable[Part], design: Design, seed: int) -> tuple[Chosen, ...]:
    """Of each person the `count` parts whose signals weigh most; a part without a signal is never chosen."""
    signalled = [part for part in frame if part.signals]
    room = dict(design.room)
    chosen: list[Chosen] = []
    for name, parts in sorted(_strata(signalled, design).items()):
        taken = _take(ranked(parts, seed), design.count, room)
        chosen += (Chosen(part, name) for part in taken)
    return tuple(chosen)


def successors(frame: Iterable[Part], design: Design, seed: int, *, stratum: str, kind: str) -> list[Part]:
    """Everything of a stratum in the order in which it is drawn: whoever replaces one takes the next."""
    parts = _strata(frame, design).get(stratum, [])
    return ordered(parts, design, seed) if kind == "random" else ranked(parts, seed)


def ordered(parts: Iterable[Part], design: Design, seed: int) -> list[Part]:
    """In the order of a random draw."""
    return lots.spread(parts, seed) if design.spread else lots.shuffled(parts, seed)


def ranked(parts: Iterable[Part], seed: int) -> list[Part]:
    """Those with signals, what weighs most first; equals by lots."""
    signalled = (part for part in parts if part.signals)
    return sorted(signalled, key=lambda p: (-weight(p.signals), lots.lot(seed, p.key), p.key))


def fingerprint(frame: Iterable[Part]) -> str:
    """A hash of everything that a draw looked at."""
    rows = [part.as_row() for part in sorted(frame, key=lambda part: part.key)]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def again(kind: str, frame: Iterable[Part], design: Design, seed: int) -> tuple[Key, ...]:
    """What a recorded draw gives when it is drawn once more."""
    drawing = draw if kind == "random" else draw_targeted
    return tuple(one.part.key for one in drawing(frame, design, seed))


def _strata(frame: Iterable[Part], design: Design) -> dict[str, list[Part]]:
    name_of = STRATA[design.by]
    strata: dict[str, list[Part]] = {}
    for part in frame:
        strata.setdefault(name_of(part), []).append(part)
    return strata


def _take(parts: Iterable[Part], quota: int, room: dict[int, int]) -> list[Part]:
    taken: list[Part] = []
    for part in parts:
        if len(taken) >= quota:
            break
        if room.get(part.agent_id, 0) > 0:
            room[part.agent_id] -= 1
            taken.append(part)
    return taken
