"""Words read as they were meant: chat spellings, missing apostrophes, and typos one edit away.

A token stays one token and keeps its place; only what it is read as changes. Three ways, the surest first:

* `nlp/lexicons/<lang>/spellings.txt` says what a short form stands for ("xke => perche", "thx => thanks");
* an English contraction without its apostrophe ("dont", cut as "do nt") is read as with it;
* a word that nobody knows is read as the one common word, or word of the lists, that it is a letter away
  from (one too many, one missing, one wrong, two swapped).

Known misses: a typo that is a word itself ("sono" for "solo"), one that is as near to another word of the
same commonness ("richiamare", "richiamate"), two slips in a word, words under five letters.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from nlp.frequency import zipf

# Shorter words have too many neighbours; longer ones are no words.
SHORTEST, LONGEST = 5, 24
# All in zipf, where 1 is ten times as common: a word of the lists counts as at least `LISTED`, a typo is
# rarer than `RARE`, the word that is meant is `FARTHER` more common, and `CLEARLY` more than the next one.
LISTED, RARE, CLEARLY = 3.0, 3.0, 0.8
# English misspellings are written by so many that they are counted as words.
FARTHER = {"it": 2.0, "en": 1.4}
_HEAD = 3
_WORD = re.compile("[a-z]+")
# Pronouns that lean on an Italian verb ("ricordarle", "mandalo"): such forms stand in no dictionary.
_ENCLITIC = re.compile("(?:me|te|ce|ve|glie)?(?:l[oaie]|ne)$|(?:[mtcvs]i|gli)$")
_ACCENTED = {"a": "à", "e": "èé", "i": "ì", "o": "ò", "u": "ù"}


class Speller:
    """Finds the word that a typo stands for. `words` maps folded words to how common they are (zipf)."""

    def __init__(self, words: Mapping[str, float], language: str) -> None:
        self._words = words
        self._language = language
        # An edit leaves the first three letters as they are, or all that comes after them.
        self._by_head: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_tail: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_head[word[:_HEAD], len(word)].append(word)
            self._by_tail[word[_HEAD:]].append(word)

    def meant(self, token: str) -> str:
        """The word that an unknown token is one edit away from; the token itself where there is none."""
        if token in self._words or not SHORTEST <= len(token) <= LONGEST or not _WORD.fullmatch(token):
            return token
        if zipf(token, self._language) >= RARE or _is_known(token, self._language):
            return token
        inflected = self._language == "it"  # another last vowel is another person or number, no slip
        near = sorted(
            (word for word in self._near(token) if not (inflected and word[:-1] == token[:-1])),
            key=lambda word: (-self._words[word], word),
        )
        if not near:
            return token
        best = self._words[near[0]]
        if len(near) > 1 and best - self._words[near[1]] < CLEARLY:
            return token
        own = self._own(token)
        return near[0] if own < RARE and best - own >= FARTHER[self._language] else token

    def _own(self, token: str) -> float:
        """How common the token itself is; a form that stands in a dictionary is no typo."""
        variants = [token, *(token[:-1] + accented for accented in _ACCENTED.get(token[-1], ""))]
        if self._language == "it":
            variants += _bare(token)
        if any(_is_known(variant, self._language) for variant in variants):
            return RARE
        return max(zipf(variant, self._language) for variant in variants)

    def _near(self, token: str) -> set[str]:
        size, head = len(token), token[:_HEAD]
        # Either the last two letters are as they were, or all but the last three: most words end here.
        start, end = token[: size - 3], token[-2:]
        near = [self._by_head.get((head, length), ()) for length in (size - 1, size, size + 1)]
        near += [self._by_tail.get(token[at:], ()) for at in (_HEAD - 1, _HEAD, _HEAD + 1)]
        found = {
            word
            for words in near
            for word in words
            if (word.endswith(end) or word.startswith(start)) and one_edit(token, word)
        }
        swapped = token[: _HEAD - 1] + token[_HEAD] + token[_HEAD - 1] + token[_HEAD + 1 :]
        return found | {swapped} if swapped in self._words else found


def _is_known(word: str, language: str) -> bool:
    """Whether the word stands in the dictionary, which is loaded when the first one is looked up."""
    import simplemma

    known: bool = simplemma.is_known(word, language)
    return known


def _bare(token: str) -> list[str]:
    """The Italian verb without its pronoun or its prefix, where the token may have one."""
    bare = [token[2:]] if token.startswith("ri") else []
    for at in range(len(token) - 5, len(token) - 1):
        if at > 2 and _ENCLITIC.fullmatch(token, at):
            bare += [token[:at], f"{token[:at]}e"]
    return bare


def one_edit(one: str, other: str) -> bool:
    """Whether a letter added, left out or changed, or two neighbours swapped, makes the one the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    first = 0
    while first < len(one) and one[first] == other[first]:
        first += 1
    if len(one) < len(other):
        return one[first:] == other[first + 1 :]
    rest = one[first + 1 :]
    swapped = (
        one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]
    )
    return rest == other[first + 1 :] or swapped
