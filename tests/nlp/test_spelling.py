"""People type fast: what they meant is read, what they wrote is quoted."""

import random
import string
import time

import pytest

from nlp import lexicons
from nlp.pipeline import Engine
from nlp.spelling import one_edit
from nlp.text import prepare
from nlp.types import Speaker, Transcript, Turn


def read(text: str, language: str) -> str:
    turn = prepare(0, Turn(Speaker.AGENT, text), language, lexicons.load(language).reader)
    assert len(turn.folded) == len(turn.typed) == len(turn.starts) == len(turn.ends)
    return " ".join(turn.folded)


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("it", "xké nn risponde cmq", "perche non risponde comunque"),
        ("it", "e' vero, perche' c'e` gia'", "e vero , perche c' e gia"),
        ("it", "non e'. che dramma e.", "non e . che dramma e ."),
        ("it", "x te, k ne dici", "per te , che ne dici"),
        ("it", "la bolleta ha un probelma, mi scsuo", "la bolletta ha un problema , mi scuso"),
        ("it", "Richeista inoltarta, appena posibile", "richiesta inoltrata , appena possibile"),
        ("en", "i dont know, u said it wont", "i do n't know , you said it wo n't"),
        ("en", "pls, thx, ur right", "please , thanks , your right"),
        ("en", "definately recieve it tomorow", "definitely receive it tomorrow"),
    ],
)
def test_slips_and_short_forms_are_read_as_what_was_meant(language, typed, meant):
    assert read(typed, language) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "il marmista può ricordarle di mandalo"),
        ("it", "la pratica di Okafor, codice probel-7, foto x2"),
        ("it", "ricontrolli lei, io le stendo il fiocchetto"),
        ("en", "the statin was waived by Ms Tranter"),
        ("en", "iphone x, size m, 2 x 4, see probelm@example.com and [custmer]"),
    ],
)
def test_rare_words_names_codes_and_addresses_stay_as_they_are(language, text):
    turn = prepare(0, Turn(Speaker.AGENT, text), language, lexicons.load(language).reader)
    assert turn.folded == turn.typed


def test_a_finding_quotes_what_was_typed():
    text = "Mi scsuo per il ritardo, nn succederà più"
    analysis = Engine().analyse(Transcript((Turn(Speaker.AGENT, text),), "it"))
    apology = next(f for f in analysis.findings if f.label == "apology")
    assert apology.quote in text
    assert "scsuo" in apology.quote


@pytest.mark.parametrize("text", ["I don't want tips", "I don’t want tips", "I dont want tips"])
def test_a_negation_is_heard_however_its_apostrophe_is_typed(text):
    analysis = Engine().analyse(Transcript((Turn(Speaker.CUSTOMER, text),), "en"))
    mood = analysis.measure("sentiment", turn=0)
    assert mood is not None
    assert mood.value != 1


def test_text_speak_is_still_looked_up_as_typed():
    lists = lexicons.load("it")
    turn = prepare(0, Turn(Speaker.AGENT, "nn so cmq ti faccio sapere"), "it", lists.reader)
    found = lists.scan(turn)
    assert [hit.phrase for hit in found["slang"]] == ["nn", "cmq"]
    assert "promise" in found or "follow_up" in found


def test_one_edit_is_a_letter_more_less_other_or_two_swapped():
    assert all(one_edit("order", other) for other in ("orders", "oder", "ordre", "odrer", "arder", "xorder"))
    assert not any(one_edit("order", other) for other in ("order", "ordering", "redro", "orddre", "adder"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_unknown_words_without_end_take_time_in_proportion(language):
    chance = random.Random(3)
    words = ["".join(chance.choices(string.ascii_lowercase, k=8)) for _ in range(20_000)]
    reader = lexicons.load(language).reader
    prepare(0, Turn(Speaker.AGENT, "prontissimo"), language, reader)
    start = time.process_time()
    prepare(0, Turn(Speaker.AGENT, " ".join(words)), language, reader)
    assert time.process_time() - start < 8
