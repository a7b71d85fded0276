"""spaCy without its command line, which it loads at every start and which nobody here uses.

`spacy/__init__.py` takes one function (`info`) from `spacy.cli`; with that come Typer, Rich, Weasel,
requests and the training code: a third of the whole time that importing spaCy takes. So two empty modules
stand in for it while spaCy is imported and are gone afterwards: `import spacy.cli` then imports the real
one. A spaCy that needs its command line after all is imported as usual.
"""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_CLI, _INFO = "spacy.cli", "spacy.cli.info"


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, from the real module the moment somebody calls it."""
    return importlib.import_module(_INFO).info(*args, **options)


def _stand_ins() -> dict[str, ModuleType]:
    package, module = ModuleType(_CLI), ModuleType(_INFO)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]  # a module made here has the names it is given
    return {_CLI: package, _INFO: module}


def load() -> ModuleType:
    """The spaCy package, imported at the first call."""
    if "spacy" in sys.modules or _CLI in sys.modules:
        return importlib.import_module("spacy")
    stand_ins = _stand_ins()
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    except (ImportError, AttributeError):
        sys.modules.pop("spacy", None)
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    return importlib.import_module("spacy")


def blank(language: str) -> "Language":
    """The blank pipeline of a language: its tokenizer, no model, no network.

    The shape, prefix, `is_space`, `like_num`… that spaCy works out for each new word are asked by nobody here
    and take most of the time of cutting a text with new words in it: they stay empty.
    """
    pipeline: Language = load().blank(language)
    pipeline.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # spaCy types none of its fields
    return pipeline
