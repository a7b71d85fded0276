"""The shipped rubrics: whole, in both languages, and fair to the people who are judged."""

import re

import pytest

from nlp.types import ACCUSING_FLAGS, Measure
from rubrics.linter import check
from rubrics.loader import dump, library
from rubrics.schema import PILLARS, Owner, Text
from rubrics.suggestions import pillars, suggest
from tests.rubrics.builders import analysis, talk

RUBRIC = library()["service_pillars"]
KIND = talk(
    "C: my parcel is lost and I am furious",
    "A: Good morning Ms Rossi, losing a present must be upsetting.",
    "C: it was for my son",
    "A: So it was due on Friday for his birthday: I am sorry. I will send another, it arrives tomorrow.",
    "C: thanks",
    "A: You can also follow it in the app. Anything else? Have a good day.",
    channel="chat",
)
KIND_FOUND = (
    (1, "greeting"), (1, "name_use"), (1, "empathy"), (3, "confirm_understanding"), (3, "apology"),
    (3, "empathy"), (3, "solution"), (3, "commitment"), (3, "expectation"), (5, "proactive_info"),
    (5, "resolution_check"), (5, "closing"),
)  # fmt: skip
HARSH = talk(
    "C: my parcel is lost!", "A: so what", "C: but it was a gift", "A: not our problem", channel="chat"
)
HARSH_FOUND = ((1, "dismissive"), (1, "rude"), (3, "flat_refusal"), (3, "rude"))


def texts(value):
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


@pytest.mark.parametrize("key", sorted(library()))
def test_a_shipped_rubric_has_no_fault_and_needs_no_advice(key):
    assert check(dump(library()[key]), source=key) == ()


def test_there_are_ten_pillars_each_under_its_own_key():
    assert [pillar.key for pillar in RUBRIC.pillars] == list(PILLARS)
    for pillar in RUBRIC.pillars:
        if len(pillar.criteria) == 1:
            assert pillar.criteria[0].key == pillar.key


def test_what_waits_and_channels_cost_is_the_operations():
    owners = {c.key for c in RUBRIC.criteria if c.owner is Owner.OPERATION}
    assert owners == {"waiting_time", "reachability"}


def test_three_of_five_is_in_line_with_the_standard_everywhere():
    for criterion in RUBRIC.criteria:
        assert criterion.point(3).label == Text(it="In linea con lo standard", en="In line with the standard")
    assert RUBRIC.band(50).label.it == "In linea con lo standard"


@pytest.mark.parametrize("rubric", library().values(), ids=library())
def test_every_text_is_said_in_both_languages(rubric):
    for text in texts(rubric):
        assert text.it != text.en or text.it == "No", text.it


@pytest.mark.parametrize("rubric", library().values(), ids=library())
def test_italian_uses_the_words_of_the_house(rubric):
    for text in texts(rubric):
        assert not re.search(r"\b(agente|agenti|contestazion[ei]|!)\b", text.it, re.IGNORECASE), text.it


def test_no_point_says_what_another_says():
    for criterion in RUBRIC.criteria:
        for language in ("it", "en"):
            sentences = {point.sentence.get(language) for point in criterion.points}
            assert len(sentences) == 5, criterion.key


@pytest.mark.parametrize("key", ["empathy", "professionalism", "clear_language", "personalisation"])
def test_the_pillars_first_promised_have_a_rule(key):
    assert RUBRIC.criterion(key).suggestion.start is not None


def test_how_sure_it_sounds_rates_no_accuracy():
    sure = [label for label in KIND_FOUND if label[1] not in {"expectation", "proactive_info"}]
    found = suggest(RUBRIC, analysis(KIND, *sure, resolved="yes"), KIND)["accuracy"]
    assert found.value is None
    assert "sure tone is no proof" in found.not_rated.en


@pytest.mark.parametrize(
    ("counted", "value"),
    [
        ({"facts_told": 1}, 3),
        ({"facts_told": 4}, 4),
        ({"facts_told": 4, "corrections": 1}, 3),
        ({"facts_told": 2, "disputed": 2}, 2),
        ({"facts_told": 2, "contradictions": 1, "corrections": 1}, 2),
        ({"facts_told": 0, "disputed": 1}, 1),
    ],
)
def test_accuracy_rests_on_facts_that_can_be_checked_and_on_what_became_of_them(counted, value):
    measures = [Measure(name, float(number), "turns", turns=(1,)) for name, number in counted.items()]
    found = suggest(RUBRIC, analysis(KIND, (1, "greeting"), measures=measures), KIND)["accuracy"]
    assert (found.value, found.start) == (value, 3)
    assert 3 + sum(step.points for step in found.steps) in {value, value - 0.5}


def test_a_kind_conversation_is_above_a_harsh_one_wherever_both_are_rated():
    kind = suggest(RUBRIC, analysis(KIND, *KIND_FOUND, upset=[0, 2], resolved="yes"), KIND)
    harsh = suggest(RUBRIC, analysis(HARSH, *HARSH_FOUND, upset=[0, 2], resolved="no"), HARSH)
    better, worse = pillars(kind, RUBRIC), pillars(harsh, RUBRIC)
    compared = [key for key in PILLARS if better[key] is not None and worse[key] is not None]
    assert {"empathy", "professionalism", "personalisation", "responsiveness", "proactivity"} <= set(compared)
    for key in compared:
        assert better[key] > worse[key], key


def test_no_single_accusing_flag_lowers_any_criterion():
    plain = suggest(RUBRIC, analysis(KIND, *KIND_FOUND, resolved="yes"), KIND)
    for flag in ACCUSING_FLAGS:
        flagged = suggest(RUBRIC, analysis(KIND, *KIND_FOUND, (5, flag), resolved="yes"), KIND)
        for key, suggestion in plain.items():
            assert flagged[key].value == suggestion.value, (flag, key)


def test_prepared_text_alone_lowers_no_criterion():
    plain = suggest(RUBRIC, analysis(KIND, *KIND_FOUND, resolved="yes"), KIND)
    canned = [(turn, "scripted") for turn in (1, 3, 5)]
    found = suggest(RUBRIC, analysis(KIND, *KIND_FOUND, *canned, resolved="yes"), KIND)
    assert {key: s.value for key, s in found.items()} == {key: s.value for key, s in plain.items()}


def test_every_suggestion_has_either_a_value_or_a_reason():
    for transcript, found in ((KIND, KIND_FOUND), (HARSH, HARSH_FOUND), (KIND, ())):
        for suggestion in suggest(RUBRIC, analysis(transcript, *found), transcript).values():
            assert (suggestion.value is None) == (suggestion.not_rated is not None)


def test_without_times_nothing_is_said_of_timeliness():
    found = suggest(RUBRIC, analysis(KIND, *KIND_FOUND), KIND)
    assert pillars(found, RUBRIC)["timeliness"] is None
    assert "times" in found["prompt_replies"].not_rated.en
