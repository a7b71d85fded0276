"""The customer's questions, and those that nobody answered, listed with their words.

Measures: `customer_questions` and `unanswered_questions` (numbers, with turns and quotes). Written to accuse
too seldom rather than too often: a question is unanswered when no agent says anything after it, when the
customer asks it again in much the same words, or when all that follows is greetings, thanks, goodbyes and
questions back. Any turn counts as an answer that explains, promises, refuses, hands over or asks to wait,
that is long, that takes up a word of the question, or that says anything else right after it.

Known misses: questions without a mark in the middle of speech; an answer beside the point; of two questions
in one turn the one that was passed over.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.due.words import listed
from nlp.questions import MAX_UNMARKED_WORDS, has_marks, marked, sentences
from nlp.registry import CheckConfig, check
from nlp.sides import quote
from nlp.text import PreparedTurn, is_break
from nlp.types import CheckResult, Measure, Reason
from nlp.uptake import content

NAME = "unanswered"
VERSION = "1"
ASKED, LEFT = "customer_questions", "unanswered_questions"
_ANSWERS = frozenset(
    {"solution", "steps", "expectation", "transfer", "apology", "flat_refusal", "proactive_info"}
    | {"hold_request", "commitment", "boundary"}
)
# Turns that hold nothing but these leave a question where it was.
_NO_ANSWER = frozenset({"greeting", "closing", "thanks", "probing_question", "resolution_check", "follow_up"})
# Fewer words are an echo ("Friday?") unless they open as questions do ("Dov'è?"); fewer without a mark none.
ECHO, UNMARKED = 3, 4
_WORDS = listed(
    "dov' dove come com' quando quand' quanto quanti quanta quante perche chi cosa cos' quale quali qual "
    "where when why how who which what"
)
# So many words do more than greet and ask back, whatever labels they got; goodbyes and formulas run longer.
LONG, LONG_FORMULA = 15, 40
_FORMULAS = frozenset({"closing", "thanks", "scripted"})


class UnansweredConfig(CheckConfig):
    """When a later question is the same one (shared words of four letters or more), and how far is looked."""

    shared: float = 0.6
    least_words: int = 3
    questions_ahead: int = 10
    answers_ahead: int = 8


@dataclass(frozen=True, slots=True)
class _Question:
    turn: PreparedTurn
    first: int
    after: int
    words: frozenset[str]


@check(NAME, version=VERSION, config=UnansweredConfig, stage=2)
def unanswered(conversation: Conversation, config: UnansweredConfig) -> CheckResult:
    """Questions of the customer, and the ones left."""
    questions = list(_questions(conversation))
    asked = Measure(ASKED, float(len(questions)), "questions", turns=_turns(questions))
    if not questions:
        reason = Reason("unanswered.no_questions")
        return CheckResult(measures=(asked, Measure(LEFT, None, "questions", not_rated=reason)))
    answers = _Answers(conversation, config.answers_ahead)
    left = [
        question
        for number, question in enumerate(questions)
        if not answers.to(question)
        or _repeated(question, questions[number + 1 : number + 1 + config.questions_ahead], config)
    ]
    words = tuple(quote(question.turn, question.first, question.after) for question in left)
    return CheckResult(
        measures=(asked, Measure(LEFT, float(len(left)), "questions", turns=_turns(left), quotes=words))
    )


def _turns(questions: list[_Question]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(question.turn.index for question in questions))


def _questions(conversation: Conversation) -> Iterator[_Question]:
    for turn in conversation.customer_turns:
        is_pointed = has_marks(turn)
        if (is_pointed and "?" not in turn.text) or "abuse" in conversation.labels(turn):
            continue
        openers = {hit.first for hit in conversation.hits(turn, "question_opener")}
        flourishes = [hit.first for hit in conversation.hits(turn, "rhetorical")]
        for first, after in sentences(turn):
            if bisect_left(flourishes, first) < bisect_left(flourishes, after):
                continue
            opens = _opens(conversation, turn, openers, (first, after))
            if _wants_answer(turn, first, after, opens=opens, is_pointed=is_pointed):
                words = frozenset(word for word in turn.folded[first:after] if len(word) > 3)
                yield _Question(turn, first, after, words)


def _opens(
    conversation: Conversation, turn: PreparedTurn, openers: set[int], sentence: tuple[int, int]
) -> bool:
    """Whether a sentence begins as questions do, once "ok", "and" and the like are passed over."""
    fillers = conversation.lexicons.fillers
    for place in range(*sentence):
        if not (is_break(turn.folded[place]) or turn.folded[place] in fillers):
            return place in openers
    return False


def _wants_answer(turn: PreparedTurn, first: int, after: int, *, opens: bool, is_pointed: bool) -> bool:
    """A question with its mark, or without in a text that has none; no echo ("Friday?"), no outburst."""
    words = sum(not is_break(token) for token in turn.folded[first:after])
    if marked(turn, first, after):
        return words >= ECHO or opens or not _WORDS.isdisjoint(turn.folded[first:after])
    return not is_pointed and opens and UNMARKED <= words <= MAX_UNMARKED_WORDS


def _repeated(question: _Question, later: list[_Question], config: UnansweredConfig) -> bool:
    """Asked again in another turn; twice in one breath is once."""
    words = question.words
    return len(words) >= config.least_words and any(
        other.turn is not question.turn and len(words & other.words) >= config.shared * len(words)
        for other in later
    )


class _Answers:
    """What the agents say after a question. Their words are read once, however many questions there are."""

    def __init__(self, conversation: Conversation, ahead: int) -> None:
        self._conversation = conversation
        self._ahead = ahead
        self._content: dict[int, frozenset[str]] = {}
        # For each turn, the number of agent turns up to and with it: where the next one is.
        self._before: list[int] = []
        count = 0
        for turn in conversation.turns:
            count += turn.is_agent
            self._before.append(count)

    def to(self, question: _Question) -> bool:
        """Whether one of the agents' next turns answers."""
        conversation = self._conversation
        start = self._before[conversation.place(question.turn)]
        topic: frozenset[str] | None = None
        for number, turn in enumerate(conversation.agent_turns[start : start + self._ahead]):
            labels = conversation.labels(turn)
            length = LONG if labels.isdisjoint(_FORMULAS) else LONG_FORMULA
            if labels & _ANSWERS or len(turn.word_tokens) >= length:
                return True
            if not number and turn.word_tokens and not labels & _NO_ANSWER:
                return True
            topic = self._of(question.turn) if topic is None else topic
            if topic & question.words & self._of(turn):
                return True
        return False

    def _of(self, turn: PreparedTurn) -> frozenset[str]:
        found = self._content.get(turn.index)
        if found is None:
            found = self._content[turn.index] = content(turn)
        return found
