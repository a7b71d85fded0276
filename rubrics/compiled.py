"""The library's rubrics as data that loads at once; reading the YAML takes half a second.

`make setup` writes `library/compiled.json` (`python -m rubrics.compiling`); it is no source and is not
committed. An entry counts only while its digest is that of the YAML, so a changed file is read anew.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

FILE = "compiled.json"
# Raised when the schema changes in a way that old data would not show.
FORMAT = "1"


def texts() -> Mapping[str, str]:
    """The YAML of every rubric that ships, by file name."""
    folder = resources.files("rubrics") / "library"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def digest(text: str) -> str:
    """What ties an entry to the text that it was made from."""
    return hashlib.blake2b(f"{FORMAT}\0{text}".encode(), digest_size=16).hexdigest()


@cache
def shipped() -> Mapping[str, Any]:
    """Rubrics as data by the digest of their YAML; nothing where the file is missing or damaged."""
    file = resources.files("rubrics") / "library" / FILE
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
