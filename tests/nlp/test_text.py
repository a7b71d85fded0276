"""Whatever comes in, quotes are the text itself and nothing takes more than linear time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.pipeline import Engine
from nlp.text import prepare
from nlp.types import Speaker, Transcript, Turn

WORDS = (
    "buongiorno Mi_scuso, sig._Rossi I'll_call_you domani ? !!! 😀 \u200b dev’essere e\u0301 İSTANBUL #NAME# "
    "@x \ufeff … ' well-being http://x.y/?a=1"
)
PARTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([*(word.replace("_", " ") for word in WORDS.split(" ")), "\r\n", " "]),
)
TEXTS = st.lists(PARTS, max_size=12).map(" ".join)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["it", "en"]))
def test_every_quote_is_cut_out_of_its_own_turn(texts, language):
    speakers = [Speaker.CUSTOMER, Speaker.AGENT]
    turns = tuple(Turn(speakers[i % 2], text) for i, text in enumerate(texts))
    analysis = Engine().analyse(Transcript(turns, language, customer="Marta Rossi"))
    assert not analysis.failures
    for finding in analysis.findings:
        assert finding.quote == texts[finding.turn][finding.start : finding.end] != ""


@given(TEXTS, st.sampled_from(["it", "en"]))
@settings(max_examples=60, deadline=None)
def test_tokens_stand_where_they_say_and_in_order(text, language):
    turn = prepare(0, Turn(Speaker.AGENT, text), language)
    assert list(turn.starts) == sorted(turn.starts)
    assert all(0 <= s < e <= len(text) for s, e in zip(turn.starts, turn.ends, strict=True))


HOSTILE = {
    "question marks": "?" * 100_000,
    "emoji": "😡🔥" * 50_000,
    "one endless word": "a" * 60_000,
    "zero-width spaces": "a\u200b" * 10_000,
    "a phrase over and over": "mi scuso " * 2_000,
    "brackets": "([{" * 2_000,
    "new lines": "\n" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(name):
    engine, text = Engine(), HOSTILE[name]

    def seconds(part: str) -> float:
        start = time.process_time()
        analysis = engine.analyse(Transcript((Turn(Speaker.CUSTOMER, part), Turn(Speaker.AGENT, part)), "it"))
        assert not analysis.failures
        return time.process_time() - start

    seconds("ciao")
    quarter = min(seconds(text[: len(text) // 4]) for _ in range(2))
    assert seconds(text) < 10 * quarter + 0.3
