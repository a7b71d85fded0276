"""spaCy starts without its command line, and nobody who wants that one misses it."""

import subprocess
import sys

AS_USUAL = """
import sys
from nlp.text import tokenizer
assert [t.text for t in tokenizer("it")("L'ho visto.")] == ["L'", "ho", "visto", "."]
assert not {"typer", "weasel", "spacy.cli"} & set(sys.modules)
import spacy, spacy.cli
assert spacy.cli.__file__ and spacy.cli.download and "typer" in sys.modules
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""
AFTER_ALL_NEEDED = """
import sys
from nlp import spacy_start
from types import ModuleType
spacy_start._stand_ins = lambda: {"spacy.cli": ModuleType("spacy.cli")}
assert [t.text for t in spacy_start.blank("en")("I don't.")] == ["I", "do", "n't", "."]
assert sys.modules["spacy.cli"].download
"""


def run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_the_command_line_of_spacy_is_loaded_only_by_those_who_ask_for_it():
    run(AS_USUAL)


def test_a_spacy_that_needs_its_command_line_is_imported_as_usual():
    run(AFTER_ALL_NEEDED)
