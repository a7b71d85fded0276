"""Commitments with their due time: for each promise of an agent, in how many hours it falls due.

Measures: `commitment_due` for each promise (hours, or `working_days` where it is told in these and the
turn has no date), with the words that tell the time; `commitments` and `commitments_dated` of the whole and
of each agent. A promise without a date, or with one that needs the turn's own ("by Friday"), is not rated.

The time is looked for in the promise's sentence, the nearest first, and in a fragment beside it ("Le scrivo
io. Entro domani."). Known misses: a date two sentences away; those of `nlp.due`. A promise told twice in one
sentence counts once.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from nlp.conversation import Conversation
from nlp.due import Due, find
from nlp.due.calendar import hours_until
from nlp.hours import OFFICE, Hours
from nlp.registry import CheckConfig, check
from nlp.sides import by_author, quote
from nlp.text import PreparedTurn, is_break
from nlp.types import CheckResult, Measure, Reason

NAME = "commitment_due"
VERSION = "1"
ALL, DATED = "commitments", "commitments_dated"
# A time farther from the promise than so many tokens is told of something else.
REACH = 20
# A fragment of so few tokens beside the promise may hold its time.
FRAGMENT = 6
MARKS = 4


class CommitmentDueConfig(CheckConfig):
    """The days that are worked, for promises in working days, and the zone that hours are told in."""

    hours: Hours = OFFICE


@check(NAME, version=VERSION, config=CommitmentDueConfig, stage=2)
def commitment_due(conversation: Conversation, config: CommitmentDueConfig) -> CheckResult:
    """The due time of each promise that an earlier stage found."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for found in conversation.earlier:
        if found.label == "commitment":
            places[found.turn].append(found.start)
    measures = [
        _measure(turn, due, config)
        for turn in conversation.agent_turns
        if turn.index in places
        for due in _dues(turn, places[turn.index])
    ]
    return CheckResult(measures=(*measures, *_counts(conversation, measures)))


def _counts(conversation: Conversation, measures: list[Measure]) -> Iterator[Measure]:
    for author, own in by_author(conversation, measures, lambda measure: measure.author):
        for name, counted in ((ALL, own), (DATED, [m for m in own if m.quotes])):
            turns = tuple(dict.fromkeys(m.turn for m in counted if m.turn is not None))
            yield Measure(name, float(len(counted)), "commitments", author=author, turns=turns)


def _measure(turn: PreparedTurn, due: Due | None, config: CommitmentDueConfig) -> Measure:
    at, author = turn.index, turn.turn.author
    if due is None:
        reason = Reason("commitment_due.no_date")
        return Measure(NAME, None, "h", turn=at, author=author, turns=(at,), not_rated=reason)
    words = quote(turn, due.first, due.after)
    value, unit = hours_until(due.when, turn.turn.at, config.hours), "h"
    if value is None and turn.turn.at is None and due.when.working_days is not None:
        value, unit = due.when.working_days, "working_days"
    missing = None if value is not None else Reason("commitment_due.no_clock", {"words": words.text})
    return Measure(NAME, value, unit, turn=at, author=author, turns=(at,), not_rated=missing, quotes=(words,))


def _dues(turn: PreparedTurn, starts: list[int]) -> list[Due | None]:
    """The time of each promise: one a sentence, in the order of the text; None where none is told."""
    times = find(turn.folded, turn.language)
    firsts = [due.first for due in times]
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for start in sorted(set(starts)):
        token = max(bisect_right(turn.starts, start) - 1, 0)
        by_sentence.setdefault(turn.sentence_of(token), []).append(token)
    return [
        _nearest(times, firsts, sentence, tokens) or _in_fragment(turn, times, firsts, sentence)
        for sentence, tokens in by_sentence.items()
    ]


def _nearest(
    times: tuple[Due, ...], firsts: list[int], sentence: tuple[int, int], tokens: list[int]
) -> Due | None:
    """The time nearest to the first promise of a sentence, and not too far from the last."""
    low, high = max(sentence[0], tokens[0] - REACH), min(sentence[1], tokens[-1] + REACH)
    near = times[bisect_left(firsts, low) : bisect_left(firsts, high)]
    return min(
        near, key=lambda due: (max(due.first - tokens[0], tokens[0] - due.after, 0), due.first), default=None
    )


def _in_fragment(
    turn: PreparedTurn, times: tuple[Due, ...], firsts: list[int], sentence: tuple[int, int]
) -> Due | None:
    """A time in the few words behind the promise's sentence, or before it ("Today. She'll ring.")."""
    before = sentence[0] - 1
    for _ in range(MARKS):  # each mark of "!!!" is a sentence of its own
        before -= before > 0 and is_break(turn.folded[before])
    for token in (sentence[1], before):
        if not 0 <= token < len(turn.folded):
            continue
        first, after = turn.sentence_of(token)
        place = bisect_left(firsts, first)
        if after - first <= FRAGMENT and place < len(times) and firsts[place] < after:
            return times[place]
    return None
