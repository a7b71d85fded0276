"""The language of a conversation is found, also where it is short."""

import pytest

from nlp.language import identify
from tests.nlp.talk import analyse


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ciao", "it"),
        ("ok grazie", "it"),
        ("il modem non va", "it"),
        ("perche non arriva piu il pacco", "it"),
        ("hi", "en"),
        ("where is my order", "en"),
        ("my router wont connect since yesterday", "en"),
        ("Guten Tag, ich habe ein Problem mit meiner Rechnung", "de"),
        ("Bonjour, je voudrais savoir où est ma commande", "fr"),
        ("Hola, tengo un problema con mi factura de este mes", "es"),
    ],
)
def test_the_language_is_told(text, language):
    assert identify([text]) == language


@pytest.mark.parametrize("text", ["", "12345 ??", "😀"])
def test_without_words_there_is_no_language(text):
    assert identify([text]) is None


def test_an_unsupported_language_is_not_rated_and_says_which():
    analysis = analyse("C: Guten Tag, ich habe ein Problem mit meiner Rechnung", language=None)
    assert analysis.language is None
    assert analysis.not_rated is not None
    assert analysis.not_rated.params["language"] == "de"
    assert not analysis.findings
