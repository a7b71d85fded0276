"""How much of a text stands, word for word or nearly so, in texts that were given.

Four words in a row that also stand in a row in a template are covered. A changed word uncovers only
itself as long as four unchanged ones stand on one side of it, so lightly edited templates are still seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from nlp.text import is_break, prepare
from nlp.types import Speaker, Turn

SIZE = 4
# Where a template waits for a name or a number: what stands on either side is not in a row.
_HOLES = frozenset("{}[]<>#%_")


def words(folded: Iterable[str]) -> tuple[str, ...]:
    """The tokens that hold a letter or a figure."""
    return tuple(token for token in folded if not is_break(token))


def shingles(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of SIZE tokens."""
    for start in range(len(tokens) - SIZE + 1):
        yield tuple(tokens[start : start + SIZE])


@lru_cache(maxsize=8)
def of_templates(templates: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    """The shingles of a team's templates; none reaches across a placeholder."""
    found: set[tuple[str, ...]] = set()
    for template in templates:
        run: list[str] = []
        for token in prepare(0, Turn(Speaker.AGENT, template), language).folded:
            if _HOLES.intersection(token):
                found.update(shingles(run))
                run = []
            elif not is_break(token):
                run.append(token)
        found.update(shingles(run))
    return frozenset(found)


def covered(tokens: Sequence[str], known: frozenset[tuple[str, ...]] | set[tuple[str, ...]]) -> list[bool]:
    """For each token, whether it stands in a shingle that is known."""
    marks = [False] * len(tokens)
    for start, shingle in enumerate(shingles(tokens)):
        if shingle in known:
            marks[start : start + SIZE] = [True] * SIZE
    return marks
