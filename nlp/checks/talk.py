"""Who talks how much, and which questions of the customer stay without an answer."""

from nlp.conversation import Conversation
from nlp.questions import marked, sentences
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "talk"
VERSION = "1"


class TalkConfig(CheckConfig):
    """When a later question is the same one: shared words of at least four letters."""

    shared: float = 0.6
    least_words: int = 3
    look_ahead: int = 10


@check(NAME, version=VERSION, config=TalkConfig)
def talk(conversation: Conversation, config: TalkConfig) -> CheckResult:
    """Share of the words that an agent says, and the customer's questions nobody answered.

    Conservative: a question is unanswered when no agent says anything after it, or when the customer
    asks it again in much the same words.
    """
    return CheckResult(measures=(*_shares(conversation), _unanswered(conversation, config)))


def _shares(conversation: Conversation) -> list[Measure]:
    said: dict[str | None, int] = {None: 0}
    total = 0
    for turn in conversation.turns:
        words = len(turn.word_tokens)
        total += words if turn.is_agent or turn.is_customer else 0
        if turn.is_agent:
            said[None] += words
            if turn.turn.author is not None:
                said[turn.turn.author] = said.get(turn.turn.author, 0) + words
    if not total:
        return [Measure("talk_share", None, "share", not_rated=Reason("talk.no_words"))]
    return [Measure("talk_share", words / total, "share", author=author) for author, words in said.items()]


def _unanswered(conversation: Conversation, config: TalkConfig) -> Measure:
    questions = [turn for turn in conversation.customer_turns if _is_question(turn)]
    if not questions:
        reason = Reason("talk.no_questions")
        return Measure("unanswered_questions", None, "turns", not_rated=reason)
    last_agent = max((turn.index for turn in conversation.agent_turns), default=-1)
    left = [
        turn.index
        for number, turn in enumerate(questions)
        if turn.index > last_agent
        or any(_same(turn, later, config) for later in questions[number + 1 : number + 1 + config.look_ahead])
    ]
    return Measure("unanswered_questions", float(len(left)), "turns", turns=tuple(left))


def _is_question(turn: PreparedTurn) -> bool:
    return any(marked(turn, first, after) for first, after in sentences(turn))


def _same(turn: PreparedTurn, later: PreparedTurn, config: TalkConfig) -> bool:
    one, two = _words(turn), _words(later)
    return len(one) >= config.least_words and len(one & two) >= config.shared * len(one)


def _words(turn: PreparedTurn) -> set[str]:
    return {turn.folded[place] for place in turn.word_tokens if len(turn.folded[place]) > 3}
