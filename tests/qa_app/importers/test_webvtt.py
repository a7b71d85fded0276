"""Captions of recorded calls."""

import pytest

from nlp.types import Speaker
from qa_app.importers.reading import read

HEAD = "WEBVTT\n\nNOTE made by a recorder\n\n"
TALK = (
    "1\n00:01.000 --> 00:02.500\n<v.loud Mario Rossi>Il modem non funziona</v>\n\n"
    "00:03.000 --> 00:04.250\n<v Mario Rossi>da &lt;ieri&gt; &amp; oggi\n\n"
    "00:05.000 --> 00:06.000\n<v Giulia>Come posso aiutarla?</v>\n"
)


def test_cues_of_one_speaker_make_one_turn_with_its_times() -> None:
    (found,) = read((HEAD + TALK).encode(), "call.vtt").conversations
    first, second = found.transcript.turns
    assert (first.speaker, first.author) == (Speaker.CUSTOMER, "Mario Rossi")
    assert first.text == "Il modem non funziona\nda <ieri> & oggi"
    assert (first.seconds, first.end_seconds) == (1.0, 4.25)
    assert (second.author, second.speaker) == ("Giulia", Speaker.AGENT)


def test_two_voices_in_one_cue_are_two_turns() -> None:
    cue = "00:01.000 --> 00:02.000\n<v Ada>Come posso aiutarla?</v>\n<v Ugo>Non funziona</v>\n"
    (found,) = read((HEAD + cue).encode(), "call.vtt").conversations
    assert [turn.author for turn in found.transcript.turns] == ["Ada", "Ugo"]


def test_names_before_a_colon_are_speakers() -> None:
    cues = (
        "00:01.000 --> 00:02.000\nAda Neri: Come posso aiutarla?\n\n"
        "00:03.000 --> 00:04.000\nUgo: Non funziona: è rotto\n"
    )
    (found,) = read((HEAD + cues).encode(), "zoom.vtt").conversations
    assert [(turn.author, turn.text) for turn in found.transcript.turns] == [
        ("Ada Neri", "Come posso aiutarla?"),
        ("Ugo", "Non funziona: è rotto"),
    ]


def test_what_only_looks_like_a_tag_is_text() -> None:
    cue = "00:01.000 --> 00:02.000\n<v Ada><script>alert(1)</script> <b>3</b> < 4\n"
    (found,) = read((HEAD + cue).encode(), "call.vtt").conversations
    assert found.transcript.turns[0].text == "<script>alert(1)</script> 3 < 4"


def test_subrip_is_read_too() -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:02,500\nOperatore: Pronto\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nCliente: Salve\n"
    )
    (found,) = read(srt.encode(), "call.srt").conversations
    assert [(t.speaker, t.text, t.seconds) for t in found.transcript.turns] == [
        (Speaker.AGENT, "Pronto", 1.0),
        (Speaker.CUSTOMER, "Salve", 3.0),
    ]


def test_a_cue_with_broken_times_is_reported_and_the_rest_kept() -> None:
    (found,) = read((HEAD + TALK + "\n00:07 --> later\n<v Giulia>perso\n").encode(), "a.vtt").conversations
    (problem,) = [p for p in found.problems if p.code == "captions.bad_timing"]
    assert problem.line == 15
    assert found.is_importable


def test_captions_without_names_say_what_to_do() -> None:
    (found,) = read((HEAD + "00:01.000 --> 00:02.000\nbuongiorno a tutti\n").encode(), "a.vtt").conversations
    assert "captions.no_speakers" in [problem.code for problem in found.problems]
    assert not found.is_importable


@pytest.mark.parametrize("text", ["no captions", HEAD + "00:01.000 --> 00:02.000\n" + "x" * 200_000])
def test_what_is_no_caption_file_is_refused(text: str) -> None:
    result = read(text.encode(), "a.vtt")
    assert result.conversations == ()
    assert result.problems[0].severity == "error"
