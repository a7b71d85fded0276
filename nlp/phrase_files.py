"""The shipped phrase lists as text: which files there are, what their lines say, a hash over all of them.

A file is `nlp/lexicons/<lang>/<name>.txt`: one entry a line, `#` starts a comment; ` => ` separates a
phrase from a note that travels with the hit (the plain word for a jargon term, a valence, the key of a
reason). `nlp.patterns` says what a phrase may hold. `word_classes.txt` is no list but the classes that
the others name; nor are the files of `WORDS`, which are about single words.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice

from nlp.patterns import PIECE, PatternError, expand, is_special, parse, read_classes, with_classes

CLASSES = "word_classes"
# What short forms stand for (`nlp.reading`), and the words that say nothing of the service (`nlp.masking`).
WORDS = frozenset({"spellings", "names", "things", "places", "titles", "regional", "persons"})
# Words of this class may stand before a clause begins: "ok, thanks", "allora buonasera".
FILLERS = "filler"
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?!\w+#)")

Entries = Mapping[str, list[tuple[str, str]]]


class LexiconError(ValueError):
    """A lexicon line that cannot be used; says file, line and what to do."""


def folder(language: str) -> Traversable:
    """Where the lists of a language are."""
    return resources.files("nlp") / "lexicons" / language


def texts(language: str) -> dict[str, str]:
    """The text of every file of a language by its name, in the order of the names."""
    files = sorted(
        (item for item in folder(language).iterdir() if item.name.endswith(".txt")),
        key=lambda item: item.name,
    )
    return {file.name.removesuffix(".txt"): file.read_text(encoding="utf-8") for file in files}


def content_hash(files: Mapping[str, str]) -> str:
    """Changes with any change of any list; findings carry it."""
    digest = hashlib.blake2b(digest_size=8)
    for name, text in files.items():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def fillers(files: Mapping[str, str]) -> frozenset[str]:
    """The words that may stand before a clause begins."""
    return frozenset(read_classes(files.get(CLASSES, "")).get(FILLERS, "").split("|")) - {""}


def entries(language: str, files: Mapping[str, str]) -> Entries:
    """(phrase, note) pairs by list."""
    classes = read_classes(files.get(CLASSES, ""))
    return {
        name: list(read(language, name, text, classes))
        for name, text in files.items()
        if name != CLASSES and name not in WORDS
    }


def words(language: str, name: str) -> Iterator[tuple[str, str]]:
    """(word, meaning) pairs of one of the `WORDS` files: lines `a|b => c`, or words with blanks between."""
    for line in (folder(language) / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        forms, arrow, meant = line.partition("#")[0].partition("=>")
        for form in forms.split("|") if arrow else forms.split():
            yield form.strip(), meant.strip()


def read(
    language: str, name: str, text: str, classes: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """(phrase, note) pairs of a lexicon file's text; alternatives are written out where they are few."""
    for number, line in enumerate(text.splitlines(), 1):
        content = _without_comment(line)
        if not content:
            continue
        phrase, _, note = content.partition(" => ")
        phrase = with_classes(phrase, classes or {})
        try:
            parse(phrase, {})
        except PatternError as error:
            raise LexiconError(f"nlp/lexicons/{language}/{name}.txt, line {number}: {error}") from error
        for written in _written_out(phrase):
            yield written, note.strip()


def _written_out(phrase: str) -> list[str]:
    """Plain phrases one by one while they are few; the rest as it stands, for `parse` to take apart."""
    few = list(islice(expand(phrase), PIECE + 1))
    return [phrase] if is_special(phrase) or len(few) > PIECE else list(dict.fromkeys(few))


def _without_comment(line: str) -> str:
    """What stands before a comment. `#name#`, the mask of a name, is a word and no comment."""
    return _COMMENT.split(line, maxsplit=1)[0].strip()
