from nlp.pipeline import Engine
from nlp.types import CheckResult, Finding, Reason, Speaker, Transcript
from scenarios.engine import Heard
from scenarios.loader import library, parse
from scenarios.play import EngineHearing, answer, begin, play, transcript
from tests.scenarios import SMALL

small = parse(SMALL, source="small.yaml")


class Scripted:
    """Hears what it was told to, and remembers the conversations it was given."""

    def __init__(self, *labels):
        self.labels = list(labels)
        self.given = []

    def hear(self, conversation):
        self.given.append(conversation)
        return Heard(self.labels.pop(0))


def test_an_attempt_reads_like_a_conversation_that_happened():
    ear = Scripted(("empathy",), ("empathy",))
    attempt = play(
        small, ["Capisco.", "Capisco, apro la cassa.", "Arrivederci"], language="it", seed=1, hearing=ear
    )
    assert attempt.state.ending == "paid"
    speakers = [turn.speaker for turn in attempt.turns]
    assert speakers == [Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER]
    times = [turn.seconds for turn in attempt.turns]
    assert times == sorted(times)
    assert len(attempt.outcomes) == 2


def test_the_ear_is_given_the_whole_talk_with_the_reply_last():
    ear = Scripted(
        (),
    )
    answer(begin(small, language="en", seed=1), "Let me count it.", hearing=ear)
    (conversation,) = ear.given
    assert conversation.turns[0].speaker is Speaker.CUSTOMER
    assert conversation.turns[-1].text == "Let me count it."
    assert (conversation.language, conversation.customer, conversation.channel) == ("en", "Ada", "in_person")


def test_a_played_attempt_becomes_a_transcript_for_the_same_pages():
    bill = library()["insulted_over_a_bill"]
    attempt = begin(bill, language="it", seed=1)
    made = transcript(bill, attempt.turns, "it")
    assert isinstance(made, Transcript)
    assert made.customer == "Renzo Bellotti"
    assert made.channel == "chat"


def test_the_engines_ear_hears_only_the_last_reply(monkeypatch):
    def find(conversation, config):
        return CheckResult(
            findings=tuple(
                Finding("apology", t.index, 0, 5, t.text[:5], Reason("x"), "c", "1")
                for t in conversation.agent_turns
                for _ in range(2)
            )
        )

    engine = Engine(only=())
    monkeypatch.setattr(engine, "_checks", [_registered(find)])
    attempt = begin(small, language="it", seed=1)
    for reply in ("Scusi signora.", "Scusi ancora."):
        attempt = answer(attempt, reply, hearing=EngineHearing(engine))
        if attempt.state.has_ended:
            break
    heard = attempt.outcomes[-1].feedback.heard
    assert heard == (("apology", "Scusi", 0, 5),)
    assert attempt.state.labels["apology"] == len(attempt.outcomes)


def _registered(function):
    from nlp.registry import CheckConfig, RegisteredCheck

    return RegisteredCheck("made_up", "1", 1, ("apology",), CheckConfig, function)
