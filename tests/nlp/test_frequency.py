"""How common a word is: the number is wordfreq's own, whichever way it is found."""

import random

import pytest
from wordfreq import top_n_list, zipf_frequency

from nlp.frequency import zipf

ODD = ["", "è", "perché", "perche", "Perché", "l'ora", "don't", "İ", "ﬁne", "straße", "kwh", "h24", "10"]
ODD += ["caffè", "ciao ciao", "😡", "MSISDN", "ordine", "zzqx", "naïve", "a", "señor"]


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_a_word_is_as_common_as_wordfreq_says(language):
    words = random.Random(7).sample(top_n_list(language, 20_000), 1_500) + ODD
    assert [(w, zipf(w, language)) for w in words] == [(w, zipf_frequency(w, language)) for w in words]
