"""Problems and reasons put into words: what happened and what to do. Texts: `messages/<lang>.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from nlp.types import Reason
from qa_app.importers.types import Problem


@lru_cache(maxsize=4)
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its code (`<group>.<key>`)."""
    file = resources.files("qa_app.importers") / "messages" / f"{language}.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{group}.{key}": str(text) for group, texts in groups.items() for key, text in texts.items()}


def say(problem: Problem | Reason, language: str) -> str:
    """The problem or the reason as a sentence, without its line number (the page shows that apart)."""
    return sentences(language)[problem.code].format(**problem.params)
