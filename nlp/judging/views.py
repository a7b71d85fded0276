"""A turn as the models read it: neutral tokens, and the few facts about it that its neighbours ask for."""

from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.masking import FIGURE, head_names, neutral
from nlp.remembered import remembered
from nlp.text import PreparedTurn, is_break
from nlp.valence.turns import TurnValence, of_turn

START, END = "<s>", "</s>"
UPSET, PLEASED = -0.3, 0.4
# Words that only say "I am listening": what the other one was saying goes on after them.
_BACKCHANNELS = {
    "it": frozenset({
        "si", "ok", "okay", "mhm", "mh", "ah", "certo", "va", "bene", "esatto", "esattamente", "perfetto",
        "eh", "ecco", "giusto", "d", "d'", "accordo", "uhm", "no",
    }),
    "en": frozenset({
        "yes", "yeah", "ok", "okay", "mhm", "mm", "hm", "uh", "huh", "right", "sure", "yep", "mm-hm", "no",
        "alright", "great",
    }),
}  # fmt: skip
_MAX_BACKCHANNEL = 3


@dataclass(frozen=True)
class TurnView:
    """Neutral tokens of a turn; `valence` as the valence lexicons hear it."""

    turn: PreparedTurn
    tokens: tuple[str, ...]
    valence: TurnValence

    @remembered
    def sentences(self) -> tuple[tuple[str, ...], ...]:
        """Tokens of each sentence between its marks."""
        return tuple((START, *self.tokens[first:after], END) for first, after in self.turn.sentences)

    @remembered
    def said(self) -> tuple[str, ...]:
        """The tokens without line ends."""
        return tuple(word for word in self.tokens if word != "\n")

    @remembered
    def words(self) -> frozenset[str]:
        """Each different token once."""
        return frozenset(self.said)

    @remembered
    def size(self) -> int:
        """Number of words."""
        return len(self.turn.word_tokens)

    @remembered
    def asks(self) -> bool:
        """Whether a question mark stands in it."""
        return "?" in self.turn.text

    @remembered
    def has_number(self) -> bool:
        """Whether a number stands in it."""
        return any(word == FIGURE or word.startswith(f"{FIGURE}:") for word in self.tokens)

    @remembered
    def ends_open(self) -> bool:
        """Whether it breaks off without a full stop."""
        return bool(self.said) and not is_break(self.said[-1])

    @remembered
    def is_backchannel(self) -> bool:
        """Whether it is no more than "yes", "mhm": the other one keeps the floor."""
        words = [token for token in self.tokens if not is_break(token)]
        return len(words) <= _MAX_BACKCHANNEL and _BACKCHANNELS[self.turn.language].issuperset(words)


def view_of(conversation: Conversation, place: int) -> TurnView:
    """The turn at that place of `conversation.turns`, made once."""
    turn = conversation.turns[place]
    return conversation.once(("view", turn.index), lambda: _made(conversation, turn))


def _made(conversation: Conversation, turn: PreparedTurn) -> TurnView:
    names = conversation.once("names", lambda: _names(conversation))
    return TurnView(turn, neutral(turn, names), of_turn(conversation, turn))


def _names(conversation: Conversation) -> frozenset[str]:
    transcript = conversation.transcript
    authors = {turn.turn.author for turn in conversation.turns}
    return head_names(transcript.agent, transcript.customer, *sorted(filter(None, authors)))
