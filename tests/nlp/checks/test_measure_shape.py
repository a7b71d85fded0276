"""Every measure has a value or a reason, quotes what stands there, and says the same twice."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.pipeline import Engine
from nlp.types import STAGES, Speaker, Transcript, Turn
from nlp.wording import say

TEXTS = {
    "it": [
        "Quando arriva il pacco 😀 di Giulia?",
        "La richiamo entro venerdì alle 15:30.",
        "un attimo",
        "",
        "???",
        "Voglio parlare con un operatore",
        "Abbiamo ricevuto la sua mail, risponderemo in 2 giorni lavorativi",
        "\n\n",
        "Grazie, a proposito: un'altra cosa",
        "Ho rimborsato 89,90 euro a Giulia il 3/12",
        "A" * 300,
    ],
    "en": [
        "When does Giulia's parcel arrive?",
        "I'll call you back by Friday at half past three.",
        "one moment",
        "",
        "get me a manager",
        "We have received your email and reply within 48 hours",
        "!!!",
        "thanks, one more thing",
        "I've refunded £89.90 to Giulia on 3/12",
        "\u202e\u200b",
        "z" * 300,
    ],
}
CHECKS = (
    "timing", "talk", "pace", "interruptions", "human_request", "receipt", "holds", "transfers", "commitment",
    "hold_request", "transfer", "commitment_due", "unanswered", "details", "stage",
)  # fmt: skip
ENGINE = Engine(only=CHECKS)
TIMES = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))


@st.composite
def transcripts(draw):
    language = draw(st.sampled_from(["it", "en"]))
    turn = st.builds(
        Turn,
        speaker=st.sampled_from(list(Speaker)),
        text=st.sampled_from(TEXTS[language]),
        author=st.sampled_from([None, "Ada", "Ugo"]),
        seconds=TIMES,
        end_seconds=TIMES,
        at=st.one_of(st.none(), st.datetimes()),
    )
    turns = draw(st.lists(turn, max_size=8))
    return Transcript(tuple(turns), language, draw(st.sampled_from([None, "phone", "email", "chat"])))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(transcripts())
def test_whatever_is_said(transcript):
    analysis = ENGINE.analyse(transcript)
    assert analysis.failures == ()
    assert analysis == ENGINE.analyse(transcript)
    for measure in analysis.measures:
        assert (measure.value is None) is (measure.not_rated is not None), measure
        for quote in measure.quotes:
            assert transcript.turns[quote.turn].text[quote.start : quote.end] == quote.text != ""
            assert quote.turn in measure.turns
        if measure.not_rated:
            assert say(measure.not_rated, "it")
    assert {v.value for v in analysis.verdicts if v.name == "stage"} <= set(STAGES)
