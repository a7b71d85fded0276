"""Drawing lots that anybody can draw again: an order and shares that follow from a seed alone. Pure.

Lots are hashes of seed and name, not numbers of a generator: they are the same on every machine and in every
version of Python, and a part keeps its lot whatever else is in the frame.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import groupby

from qa_app.sampling.queries.records import Part


def lot(seed: int, name: object) -> bytes:
    """The lot of a name under a seed; the lowest is drawn first."""
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()


def shuffled(parts: Iterable[Part], seed: int) -> list[Part]:
    """All parts by their lots: any order is as likely as any other."""
    return sorted(parts, key=lambda part: (lot(seed, part.key), part.key))


def spread(parts: Iterable[Part], seed: int) -> list[Part]:
    """By lots, but shifts take turns, and within a shift the days do; the first has the lowest lot of all."""
    by_shift = [_turns(own, seed, lambda part: part.day) for own in _grouped(parts, lambda p: p.shift)]
    ranked = [(place, lot(seed, own[0].key), part) for own in by_shift for place, part in enumerate(own)]
    return [part for _, _, part in sorted(ranked, key=lambda one: one[:2])]


def _turns(parts: list[Part], seed: int, key: Callable[[Part], str]) -> list[Part]:
    """The first of each group, then the second of each: groups in turn, by lots."""
    ranked = [
        (place, lot(seed, part.key), part)
        for own in _grouped(parts, key)
        for place, part in enumerate(shuffled(own, seed))
    ]
    return [part for _, _, part in sorted(ranked, key=lambda one: one[:2])]


def _grouped(parts: Iterable[Part], key: Callable[[Part], str]) -> list[list[Part]]:
    return [list(own) for _, own in groupby(sorted(parts, key=lambda p: (key(p), p.key)), key=key)]


def allocate(total: int, sizes: Mapping[str, int], share: str, seed: int) -> dict[str, int]:
    """How many of `total` each stratum gives, never more than it has; equal or proportional to its size.

    Whole parts first, the rest to the largest remainders, ties by lots (Hamilton's way).
    """
    total = min(total, sum(sizes.values()))
    if share == "proportional":
        return weighted(total, sizes, seed)
    given = dict.fromkeys(sizes, 0)
    while (left := total - sum(given.values())) > 0:
        free = [name for name in sizes if given[name] < sizes[name]]
        first = sorted(free, key=lambda name: (lot(seed, name), name))[: left if left < len(free) else None]
        each = max(left // len(free), 1)
        for name in first:
            given[name] += min(each, sizes[name] - given[name])
    return given


def weighted(total: int, weights: Mapping[str, int], seed: int) -> dict[str, int]:
    """`total` shared out by weights: whole parts first, then the largest remainders, ties by lots."""
    whole = sum(weights.values())
    if whole == 0:
        return dict.fromkeys(weights, 0)
    exact = {name: Fraction(total * weight, whole) for name, weight in weights.items()}
    given = {name: int(value) for name, value in exact.items()}
    left = total - sum(given.values())
    nearest = sorted(exact, key=lambda name: (given[name] - exact[name], lot(seed, name), name))
    return given | {name: given[name] + 1 for name in nearest[:left]}
