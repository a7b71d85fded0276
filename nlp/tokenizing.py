"""Running text is made of few words: what stands between two spaces is cut by spaCy once and then remembered.

spaCy cuts every stretch without white space by itself, so the tokens are the same as of the whole text, and
most of the work of making its documents is spared. Its tokenizer is quadratic on a run of punctuation or
emoji and on an endless "word": both are cut before it sees them, and never remembered.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A space-free run of 200 characters is no word of either language.
LONG, RUN = 200, 50
# A word with its marks, of which many are cut in one go. Any other stretch is cut alone: spaCy's rules for
# doubled quotes and the like look beyond blanks, and the same stretch must always be cut the same.
_PLAIN = re.compile(r"\w+(?:['’]\w*)?[.,;:!?]{0,3}")
_LONG_RUN = re.compile(rf"[^\w\s]{{{RUN + 1},}}")
_PIECE = re.compile(r"\S+|\s+")
# How much spaCy is given at a time, and how many stretches are remembered before all are forgotten.
BATCH, LIMIT = 8_000, 200_000

# Folded text, and where it starts and ends in its stretch.
_Token = tuple[str, int, int]
_Tokens = tuple[_Token, ...]
Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]


class Tokenizer:
    """Cuts texts of one language; `fold` is what the tokens go through."""

    def __init__(self, make_doc: Callable[[str], "Doc"], fold: Callable[[str], str]) -> None:
        self._make_doc = make_doc
        self._fold = fold
        # Most stretches are one token; the others are kept with their places.
        self._single: dict[str, str] = {}
        self._known: dict[str, _Tokens] = {"": ()}

    def learn(self, texts: Iterable[str]) -> None:
        """Cut the new words of several texts at once, which is faster than text by text."""
        parts: set[str] = set()
        for text in texts:
            parts.update(text.split())
        new = parts.difference(self._single).difference(self._known)
        if new:  # the longer ones wait for their own text: they are not remembered
            self._learn(sorted(piece for piece in new if len(piece) <= RUN))

    def tokens(self, text: str) -> Tokens:
        """Folded tokens, their starts and their ends, line breaks included; linear for any text."""
        # Blanks that stand before or after a line break belong to it.
        parts = _PIECE.findall(text) if "\n" in text else text.split(" ")
        gap = 0 if "\n" in text else 1
        own = self._learn(parts) if set(parts).difference(self._single).difference(self._known) else {}
        single, known = self._single, self._known
        folded: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for part in parts:
            token = single.get(part)
            if token is not None:
                folded.append(token)
                starts.append(at)
                at += len(part)
                ends.append(at)
                at += gap
                continue
            for token, start, end in known.get(part) or own.get(part, ()):
                folded.append(token)
                starts.append(at + start)
                ends.append(at + end)
            at += len(part) + gap
        if starts and text[0] == " " and folded[0] == "\n":
            starts[0] = 0
        return tuple(folded), tuple(starts), tuple(ends)

    def _learn(self, parts: Iterable[str]) -> dict[str, _Tokens]:
        """Remember how parts of a text are cut; those that are no words are given back instead."""
        if len(self._single) + len(self._known) > LIMIT:
            self._single, self._known = {}, {"": ()}
        single, known = self._single, self._known
        missing = dict.fromkeys(part for part in parts if part not in single and part not in known)
        own: dict[str, _Tokens] = {}
        batch: list[str] = []
        size = 0
        for piece in missing:
            if not piece.strip():
                (known if len(piece) < RUN else own)[piece] = _line_break(piece)
            elif len(piece) > LONG or (len(piece) > RUN and _LONG_RUN.search(piece)):
                own[piece] = tuple(self._cut_up(piece))
            elif not _PLAIN.fullmatch(piece):
                self._remember([piece])
            else:
                batch.append(piece)
                size += len(piece) + 1
                if size > BATCH:
                    self._remember(batch)
                    batch, size = [], 0
        if batch:
            self._remember(batch)
        return own

    def _remember(self, pieces: list[str]) -> None:
        document = self._make_doc(" ".join(pieces))
        tokens = [(token.text, token.idx) for token in document if not token.text.isspace()]
        place, at = 0, 0
        for piece in pieces:
            found: list[_Token] = []
            while place < len(tokens) and tokens[place][1] < at + len(piece):
                text, idx = tokens[place]
                found.append((self._fold(text), idx - at, idx - at + len(text)))
                place += 1
            if len(found) == 1 and found[0][1:] == (0, len(piece)):
                self._single[piece] = found[0][0]
            else:
                self._known[piece] = tuple(found)
            at += len(piece) + 1

    def _cut_up(self, piece: str) -> Iterator[_Token]:
        """The tokens of a stretch that is no word, cut where a run of marks goes on and every so often."""
        cuts = {*range(0, len(piece), LONG), len(piece)}
        for match in _LONG_RUN.finditer(piece):
            cuts.update(range(match.start(), match.end(), RUN))
            cuts.add(match.end())
        for first, end in pairwise(sorted(cuts)):
            for token in self._make_doc(piece[first:end]):
                start = first + token.idx
                yield self._fold(token.text), start, start + len(token.text)


def _line_break(space: str) -> _Tokens:
    """White space is no token unless it holds a new line; its first blank belongs to the word before."""
    if "\n" not in space:
        return ()
    return (("\n", int(space[0] == " "), len(space)),)
