"""The little language of lexicon lines: alternatives, word classes, open endings, gaps and anchors.

* `let me (check|see|)` – alternatives; an empty one makes it optional; they nest.
* `(i|we) <will> call` – `<will>` stands for the alternatives that `word_classes.txt` gives to it.
* `verific*` – any word that begins so (three letters at least, so that emoticons stay what they are).
* `mi occup* .. pratica` – up to GAP words of the same sentence may stand between.
* `^ buongiorno` – only where a clause begins; `grazie $` – only where one ends.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

GAP = 4
MAX_EXPANSION = 500
PIECE = 24
_SPACED = re.compile(r" [|)]")
_CLASS = re.compile(r"<([a-z_]+)>")
_OPEN_WORD = re.compile(r"(?<=[^\W\d_]{3})\*(?=[ |)]|$)")


class PatternError(ValueError):
    """A line that cannot be used; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """Phrases of which one must come within `gap` words of the step before. A final `*` is open."""

    phrases: tuple[str, ...]
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A lexicon line made ready: the steps in order, and where the first and the last must stand."""

    steps: tuple[Step, ...]
    at_start: bool
    at_end: bool


def expand(phrase: str) -> Iterator[str]:
    """Every phrase that `a (b|c|) d` stands for; groups may nest."""
    for written in _expand(phrase):
        yield " ".join(written.split())


def _expand(phrase: str) -> Iterator[str]:
    start = phrase.find("(")
    end = _closing(phrase, start) if start >= 0 else None
    if end is None:  # no group, or an emoticon's lonely parenthesis
        yield phrase
        return
    for option in _options(phrase[start + 1 : end]):
        for inner in _expand(option):
            for rest in _expand(phrase[end + 1 :]):
                yield f"{phrase[:start]}{inner}{rest}"


def _closing(phrase: str, start: int) -> int | None:
    depth = 0
    for place in range(start, len(phrase)):
        depth += (phrase[place] == "(") - (phrase[place] == ")")
        if not depth:
            return place
    return None


def _options(group: str) -> list[str]:
    options, depth = [""], 0
    for character in group:
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            options.append("")
        else:
            options[-1] += character
    return options


def with_classes(phrase: str, classes: Mapping[str, str]) -> str:
    """The phrase with `<name>` replaced by that class's alternatives; unknown names stay as they are."""
    for _ in range(3):  # a class may name another, and that one a third
        replaced = _CLASS.sub(lambda m: f"({classes[m[1]]})" if m[1] in classes else m[0], phrase)
        if replaced == phrase:
            break
        phrase = replaced
    return phrase


def read_classes(text: str) -> dict[str, str]:
    """`name: a|b|c` lines of a `word_classes.txt`."""
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    pairs = (line.partition(":") for line in lines if line)
    return {name.strip(): options.strip() for name, _, options in pairs}


def is_special(phrase: str) -> bool:
    """Whether the phrase holds more than words and alternatives."""
    return (
        " .. " in phrase
        or phrase.startswith("^ ")
        or phrase.endswith(" $")
        or bool(_OPEN_WORD.search(phrase))
    )


def parse(phrase: str, classes: Mapping[str, str]) -> tuple[Pattern, ...]:
    """The patterns that a line stands for (several where an open word stands inside an alternative)."""
    return _parse(with_classes(phrase, classes).strip())


@lru_cache(maxsize=20_000)
def _parse(phrase: str) -> tuple[Pattern, ...]:
    at_start, at_end = phrase.startswith("^ "), phrase.endswith(" $")
    body = phrase.removeprefix("^ ").removesuffix(" $")
    variants: list[tuple[Step, ...]] = [()]
    for number, part in enumerate(body.split(" .. ")):
        for place, piece in enumerate(_pieces(part)):
            gap = GAP if number and not place else 0
            variants = [before + steps for before in variants for steps in _steps(piece, gap)]
    if any(not steps or steps[0].optional for steps in variants):
        raise PatternError("an empty phrase would match everywhere; give it a word")
    return tuple(Pattern(steps, at_start, at_end) for steps in variants)


def _atoms(part: str) -> Iterator[str]:
    """Words and whole groups, in order. An emoticon's lonely parenthesis makes no group."""
    if part.count("(") != part.count(")"):
        yield from part.split()
        return
    depth, atom = 0, ""
    for character in f"{part} ":
        depth += (character == "(") - (character == ")")
        atom += character
        # `(very |)good` is two atoms, `good(ness|)` is one.
        if not depth and (character == " " or (character == ")" and _SPACED.search(atom))):
            if atom.strip():
                yield atom.strip()
            atom = ""


def _pieces(part: str) -> Iterator[str]:
    """The part cut so that no piece stands for more than PIECE phrases."""
    piece, size = "", 1
    for atom in _atoms(part):
        count = _count(atom)
        if piece and size * count > PIECE:
            yield piece
            piece, size = "", 1
        piece, size = f"{piece} {atom}", size * count
    if piece:
        yield piece


def _count(atom: str) -> int:
    for number, _ in enumerate(expand(atom), 1):
        if number > MAX_EXPANSION:
            raise PatternError(f"stands for more than {MAX_EXPANSION} phrases; split the line")
    return number


def _steps(piece: str, gap: int) -> list[tuple[Step, ...]]:
    phrases = list(dict.fromkeys(expand(piece)))
    optional = "" in phrases
    closed: list[str] = []
    chains: list[tuple[Step, ...]] = []
    for phrase in filter(None, phrases):
        parts = [part.strip() for part in _OPEN_WORD.split(phrase)]
        if len(parts) == 1 or (len(parts) == 2 and not parts[1]):
            closed.append(phrase)
            continue
        opened = [f"{part}*" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
        chains.append(tuple(Step((part,), 0 if n else gap, optional=False) for n, part in enumerate(opened)))
    return ([(Step(tuple(closed), gap, optional),)] if closed else []) + chains
