"""Who reviews what: by shares, never one's own, and some of it twice without anybody knowing. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa_app.sampling.queries.records import Key
from qa_app.sampling.service.drawing import Chosen
from qa_app.sampling.service.lots import lot


@dataclass(frozen=True, slots=True)
class Desk:
    """A reviewer with a share of the work; `agent_id` is their own record where they are judged as well."""

    reviewer_id: int
    share: int
    agent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """A drawn part on a reviewer's desk; `is_second` where somebody else has it too."""

    chosen: Chosen
    reviewer_id: int
    is_second: bool = False


def share_out(chosen: Sequence[Chosen], desks: Sequence[Desk], seed: int) -> tuple[Assigned, ...]:
    """Each part to whoever is furthest behind their share; a person's parts go to several reviewers.

    A part that nobody may review (all desks are its own agent's) is left out.
    """
    load = dict.fromkeys((desk.reviewer_id for desk in desks), 0)
    met: dict[tuple[int, int], int] = {}
    assigned = []
    for one in sorted(chosen, key=lambda c: lot(seed, ("desk", c.part.key))):
        desk = _next(one, desks, load, met, seed)
        if desk is not None:
            load[desk.reviewer_id] += 1
            pair = desk.reviewer_id, one.part.agent_id
            met[pair] = met.get(pair, 0) + 1
            assigned.append(Assigned(one, desk.reviewer_id))
    return tuple(assigned)


def doubled(
    assigned: Sequence[Assigned], desks: Sequence[Desk], percent: int, room: Mapping[int, int], seed: int
) -> tuple[Assigned, ...]:
    """The second halves of hidden pairs: `percent` of what was assigned, where there is room for one more."""
    wanted = round(len(assigned) * percent / 100)
    left, load = dict(room), dict.fromkeys((desk.reviewer_id for desk in desks), 0)
    first: dict[Key, int] = {one.chosen.part.key: one.reviewer_id for one in assigned}
    seconds: list[Assigned] = []
    for one in sorted(assigned, key=lambda a: lot(seed, ("twice", a.chosen.part.key))):
        part = one.chosen.part
        others = [desk for desk in desks if desk.reviewer_id != first[part.key]]
        desk = _next(one.chosen, others, load, {}, seed)
        if len(seconds) < wanted and desk is not None and left.get(part.agent_id, 0) > 0:
            left[part.agent_id] -= 1
            load[desk.reviewer_id] += 1
            seconds.append(Assigned(one.chosen, desk.reviewer_id, is_second=True))
    return tuple(seconds)


def _next(
    one: Chosen,
    desks: Sequence[Desk],
    load: Mapping[int, int],
    met: Mapping[tuple[int, int], int],
    seed: int,
) -> Desk | None:
    agent_id = one.part.agent_id
    free = [desk for desk in desks if desk.share > 0 and desk.agent_id != agent_id]
    return min(
        free,
        key=lambda desk: (
            (load[desk.reviewer_id] + 1) / desk.share,
            met.get((desk.reviewer_id, agent_id), 0),
            lot(seed, ("turn", desk.reviewer_id)),
        ),
        default=None,
    )
