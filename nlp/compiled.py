"""The lists of a language made ready once, when Pilastri is set up, and read at every start after that.

`python -m nlp.compiled` writes `nlp/lexicons/<lang>/compiled.json`. The file is believed only where its
digest equals that of the lists, of the code that compiles them and of the tokenizer; a changed list is
compiled anew in memory, with the same result, only slower. Nothing is ever written while the engine runs.
"""

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

from nlp import compiling, phrase_files, spacy_start
from nlp.compiling import Compiled, Entry, Follower
from nlp.types import LANGUAGES

FILE = "compiled.json"
# The modules that decide what comes out.
_CODE = (
    "phrase_files.py", "patterns.py", "text.py", "tokenizing.py", "reading.py", "compiling.py", "compiled.py",
)  # fmt: skip


def digest(content_hash: str) -> str:
    """Changes with the lists, with the code that compiles them and with the tokenizer."""
    total = hashlib.blake2b(f"{content_hash}\0{spacy_start.load().__version__}\0".encode(), digest_size=16)
    for name in _CODE:
        total.update((resources.files("nlp") / name).read_bytes())
    return total.hexdigest()


def shipped(language: str, files: dict[str, str]) -> Compiled:
    """The lists `files` of a language, from the compiled file where that is of these very lists."""
    wanted = digest(phrase_files.content_hash(files))
    try:
        text = (phrase_files.folder(language) / FILE).read_text(encoding="utf-8")
        return loads(text, wanted)
    except (OSError, ValueError, LookupError, TypeError):  # absent, stale or damaged: the lists are the truth
        return compiling.compiled(language, phrase_files.entries(language, files))


def dumps(compiled: Compiled, made_of: str) -> str:
    """The text of a compiled file; `made_of` is the digest of what it was compiled from."""
    notes = sorted({entry.note for entry in compiled.entries})
    numbers = {note: number for number, note in enumerate(notes)}
    places = {name: number for number, name in enumerate(compiled.names)}
    rows = [
        [
            places[entry.name],
            numbers[entry.note],
            int(entry.at_start),
            int(entry.at_end),
            entry.first,
            [[step.gap, int(step.optional), sorted(step.keys)] for step in entry.after],
        ]
        for entry in compiled.entries
    ]
    content = {
        "digest": made_of,
        "names": compiled.names,
        "notes": notes,
        "keys": compiled.keys,
        "entries": rows,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def loads(text: str, wanted: str) -> Compiled:
    """What a compiled file holds. Raises ValueError where it was made of something else."""
    content: dict[str, Any] = json.loads(text)
    if content["digest"] != wanted:
        raise ValueError("compiled from other lists or by other code")
    names, notes = content["names"], content["notes"]
    entries = tuple(
        Entry(names[name], notes[note], bool(at_start), bool(at_end), tuple(first), _followers(after))
        for name, note, at_start, at_end, first, after in content["entries"]
    )
    return Compiled(tuple(names), tuple(content["keys"]), entries)


def _followers(rows: list[list[Any]]) -> tuple[Follower, ...]:
    return tuple(Follower(gap, bool(optional), frozenset(keys)) for gap, optional, keys in rows)


def write(language: str, target: Path) -> None:
    """Compile the shipped lists of a language into a file."""
    files = phrase_files.texts(language)
    made_of = digest(phrase_files.content_hash(files))
    result = compiling.compiled(language, phrase_files.entries(language, files))
    target.write_text(dumps(result, made_of), encoding="utf-8")


def main() -> None:
    """Write the compiled file of every language beside its lists."""
    for language in LANGUAGES:
        write(language, Path(str(phrase_files.folder(language))) / FILE)


if __name__ == "__main__":
    main()
