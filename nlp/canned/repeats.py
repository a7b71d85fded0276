"""How much of a turn was already said, word for word, earlier in the same talk.

Four words in a row that stood in a row before are covered. A changed word uncovers only itself as long as
four unchanged ones stand on one side of it.
"""

from collections.abc import Iterable, Iterator, Sequence

from nlp.text import is_break

SIZE = 4


def words(folded: Iterable[str]) -> tuple[str, ...]:
    """The tokens that hold a letter or a figure."""
    return tuple(token for token in folded if not is_break(token))


def shingles(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of SIZE tokens."""
    return zip(*(tokens[start:] for start in range(SIZE)), strict=False)


def covered(tokens: Sequence[str], known: set[tuple[str, ...]]) -> list[bool]:
    """For each token, whether it stands in a shingle that is known."""
    marks = [False] * len(tokens)
    for start, shingle in enumerate(shingles(tokens)):
        if shingle in known:
            marks[start : start + SIZE] = [True] * SIZE
    return marks
