"""Conversations changed in what says nothing of the service: names, gender, region, sector, slips.

Every swap takes a record of the exchange format and gives back another; the same record gives the same one,
on any machine. The words come from `benchmarks/swaps`.
"""

import random
import re
import string
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

Record = Mapping[str, Any]
Swap = Callable[[Record], dict[str, Any]]
Change = Callable[[str, random.Random], str]

_FOLDER = Path(__file__).parent / "swaps"
_WORD = re.compile(r"[^\W\d_]+")
_GENERIC = frozenset({
    "agent", "customer", "cliente", "client", "operatore", "user", "utente", "assistenza", "sig", "signora",
    "signor", "sigra", "mr", "mrs", "ms", "miss", "dr", "dott", "ra", "ssa", "famiglia", "name", "nome",
    "the", "of", "di",
})  # fmt: skip
# Without a name after it, a "signor" is a "signore".
_LONE = re.compile(r"\b([Ss])ignor\b(?!\s+\w)")
_SLIP, _OFTEN = 0.1, 0.3
_LEAST_LETTERS = 6
_ACCENTS = {"à": "a'", "è": "e'", "é": "e'", "ì": "i'", "ò": "o'", "ù": "u'"}


def names(record: Record) -> dict[str, Any]:
    """Every name of the head for another, in the head and wherever it is said."""
    others = words(record["lang"])["names"]
    heads = [record.get("agent"), record.get("customer"), *(turn.get("author") for turn in record["turns"])]
    parts = {part for head in heads if head for part in _WORD.findall(head) if part[0].isupper()}
    known = sorted(part.lower() for part in parts if len(part) > 2 and part.lower() not in _GENERIC)
    first = crc32(" ".join(known).encode())
    table = {part: others[(first + 7 * n) % len(others)] for n, part in enumerate(known)}

    def renamed(text: str) -> str:
        def other(match: re.Match[str]) -> str:
            word = match[0]
            called = word.lower() in table and (word[0].isupper() or text.islower())
            return _like(table[word.lower()], word) if called else word

        return _WORD.sub(other, text)

    changed = _changed(record, lambda text, _: renamed(text), everyone=True)
    turns = [{**t, "author": renamed(t["author"])} if t.get("author") else t for t in changed["turns"]]
    head = {key: renamed(record[key]) for key in ("agent", "customer") if record.get(key)}
    return {**changed, **head, "turns": turns}


def gender(record: Record) -> dict[str, Any]:
    """Titles and words about persons in the other gender."""
    pairs = words(record["lang"])["both_ways"]
    swapped = _replaced(record, {a: b for one, other in pairs for a, b in ((one, other), (other, one))})
    return _changed(swapped, lambda text, _: _LONE.sub(r"\1ignore", text), everyone=True)


def region(record: Record) -> dict[str, Any]:
    """Words of one region for those of another, both ways."""
    pairs = words(record["lang"])["regional"]
    return _replaced(record, {a: b for one, other in pairs for a, b in ((one, other), (other, one))})


def sector(record: Record) -> dict[str, Any]:
    """Nouns of a trade for those of the next one."""
    groups = words(record["lang"])["sectors"]
    return _replaced(
        record, {noun: group[(n + 1) % len(group)] for group in groups for n, noun in enumerate(group)}
    )


def typos(record: Record) -> dict[str, Any]:
    """One slip in one of ten longer words of the agent."""

    def slipped(match: re.Match[str], chance: random.Random) -> str:
        word = match[0]
        if len(word) < _LEAST_LETTERS or not word.islower() or chance.random() >= _SLIP:
            return word
        return _with_slip(word, chance)

    return _changed(record, lambda text, chance: _WORD.sub(lambda m: slipped(m, chance), text))


def accents(record: Record) -> dict[str, Any]:
    """Everybody types without accents and apostrophes: "perche", "dont", "l ordine" stays."""

    def bare(text: str) -> str:
        plain = unicodedata.normalize("NFD", text)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        if record["lang"] == "en":
            plain = re.sub(r"(?<=n)['’](?=t\b)|(?<=\bI)['’](?=(?:m|ve)\b)", "", plain)
        return plain

    return _changed(record, lambda text, _: bare(text), everyone=True)


def apostrophes(record: Record) -> dict[str, Any]:
    """Curly apostrophes for straight ones and, in Italian, apostrophes for accents ("perche'", "e'")."""

    def typed(text: str) -> str:
        if record["lang"] == "it":
            text = re.sub(r"(?<![àèéìòù])[àèéìòù](?!\w)", lambda m: _ACCENTS[m[0]], text)
        return re.sub(r"(?<=\w)'(?=\w)", "’", text)

    return _changed(record, lambda text, _: typed(text), everyone=True)


def non_native(record: Record) -> dict[str, Any]:
    """The agent leaves out articles, and takes a wrong one or a wrong preposition."""
    said = words(record["lang"])
    dropped, misused = frozenset(said["articles"]), dict(said["misused"])

    def foreign(text: str, chance: random.Random) -> str:
        kept = []
        for word in text.split(" "):
            if word in misused and chance.random() < _OFTEN:
                kept.append(misused[word])
            elif word not in dropped or chance.random() >= _OFTEN:
                kept.append(word)
        return " ".join(kept)

    return _changed(record, foreign)


SWAPS: Mapping[str, Swap] = {
    "names": names,
    "gender": gender,
    "region": region,
    "sector": sector,
    "typos": typos,
    "accents": accents,
    "apostrophes": apostrophes,
    "non-native": non_native,
}


@lru_cache(maxsize=2)
def words(language: str) -> Mapping[str, Any]:
    """What is swapped for what in a language."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _changed(record: Record, change: Change, *, everyone: bool = False) -> dict[str, Any]:
    chance = random.Random(crc32(str(record.get("id", "")).encode()))
    turns = [
        {**turn, "text": change(turn["text"], chance)} if everyone or turn["speaker"] == "agent" else turn
        for turn in record["turns"]
    ]
    return {**record, "turns": turns}


def _replaced(record: Record, table: Mapping[str, str]) -> dict[str, Any]:
    longest = sorted(map(re.escape, table), key=lambda word: (-len(word), word))
    known = re.compile(rf"(?<![\w']){'(?:' + '|'.join(longest) + ')'}(?!\w)", re.IGNORECASE)

    def other(match: re.Match[str]) -> str:
        return _like(table[match[0].lower()], match[0])

    return _changed(record, lambda text, _: known.sub(other, text), everyone=True)


def _like(word: str, model: str) -> str:
    """The word with capitals as the model has them."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word.lower()


def _with_slip(word: str, chance: random.Random) -> str:
    """The word with a letter left out, doubled, swapped, changed or added, but never the first or last."""
    at = chance.randrange(1, len(word) - 2)
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
        )
    )
