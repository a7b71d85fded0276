"""A line of a phrase list says what it should find."""

import pytest

from nlp.compiling import compiled
from nlp.lexicons import LexiconError, Lexicons, read
from nlp.patterns import expand, read_classes
from nlp.text import prepare
from nlp.types import Speaker, Turn


def found(line: str, text: str, classes: str = "") -> list[str]:
    known = read_classes(classes)
    entries = {"list": list(read("it", "list", line, known))}
    fillers = frozenset(known.get("filler", "").split("|"))
    turn = prepare(0, Turn(Speaker.AGENT, text), "it")
    lexicons = Lexicons("it", compiled("it", entries), "", fillers=fillers)
    return [hit.phrase for hit in lexicons.scan(turn).get("list", ())]


@pytest.mark.parametrize(
    ("line", "text", "phrases"),
    [
        ("mi (scuso|spiace)", "ora mi spiace", ["mi spiace"]),
        ("mi (molto |)spiace", "mi spiace, mi molto spiace", ["mi spiace", "mi molto spiace"]),
        ("verific*", "Verificherò", ["verifichero"]),
        ("mi occup* di", "mi occupo di lei, mi occupo", ["mi occupo di"]),
        ("chiamo .. domani", "la chiamo senza fallo domani", ["chiamo senza fallo domani"]),
        ("chiamo .. domani", "la chiamo. Poi domani", []),
        ("chiamo .. domani", "la chiamo uno due tre quattro cinque domani", []),
        ("^ ciao", "ciao, ti dico ciao", ["ciao"]),
        ("grazie $", "grazie a lei, grazie.", ["grazie"]),
        ("(a|b (c|d)) e", "b d e", ["b d e"]),
        ("(un' ora|l' ora)", "un'ora", ["un' ora"]),
        ("perche", "Perché", ["perche"]),
    ],
)
def test_a_line_finds_what_it_stands_for(line, text, phrases):
    assert found(line, text) == phrases


def test_classes_stand_for_their_words_and_may_name_others():
    classes = "verb: guardo|cerco\nall: <verb>|apro"
    assert found("io <all>", "io cerco e io apro", classes) == ["io cerco", "io apro"]


def test_fillers_may_stand_before_a_clause_begins():
    assert found("^ grazie", "ok grazie", "filler: ok|bene") == ["grazie"]
    assert found("^ grazie", "tante grazie", "filler: ok|bene") == []


def test_emoticons_are_no_pattern_language():
    assert found(":( => -1", "uffa :(") == [":("]


def test_comments_are_left_out_and_masks_are_not():
    assert found("ciao # saluto", "ciao") == ["ciao"]
    assert found("(#name#|#nome#)", "ciao #NAME#") == ["# name #"]


def test_nested_groups_are_written_out_once():
    assert list(expand("(a|(b|c)) d")) == ["a d", "b d", "c d"]


@pytest.mark.parametrize("line", ["(a|)", "(a|) $", "^ (|a)"])
def test_a_line_that_would_match_everywhere_is_refused_with_its_place(line):
    with pytest.raises(LexiconError, match=r"list\.txt, line 2"):
        list(read("it", "list", f"# list\n{line}"))


def test_a_group_of_too_many_phrases_is_refused():
    with pytest.raises(LexiconError, match="split the line"):
        list(read("it", "list", "(" + "|".join(f"w{n}" for n in range(501)) + ")"))
