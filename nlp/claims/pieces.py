"""Tokens cut once more where figures and letters touch: "30gg", "9am-5pm", "3–5"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'(?!\w))?|n't|'\w+|[^\w\s]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a turn and the token that it stands in. `lemma` is the word's plain form."""

    text: str
    lemma: str
    token: int

    @property
    def is_number(self) -> bool:
        """Written in figures."""
        return self.text[0].isdecimal()


def pieces(folded: Sequence[str], lemmas: Sequence[str], first: int = 0) -> tuple[Piece, ...]:
    """The pieces of some tokens, numbered from `first`."""
    found: list[Piece] = []
    for token, (text, lemma) in enumerate(zip(folded, lemmas, strict=True), first):
        if text.isalpha() or len(text) == 1 or len(text) > _LONGEST:
            if not text.isspace():
                found.append(Piece(text, lemma, token))
        elif text in _HALVES:
            found.append(Piece(_HALVES[text], _HALVES[text], token))
        else:
            cut = _PIECE.findall(text)
            found += [Piece(part, lemma if len(cut) == 1 else part, token) for part in cut]
    return tuple(found)


_HALVES = {"a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm", "n't": "n't"}
