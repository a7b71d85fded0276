"""Masking: the library must not tell who it was."""

import pytest

from qa_app.moments.service.masking import masked

PEOPLE = ("Giulia D'Angelo", "Mario Rossi", "Elena Costa")


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("it", "Buongiorno signor Rossi, sono Giulia.", "Buongiorno signor [nome], sono [nome]."),
        ("it", "sono mario rossi", "sono [nome]"),
        ("it", "Giulia D'Angelo mi ha detto", "[nome] mi ha detto"),
        ("it", "ELENA COSTA non risponde", "[nome] non risponde"),
        ("it", "Mi ha seguito la Parodi, cioè Anna.", "Mi ha seguito la Parodi, cioè [nome]."),
        ("it", "Chiami il 349 123 4567.", "Chiami il [numero]."),
        ("it", "contratto AB-12345 e ordine 998877", "contratto [numero] e ordine [numero]"),
        ("it", "scriva a m.rossi@example.it", "scriva a [indirizzo]"),
        ("it", "Abito in via dei Mille 3, scala B", "Abito in [indirizzo], scala B"),
        ("en", "My name is Siobhan O'Brien-Smith.", "My name is [name]."),
        ("en", "I live at 12 Baker Street.", "I live at [address]."),
    ],
)
def test_what_tells_who_it_was_is_masked(language: str, said: str, shown: str) -> None:
    assert masked(said, language, names=PEOPLE).text == shown


@pytest.mark.parametrize(
    "said",
    ["Quanto costa? I conti non tornano.", "Sono 30 euro, il 12/3 alle 14:05.", "Con il 3G va piano."],
)
def test_what_the_example_needs_stays(said: str) -> None:
    assert masked(said, "it", names=(*PEOPLE, "Anna Conti")).text == said


def test_a_person_can_hide_more() -> None:
    shown = masked("Siete quelli del Grand Hotel Aurora", "it", names=(), hidden=("grand hotel aurora",))
    assert shown.text == "Siete quelli del [nome]"


def test_the_pinned_words_are_found_again_behind_the_masks() -> None:
    text = "Signor Rossi, capisco bene la sua rabbia."
    shown = masked(text, "it", names=PEOPLE)
    start = text.index("capisco")
    first, last = shown.span(start, start + len("capisco bene"))
    assert shown.text[first:last] == "capisco bene"


def test_a_name_that_the_words_cut_through_stays_masked_whole() -> None:
    text = "Grazie, Giulia D'Angelo, a domani."
    shown = masked(text, "it", names=PEOPLE)
    first, last = shown.span(0, text.index("D'Angelo"))
    assert shown.text[first:last] == "Grazie, [nome]"
