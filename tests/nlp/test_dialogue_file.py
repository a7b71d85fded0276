"""A conversation comes back as it went in, with labels."""

import copy

import pytest

from nlp.dialogue_file import RecordError, annotate, from_record
from nlp.pipeline import Engine
from nlp.types import AGENT_LABELS

RECORD = {
    "id": "x-1",
    "lang": "it",
    "agent": "Paola",
    "customer": "Marta",
    "kept": {"a": [1]},
    "turns": [
        {"speaker": "customer", "text": "Non funziona niente, che schifo", "t": 0.0, "mine": 7},
        {
            "speaker": "agent",
            "text": "Buongiorno Marta, mi scuso per l’attesa 😀 la richiamo domani alle 9",
            "t": 9,
        },
        {"speaker": "system", "text": "Paola ha lasciato la chat", "t": None},
    ],
}


def judged(record, *, evidence=False, language=None):
    analysis = Engine().analyse(from_record(record))
    return annotate(record, analysis, {"empathy": 3, "knowledge": None}, evidence=evidence, language=language)


def test_texts_order_and_unknown_keys_stay_as_they_are():
    before = copy.deepcopy(RECORD)
    result = judged(RECORD)
    assert before == RECORD
    assert [turn["text"] for turn in result["turns"]] == [turn["text"] for turn in RECORD["turns"]]
    assert result["kept"] == {"a": [1]}
    assert result["turns"][0]["mine"] == 7


def test_agents_get_labels_and_customers_a_mood():
    customer, agent, system = judged(RECORD)["turns"]
    assert {"greeting", "name_use", "apology"} <= set(agent["labels"])
    assert set(agent["labels"]) <= set(AGENT_LABELS)
    assert agent["jargon_terms"] == []
    assert customer["sentiment"] == -1
    assert customer["abuse"] is False
    assert system.keys() == {"speaker", "text", "t"}


def test_labels_of_the_input_are_never_read_back():
    given = copy.deepcopy(RECORD)
    given["turns"][1] |= {"labels": ["rude"], "jargon_terms": ["attesa"]}
    given["turns"][0] |= {"sentiment": 1, "abuse": True}
    assert judged(given)["turns"] == judged(RECORD)["turns"]


def test_evidence_quotes_the_text_and_gives_its_reason_in_the_readers_language():
    turn = judged(RECORD, evidence=True, language="en")["turns"][1]
    assert turn["findings"]
    for finding in turn["findings"]:
        assert turn["text"][finding["start"] : finding["end"]] == finding["quote"]
        assert finding["label"] in turn["labels"]
    assert any(f["reason"].startswith("Says sorry") for f in turn["findings"])


def test_without_evidence_there_are_no_findings():
    assert all("findings" not in turn for turn in judged(RECORD)["turns"])


def test_an_unsupported_language_gives_empty_labels_and_nulls():
    turns = [
        {"speaker": "customer", "text": "Guten Tag, ich habe ein Problem mit meiner Rechnung"},
        {"speaker": "agent", "text": "Das tut mir leid, ich schaue gleich nach und melde mich"},
    ]
    record = {"id": "d", "lang": "de", "turns": turns}
    analysis = Engine().analyse(from_record(record))
    result = annotate(record, analysis, {"empathy": None}, evidence=True)
    assert result["turns"][1]["labels"] == []
    assert result["turns"][0]["sentiment"] is None
    assert (result["resolved"], result["formality"], result["lang"]) == (None, None, "de")


def test_one_agent_turn_is_a_conversation():
    result = judged({"turns": [{"speaker": "agent", "text": "Buongiorno"}]})
    assert result["turns"][0]["labels"] == ["greeting"]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "turns"),
        ({"turns": ["x"]}, "turn 1"),
        ({"turns": [{"speaker": "agent"}]}, "turn 1, text"),
        ({"turns": [{"speaker": "boss", "text": "x"}]}, "turn 1, speaker"),
        ({"turns": [{"speaker": ["agent"], "text": "x"}]}, "turn 1, speaker"),
    ],
)
def test_what_is_no_conversation_is_refused_by_name(record, message):
    with pytest.raises(RecordError, match=message):
        from_record(record)


def test_turns_have_a_clock_time_where_the_beginning_is_known():
    first, second, last = from_record(RECORD | {"started_at": "2026-11-18T10:30:00+01:00"}).turns
    assert (second.at - first.at).total_seconds() == 9
    assert last.at is None
    for began in ("yesterday", 3, None):
        assert from_record(RECORD | {"started_at": began}).turns[0].at is None
    far = {"turns": [{"speaker": "agent", "text": "x", "t": 1e300}], "started_at": "2026-11-18"}
    assert from_record(far).turns[0].at is None
