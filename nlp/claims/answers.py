"""Short answers: "30 giorni" or "yes" right after a question that names the matter."""

from collections.abc import Sequence

from nlp.claims.clauses import Clause, clauses
from nlp.claims.hearing import Claim, belongs, valued
from nlp.claims.matters import Match, Matters
from nlp.claims.types import Kind
from nlp.claims.words import WORDS
from nlp.conversation import Conversation
from nlp.questions import asks, sentences
from nlp.text import PreparedTurn

# A longer turn answers more than one thing.
MOST_WORDS = 14


def answer(
    conversation: Conversation, turn: PreparedTurn, said: Sequence[Clause], matters: Matters
) -> Claim | None:
    """What a short turn says of the one matter that the customer has just asked about.

    A turn that names a matter itself is read without the question.
    """
    if len(turn.word_tokens) > MOST_WORDS or any(matters.found(clause.row) for clause in said):
        return None
    asked = _asked(conversation, turn, matters) if said else None
    if asked is None:
        return None
    if asked.matter.fact.kind is Kind.YES_NO:
        return _yes_or_no(said, asked, turn.language)
    return _value(said, asked, turn.language)


def _value(said: Sequence[Clause], asked: Match, language: str) -> Claim | None:
    checking = WORDS[language].checking
    for clause in said:
        if not clause.is_said or any(piece.text in checking for piece in clause.row):
            return None
        claim = valued(clause, asked.matter, frozenset(), language)
        if claim is not None:
            return claim
    return None


def _asked(conversation: Conversation, turn: PreparedTurn, matters: Matters) -> Match | None:
    """The matter of the only question of the customer's last message, if it is about nothing narrower."""
    before = conversation.customer_before(turn)
    if not before:
        return None
    last, words = before[-1], WORDS[turn.language]
    questions = [s for s in sentences(last) if asks(conversation, last, *s)]
    found = [(clause, match) for clause in clauses(conversation, last) for match in matters.found(clause.row)]
    if len(questions) != 1 or len(found) != 1:
        return None
    clause, match = found[0]
    kind = match.matter.fact.kind
    texts = {piece.text for piece in clause.row}
    if texts & (words.unsaid | words.limiting | words.denying):
        return None
    if kind is not Kind.YES_NO and not texts & words.asking[kind]:
        return None
    clean = belongs(clause.row, match.places, frozenset(), match.matter, turn.language)
    return match if clean else None


def _yes_or_no(said: Sequence[Clause], asked: Match, language: str) -> Claim | None:
    words, first = WORDS[language], said[0]
    texts = [piece.text for clause in said for piece in clause.row]
    if any(text in words.checking | words.unsaid | words.limiting for text in texts):
        return None
    is_yes, is_no = texts[0] in words.yes, texts[0] in words.no
    denied = any(text in words.denying | words.excluding for text in texts[1:])
    if not (is_yes or is_no) or (is_yes and denied):
        return None
    holds = is_yes == bool(asked.matter.value.low)
    return Claim(asked.matter, first.row[0].token, first.row[-1].token + 1, holds)
