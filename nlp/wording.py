"""Reasons and suggestions put into words. Texts are data: `nlp/reasons/<lang>/<check>.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from nlp.types import Reason


@lru_cache(maxsize=4)
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its full code (`<file>.<key>`)."""
    found: dict[str, str] = {}
    folder = resources.files("nlp") / "reasons" / language
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            check = file.name.removesuffix(".toml")
            texts = tomllib.loads(file.read_text(encoding="utf-8"))
            found |= {f"{check}.{key}": str(text) for key, text in texts.items()}
    return found


def say(reason: Reason, language: str) -> str:
    """The reason as a sentence. Raises KeyError for a code that has no text (a test proves there is none)."""
    return sentences(language)[reason.code].format(**reason.params)
