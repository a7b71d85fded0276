"""Text cut where evidence begins and ends, whatever overlaps."""

import pytest

from nlp.types import Speaker, Turn, TurnKind
from qa_app.ui.conversation import Mark, bubbles, label_counts, segments


def mark(
    start: int, end: int, number: int = 1, label: str = "empathy", *, turn: int = 0, **more: bool
) -> Mark:
    return Mark(f"f{number}", turn, start, end, label, "", **more)


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, 3)],
        [(2, 6), (4, 9)],
        [(0, 10), (3, 4)],
        [(3, 4), (3, 4)],
        [(5, 99)],
        [(-4, 2)],
        [(7, 7)],
        [(40, 50)],
    ],
)
def test_the_pieces_always_make_the_whole_text_again(spans: list[tuple[int, int]]) -> None:
    marks = [mark(start, end, number) for number, (start, end) in enumerate(spans)]
    assert "".join(piece.text for piece in segments("capisco 🙂!", marks)) == "capisco 🙂!"


def test_where_two_overlap_both_are_over_the_words_and_the_shorter_is_in_front() -> None:
    long, short = mark(0, 10, 1), mark(4, 6, 2)
    pieces = segments("0123456789", [long, short])
    assert [(piece.text, [m.id for m in piece.marks]) for piece in pieces] == [
        ("0123", ["f1"]),
        ("45", ["f1", "f2"]),
        ("6789", ["f1"]),
    ]
    assert pieces[1].front is short
    assert [m.id for piece in pieces for m in piece.opens] == ["f1", "f2"]


def test_a_rejected_mark_stands_behind_one_that_holds() -> None:
    rejected, holds = mark(0, 2, 1, is_rejected=True), mark(0, 5, 2)
    assert segments("01234", [rejected, holds])[0].front is holds


def test_the_customer_stands_left_the_agent_right_and_events_between() -> None:
    turns = (
        Turn(Speaker.CUSTOMER, "a"),
        Turn(Speaker.AGENT, "b"),
        Turn(Speaker.BOT, "c"),
        Turn(Speaker.AGENT, "joined", kind=TurnKind.EVENT),
        Turn(Speaker.SYSTEM, "d"),
    )
    assert [bubble.side for bubble in bubbles(turns)] == ["left", "right", "right", "middle", "middle"]


def test_a_long_pause_is_told_and_a_short_one_is_not() -> None:
    turns = tuple(Turn(Speaker.CUSTOMER, "x", seconds=at) for at in (0.0, 20.0, 900.0))
    assert [bubble.pause for bubble in bubbles(turns)] == [None, None, 880.0]


def test_labels_are_counted_without_the_rejected_ones() -> None:
    marks = [mark(0, 1, 1), mark(2, 3, 2), mark(4, 5, 3, "closing"), mark(6, 7, 4, is_rejected=True)]
    assert [(count.id, count.count, count.first) for count in label_counts(marks)] == [
        ("empathy", 2, "f1"),
        ("closing", 1, "f3"),
    ]
