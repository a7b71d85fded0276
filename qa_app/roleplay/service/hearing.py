"""The ear of practice: the engine that judges real work, told who speaks as it will be stored."""

from dataclasses import dataclass, replace

from nlp.types import Speaker, Transcript
from qa_app.transcripts.service.analysing import engine
from scenarios import play
from scenarios.engine import Heard


@dataclass(frozen=True, slots=True)
class Ear:
    """Hears what the review of the finished attempt will see."""

    trainee: str

    def hear(self, conversation: Transcript) -> Heard:
        """Labels and findings of the last turn."""
        return play.EngineHearing(engine()).hear(named(conversation, trainee=self.trainee))


def named(conversation: Transcript, *, trainee: str) -> Transcript:
    """The conversation with the names of both sides on their turns."""
    turns = tuple(
        replace(turn, author=trainee if turn.speaker is Speaker.AGENT else conversation.customer)
        for turn in conversation.turns
    )
    return replace(conversation, turns=turns, agent=trainee)
