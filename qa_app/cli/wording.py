"""What the commands say, in the language of the terminal. Texts: `texts/<lang>.toml`."""

import os
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


def output_language(environ: Mapping[str, str] = os.environ) -> str:
    """`it` where the locale is Italian, else `en`; the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    chosen = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "it" if chosen.lower().startswith("it") else "en"


@lru_cache(maxsize=2)
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by `<group>.<key>`."""
    file = resources.files("qa_app.cli") / "texts" / f"{language}.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{group}.{key}": str(text) for group, texts in groups.items() for key, text in texts.items()}


def say(key: str, **params: str | int) -> str:
    """The sentence of a key in the terminal's language."""
    return sentences(output_language())[key].format(**params)


def number(value: float) -> str:
    """A number as the terminal's language writes it, without needless decimals."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if output_language() == "it" else text
