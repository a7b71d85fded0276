"""Every reason can be said in both languages, with the same facts in it."""

import re
from importlib import resources
from pathlib import Path

import pytest

from nlp.types import BEHAVIOURS
from nlp.wording import say, sentences
from tests.nlp.talk import analyse

FIELD = re.compile(r"\{(\w+)\}")
LISTED = re.compile(r"=> (\w[\w ]*)$", re.MULTILINE)
LEXICONS = Path(str(resources.files("nlp"))) / "lexicons"


def test_both_languages_have_the_same_codes():
    assert sentences("it").keys() == sentences("en").keys()


def test_both_languages_name_the_same_facts():
    it, en = sentences("it"), sentences("en")
    differing = [code for code in it if set(FIELD.findall(it[code])) != set(FIELD.findall(en[code]))]
    assert differing == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_note_of_a_phrase_list_has_its_sentence(language):
    missing = set()
    for label in BEHAVIOURS:
        lines = LEXICONS / language / f"{label}.txt"
        if lines.exists():
            notes = LISTED.findall(lines.read_text(encoding="utf-8"))
            missing |= {f"{label}.{note}" for note in notes} - sentences(language).keys()
    assert missing == set()


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_reason_of_a_conversation_can_be_said(language):
    lines = (
        "C: Non va la linea, come faccio?",
        "A: Buongiorno, mi scuso. Ho riattivato la linea, la richiamo domani alle 9.",
    )
    analysis = analyse(*lines, "C: grazie mille", "A: Buona giornata")
    said = [say(finding.reason, language) for finding in analysis.findings]
    said += [say(verdict.reason, language) for verdict in analysis.verdicts]
    said += [say(measure.not_rated, language) for measure in analysis.measures if measure.not_rated]
    assert said
    assert all("{" not in text and text.endswith(".") for text in said)
