"""Remembering how stretches of text are cut changes nothing of how they are cut."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.text import fold, tokenizer
from nlp.tokenizing import Tokenizer

PIECES = [
    "dell'ordine",
    "I'll",
    "can't",
    "a.m.",
    ":)",
    "8)",
    "sig.",
    "10km",
    "http://x.y/?a=1",
    "è",
    "\u200b",
    "😀",
]
BLANKS = [" ", "  ", "\n", " \n ", "\t", "\r\n", "\u00a0", "\u2028", ""]
TEXTS = st.lists(st.sampled_from([*PIECES, *BLANKS, "?!", "...", "(", "’"]), max_size=14).map("".join)
TOKENIZERS = {language: Tokenizer(tokenizer(language).make_doc, fold) for language in ("it", "en")}


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["it", "en"]))
def test_tokens_are_those_of_spacy_for_each_stretch_between_blanks(text: str, language: str) -> None:
    make_doc = tokenizer(language).make_doc
    expected = [
        ("\n", token.idx, token.idx + len(token.text))
        for token in make_doc(text)
        if token.text.isspace() and "\n" in token.text
    ]
    for stretch in re.finditer(r"\S+", text):
        starts = [(token.text, stretch.start() + token.idx) for token in make_doc(stretch[0])]
        expected += [(fold(word), start, start + len(word)) for word, start in starts]
    found = list(zip(*TOKENIZERS[language].tokens(text), strict=True))
    assert found == sorted(expected, key=lambda token: token[1])


def test_what_is_remembered_is_forgotten_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.tokenizing.LIMIT", 10)
    cut = Tokenizer(tokenizer("it").make_doc, fold)
    for number in range(50):
        assert cut.tokens(f"parola{number} (fine)")[0][-2:] == ("fine", ")")
    assert len(cut._single) + len(cut._known) < 20
