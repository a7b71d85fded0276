"""Drawing a conversation at random: seeded, from a frame that is written down, within the agreement."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from qa_app.agreement import service as agreement
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.queries import Frame, Part
from qa_app.evaluations.service.opening import open_review
from qa_app.evaluations.service.refusals import NothingToDrawError

DEFAULT_DAYS = 14
WINDOWS = (14, 30, 90, 365)
MIN_TURNS, MIN_WORDS = 2, 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw from: the last so many days, perhaps one team or one channel."""

    days: int = DEFAULT_DAYS
    team_id: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The review that was opened, and from how many conversations it was drawn."""

    evaluation_id: int
    frame: int


def draw_review(wish: Wish, *, viewer: Viewer, at: datetime, seed: int) -> Drawn:
    """Draw one conversation, then one of its agents, and open a random review of that part.

    The same seed over the same frame draws the same. Raises NothingToDrawError with what was left out.
    """
    if not viewer.can(Permission.REVIEW):
        raise ForbiddenError
    if wish.team_id is not None and not viewer.reaches_team(wish.team_id):
        raise NotFoundError
    days = wish.days if wish.days in WINDOWS else DEFAULT_DAYS
    frame = Frame(at - timedelta(days=days), at, wish.team_id, wish.channel)
    parts = queries.parts_of(frame, viewer=viewer)
    reasons = _exclusions(parts, viewer=viewer, at=at)
    left: dict[int, list[int]] = defaultdict(list)
    for part in parts:
        if part not in reasons:
            left[part.transcript_id].append(part.agent_id)
    excluded = dict(Counter(reasons.values()))
    if not left:
        raise NothingToDrawError(days=days, exclusions=excluded)
    transcript_id, agent_id = _pick(left, seed)
    draw: dict[str, Any] = {
        "seed": seed,
        "frame": len(left),
        "frame_hash": hashlib.sha256(repr(sorted(left.items())).encode()).hexdigest(),
        "since": frame.since.isoformat(),
        "until": frame.until.isoformat(),
        "days": days,
        "team_id": wish.team_id,
        "channel": wish.channel,
        "exclusions": excluded,
    }
    evaluation_id = open_review(transcript_id, agent_id, "random", viewer=viewer, at=at, draw=draw)
    return Drawn(evaluation_id, len(left))


def _pick(left: dict[int, list[int]], seed: int) -> tuple[int, int]:
    chance = Random(seed)  # noqa: S311 - a draw that can be repeated from its seed, not a secret
    transcript_id = chance.choice(sorted(left))
    return transcript_id, chance.choice(sorted(left[transcript_id]))


def _exclusions(parts: tuple[Part, ...], *, viewer: Viewer, at: datetime) -> dict[Part, str]:
    """Why a part cannot be drawn: the first reason that holds."""
    allowed = agreement.profile().reviews_per_person
    counts = queries.opened_in_month({part.agent_id for part in parts}, at)
    found = {}
    for part in parts:
        checks = (
            (part.agent_id == viewer.agent_id, "own"),
            (part.is_drawn_already, "reviewed"),
            (_is_short(part), "short"),
            (counts.get(part.agent_id, (0, 0))[0] >= allowed, "ceiling"),
        )
        reason = next((reason for holds, reason in checks if holds), None)
        if reason is not None:
            found[part] = reason
    return found


def _is_short(part: Part) -> bool:
    return (
        min(part.turns, part.customer_turns) < MIN_TURNS or min(part.words, part.customer_words) < MIN_WORDS
    )
