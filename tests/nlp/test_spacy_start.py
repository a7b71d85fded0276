"""spaCy starts without its command line, and nobody who wants that one misses it."""

import subprocess
import sys

from nlp import spacy_start

AS_USUAL = """
import sys
from nlp.text import tokenizer
assert [t.text for t in tokenizer("it")("L'ho visto.")] == ["L'", "ho", "visto", "."]
assert not {"typer", "weasel", "spacy.cli"} & set(sys.modules)
import spacy, spacy.cli
assert spacy.cli.__file__ and spacy.cli.download and "typer" in sys.modules
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""


def test_the_command_line_of_spacy_is_loaded_only_by_those_who_ask_for_it():
    subprocess.run([sys.executable, "-c", AS_USUAL], check=True, timeout=120)


def test_a_spacy_that_needs_its_command_line_is_imported_as_usual(tmp_path, monkeypatch):
    for name in [name for name in sys.modules if name == "spacy" or name.startswith("spacy.")]:
        monkeypatch.delitem(sys.modules, name)
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text("from .cli.info import info, another", encoding="utf-8")
    (package / "cli" / "__init__.py").write_text("", encoding="utf-8")
    (package / "cli" / "info.py").write_text("info, another = 1, 2", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        assert spacy_start.load().another == 2
        assert sys.modules["spacy.cli"].__file__ == str(package / "cli" / "__init__.py")
    finally:
        for name in ("spacy", "spacy.cli", "spacy.cli.info"):
            sys.modules.pop(name, None)
