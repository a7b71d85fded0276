"""From everything in a stretch of time to what can be drawn; what is left out is counted by reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from qa_app.agreement import service as agreement
from qa_app.core.clock import ZONE
from qa_app.sampling import queries
from qa_app.sampling.queries import Candidate, Part
from qa_app.sampling.queries.records import Key

MIN_TURNS, MIN_WORDS = 2, 10


@dataclass(frozen=True, slots=True)
class Rules:
    """Who and what a draw leaves out: people by the plan's own decision, one's own, what was just drawn."""

    kind: str
    left_out: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    drawn: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Framed:
    """What can be drawn, what cannot by reason, and how many reviews each person has room for."""

    kept: tuple[Candidate, ...]
    exclusions: dict[str, int]
    room: dict[int, int] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The frame of the draw."""
        return tuple(one.part for one in self.kept)


def sort_out(found: Sequence[Candidate], rules: Rules, *, at: datetime) -> Framed:
    """Split what was found; of several reasons the first one counts."""
    agents = {one.part.agent_id for one in found}
    room = room_of(agents, rules, at=at)
    gone = queries.left(agents, at.astimezone(ZONE).date())
    kept: list[Candidate] = []
    reasons: Counter[str] = Counter()
    for one in found:
        reason = _reason(one, rules, gone, room)
        if reason is None:
            kept.append(one)
        else:
            reasons[reason] += 1
    return Framed(tuple(kept), dict(reasons), room)


def room_of(agents: Iterable[int], rules: Rules, *, at: datetime) -> dict[int, int]:
    """How many more reviews of the month the agreement leaves each person, what waits in queues counted."""
    profile, wanted = agreement.profile(), set(agents)
    used, drawn = queries.used(wanted, at), Counter(agent_id for _, agent_id in rules.drawn)
    room = {}
    for agent_id in wanted:
        reviews, targeted = used.get(agent_id, (0, 0))
        left = profile.reviews_per_person - reviews - drawn[agent_id]
        if rules.kind == "targeted":
            left = min(left, profile.targeted_per_person - targeted)
        room[agent_id] = max(left, 0)
    return room


def _reason(one: Candidate, rules: Rules, gone: frozenset[int], room: Mapping[int, int]) -> str | None:
    agent_id = one.part.agent_id
    # A targeted review of a part does not keep it out of the random frame: that would bend the sample.
    taken = one.part.key in rules.drawn or bool(one.kinds & _kinds(rules.kind))
    checks = (
        (agent_id in rules.own, "own"),
        (agent_id in rules.left_out, "left_out"),
        (agent_id in gone, "gone"),
        (one.is_test, "test"),
        (min(one.turns, one.customer_turns) == 0, "drop"),
        (taken, "reviewed"),
        (_is_short(one), "short"),
        (room[agent_id] == 0, "ceiling"),
    )
    return next((reason for holds, reason in checks if holds), None)


def _kinds(kind: str) -> frozenset[str]:
    return frozenset({"random"} if kind == "random" else {"random", "targeted"})


def _is_short(one: Candidate) -> bool:
    return min(one.turns, one.customer_turns) < MIN_TURNS or min(one.words, one.customer_words) < MIN_WORDS
