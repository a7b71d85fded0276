"""Weights that always total 100: set one, and the others that are not locked share the rest. Pure.

Counted in hundredths, so that the total is exact; what does not divide goes to the largest remainders, the
first of the rubric among equals.
"""

from collections.abc import Collection, Mapping

from rubrics.schema import Criterion, CriterionType, Owner, Rubric

TOTAL = 10_000
_HUNDRED = 100


class NoRoomError(ValueError):
    """The weight cannot be had: `least` and `most` are what the locked ones leave."""

    def __init__(self, least: float, most: float) -> None:
        super().__init__(f"between {least:g} and {most:g}")
        self.least = least
        self.most = most


def rebalance(
    weights: Mapping[str, float], key: str, weight: float, *, locked: Collection[str] = ()
) -> dict[str, float]:
    """All weights with one of them set, the locked ones as they were, the others in their old proportion.

    Raises `NoRoomError` where the locked ones leave too little, or nobody is left to take the rest.
    """
    held = {other: _cents(weights[other]) for other in weights if other in locked and other != key}
    free = {other: _cents(weights[other]) for other in weights if other not in held and other != key}
    room = TOTAL - sum(held.values())
    wanted = _cents(weight)
    least = 0 if free else room
    if not max(least, 0) <= wanted <= room:
        raise NoRoomError(max(least, 0) / _HUNDRED, max(room, 0) / _HUNDRED)
    shared = {**held, **_share(room - wanted, free), key: wanted}
    return {other: shared[other] / _HUNDRED for other in weights}


def fill(weights: Mapping[str, float], *, kept: Collection[str]) -> dict[str, float]:
    """All weights, those of `kept` as they are, the others sharing what is left of 100 in their proportion.

    Raises `NoRoomError` where the kept ones leave less than nothing, or nobody is left to take the rest.
    """
    held = {key: _cents(weights[key]) for key in weights if key in kept}
    free = {key: _cents(weights[key]) for key in weights if key not in kept}
    room = TOTAL - sum(held.values())
    if room < 0 or (room and not free):
        raise NoRoomError(0, max(room, 0) / _HUNDRED)
    shared = {**held, **_share(room, free)} if free else held
    return {key: shared[key] / _HUNDRED for key in weights}


def set_weight(rubric: Rubric, key: str, weight: float, *, locked: Collection[str] = ()) -> Rubric:
    """The rubric with one of the agent's criteria weighing so much and the others rebalanced."""
    weights = {criterion.key: criterion.weight for criterion in rubric.criteria if is_weighed(criterion)}
    if key not in weights:
        raise KeyError(key)
    fresh = rebalance(weights, key, weight, locked=locked)
    return rubric.with_criteria(
        *(one.model_copy(update={"weight": fresh.get(one.key, one.weight)}) for one in rubric.criteria)
    )


def is_weighed(criterion: Criterion) -> bool:
    """Whether a criterion is one of those whose weights total 100."""
    return criterion.owner is Owner.AGENT and criterion.type is not CriterionType.TEXT


def _share(amount: int, among: Mapping[str, int]) -> dict[str, int]:
    """Whole hundredths in proportion; equal parts where all are zero."""
    parts = dict(among) if any(among.values()) else dict.fromkeys(among, 1)
    total = sum(parts.values())
    shares = {key: amount * part // total for key, part in parts.items()}
    remainders = sorted(parts, key=lambda key: -(amount * parts[key] % total))
    for key in remainders[: amount - sum(shares.values())]:
        shares[key] += 1
    return shares


def _cents(weight: float) -> int:
    return round(weight * _HUNDRED)
