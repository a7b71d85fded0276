"""Every text is there in both languages."""

import pytest
from pydantic import ValidationError

from rubrics.schema import Text


@pytest.mark.parametrize(
    ("language", "said"), [("it", "sì"), ("it-IT", "sì"), ("it_CH", "sì"), ("en", "yes"), ("de", "yes")]
)
def test_a_reader_gets_their_language_and_english_otherwise(language, said):
    assert Text(it="sì", en="yes").get(language) == said


@pytest.mark.parametrize(
    "given", [{"it": "sì"}, {"it": "sì", "en": " "}, {"it": "sì", "en": "yes", "de": "ja"}]
)
def test_half_a_text_is_refused(given):
    with pytest.raises(ValidationError):
        Text.model_validate(given)


@pytest.mark.parametrize(("value", "it", "en"), [(12.34, "12", "12"), (2.5, "2,5", "2.5"), (3.0, "3", "3")])
def test_a_number_is_written_as_the_language_writes_it(value, it, en):
    assert Text(it="circa {value}", en="about {value}").fill(value) == Text(
        it=f"circa {it}", en=f"about {en}"
    )
