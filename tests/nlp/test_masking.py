"""What says nothing of the service is not read: who, where, what trade, how much."""

import pytest

from nlp import phrase_files
from nlp.masking import head_names, neutral
from nlp.text import prepare
from nlp.types import LANGUAGES, Speaker, Turn


def read(text: str, language: str, names: frozenset[str] = frozenset()) -> str:
    turn = prepare(0, Turn(Speaker.AGENT, text), language)
    masked = neutral(turn, names)
    assert len(masked) == len(turn.folded)
    return " ".join(masked)


@pytest.mark.parametrize(
    ("language", "text", "masked"),
    [
        ("it", "Buongiorno signora Okafor, sono Ernesto", "buongiorno #title #name , sono #name"),
        ("it", "La bolletta di Milano: 45,50 euro", "la #thing di #place : #n:money euro"),
        ("it", "mi chiamo Zbyszko, <PER> [NOME]", "mi chiamo #name , < #name > [ #name ]"),
        ("it", "entro un'ora il 12/03 alle 15:30", "entro un' ora il #n:date alle #n:time"),
        ("it", "ordine AB-123, ora", "#thing #n:code , adesso"),
        ("en", "Dear Mrs Kell, my name is Ravindra", "dear #title #name , my name is #name"),
        ("en", "Your parcel for $20 leaves Leeds", "your #thing for $ #n:money leaves #place"),
        ("en", "#NAME# lives in [LOC], call <NUM>", "# #name # lives in [ #place ] , call < #n >"),
    ],
)
def test_names_titles_things_places_and_figures_are_masked(language, text, masked):
    assert read(text, language) == masked


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("it", "la signora Rossi è arrabbiata", "il signor Rossi è arrabbiato"),
        ("it", "Capisco che siete stanchi e delusi", "Capisco che siete stanche e deluse"),
        ("it", "il babbo ha comprato l'anguria", "il papà ha comprato il cocomero"),
        ("it", "la bolletta è arrivata", "la polizza è arrivata"),
        ("en", "your mum apologises for the colour", "your mom apologizes for the color"),
        ("en", "Sir, your boiler is late", "Madam, your parcel is late"),
        ("en", "Thanks, Fatima", "Thanks, Oliver"),
    ],
)
def test_swapped_words_are_read_alike(language, one, other):
    articles = {"il", "la", "l'"}
    first, second = (
        [word for word in read(text, language).split() if word not in articles] for text in (one, other)
    )
    assert first == second


def test_names_of_the_head_are_masked_in_small_letters_too():
    names = head_names("Sig.ra Quondamatteo", "Tobias Kell", None, "Cliente")
    assert names == {"quondamatteo", "tobias", "kell"}
    assert read("grazie quondamatteo", "it", names) == "grazie #name"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(phrase_files.WORDS - {"persons"}))
def test_every_list_is_there_with_each_word_once(language, name):
    words = [word for word, _ in phrase_files.words(language, name)]
    assert len(words) > 20
    assert len(words) == len(set(words))
