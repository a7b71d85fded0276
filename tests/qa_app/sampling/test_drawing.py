"""The draw itself: fair, repeatable, within what it may take. Property tests over made-up frames."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_app.sampling.queries import Part
from qa_app.sampling.service import lots
from qa_app.sampling.service.drawing import Design, again, draw, draw_targeted, fingerprint, successors
from qa_app.sampling.service.targeting import WEIGHTS, Facts, signals, weight

QUICK = settings(max_examples=150, deadline=None)
PARTS = st.builds(
    Part,
    transcript_id=st.integers(1, 400),
    agent_id=st.integers(1, 6),
    channel=st.sampled_from(["chat", "email", "phone"]),
    reason=st.sampled_from([None, "billing", "order"]),
    day=st.sampled_from([f"2026-11-{day:02d}" for day in range(1, 11)]),
    shift=st.sampled_from(["early", "late", "night"]),
    signals=st.lists(st.sampled_from(list(WEIGHTS)), unique=True, max_size=3).map(tuple),
)
FRAMES = st.lists(PARTS, max_size=60, unique_by=lambda part: part.key)
ROOMS = st.dictionaries(st.integers(1, 6), st.integers(0, 8))
DESIGNS = st.builds(
    Design,
    count=st.integers(1, 12),
    by=st.sampled_from(["person", "agent", "channel", "reason", "none"]),
    share=st.sampled_from(["equal", "proportional"]),
    spread=st.booleans(),
    room=ROOMS,
)
SEEDS = st.integers(0, 2**31)


def wide(**values: object) -> Design:
    """Room enough for everybody."""
    return Design(**{"count": 4, "room": dict.fromkeys(range(1, 7), 999), **values})  # type: ignore[arg-type]


@QUICK
@given(FRAMES, DESIGNS, SEEDS)
def test_no_part_comes_twice_and_nobody_comes_more_often_than_there_is_room(
    frame: list[Part], design: Design, seed: int
) -> None:
    for chosen in (draw(frame, design, seed), draw_targeted(frame, design, seed)):
        keys = [one.part.key for one in chosen]
        assert len(set(keys)) == len(keys)
        assert set(keys) <= {part.key for part in frame}
        people = Counter(one.part.agent_id for one in chosen)
        assert all(times <= design.room.get(agent, 0) for agent, times in people.items())


@QUICK
@given(FRAMES, st.integers(1, 12), SEEDS)
def test_with_room_each_person_gives_exactly_as_many_as_asked_or_all_they_have(
    frame: list[Part], count: int, seed: int
) -> None:
    had = Counter(part.agent_id for part in frame)
    gave = Counter(one.part.agent_id for one in draw(frame, wide(count=count), seed))
    assert gave == {agent: min(count, parts) for agent, parts in had.items()}


@QUICK
@given(FRAMES, st.integers(1, 80), st.sampled_from(["agent", "channel", "reason", "none"]), SEEDS)
def test_with_room_a_total_is_reached_exactly_or_everything_is_drawn(
    frame: list[Part], count: int, by: str, seed: int
) -> None:
    for share in ("equal", "proportional"):
        assert len(draw(frame, wide(count=count, by=by, share=share), seed)) == min(count, len(frame))


@QUICK
@given(FRAMES, DESIGNS, SEEDS, st.randoms(use_true_random=False))
def test_the_same_seed_over_the_same_frame_draws_the_same_in_whatever_order_it_comes(
    frame: list[Part], design: Design, seed: int, chance: object
) -> None:
    mixed = list(frame)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # random.Random
    for kind in ("random", "targeted"):
        assert again(kind, mixed, design, seed) == again(kind, frame, design, seed)
    assert fingerprint(mixed) == fingerprint(frame)


@QUICK
@given(FRAMES, DESIGNS, SEEDS)
def test_what_was_drawn_stands_first_in_the_order_from_which_replacements_come(
    frame: list[Part], design: Design, seed: int
) -> None:
    generous = replace(design, room=dict.fromkeys(range(1, 7), 999))
    by_stratum: dict[str, list[Part]] = {}
    for one in draw(frame, generous, seed):
        by_stratum.setdefault(one.stratum, []).append(one.part)
    for stratum, drawn in by_stratum.items():
        in_turn = successors(frame, generous, seed, stratum=stratum, kind="random")
        assert in_turn[: len(drawn)] == drawn


@QUICK
@given(
    st.integers(0, 100),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 40), min_size=1),
    SEEDS,
)
def test_shares_add_up_and_are_never_more_than_a_whole_one_off(
    total: int, sizes: dict[str, int], seed: int
) -> None:
    total = min(total, sum(sizes.values()))
    given_out = lots.allocate(total, sizes, "proportional", seed)
    assert sum(given_out.values()) == total
    for name, size in sizes.items():
        assert abs(given_out[name] - total * size / sum(sizes.values())) < 1
    equal = lots.allocate(total, sizes, "equal", seed)
    assert sum(equal.values()) == total
    # Nobody who still had some gave two less than another.
    most = max(equal.values())
    assert all(equal[name] >= most - 1 or equal[name] == sizes[name] for name in sizes)


def test_largest_remainders_by_hand() -> None:
    # 10 over 47, 16, 37 of 100: exact 4.7, 1.6, 3.7 → whole 4, 1, 3; the two left go to .7 and .7.
    assert lots.allocate(10, {"a": 47, "b": 16, "c": 37}, "proportional", 1) == {"a": 5, "b": 1, "c": 4}


def talk(number: int, *, agent: int = 1, day: int = 1, shift: str = "early", **more: object) -> Part:
    return Part(number, agent, "chat", None, f"2026-11-{day:02d}", shift, **more)  # type: ignore[arg-type]


def test_shifts_and_days_take_turns() -> None:
    # 30 mornings on 6 days, 3 evenings on one day: 4 drawn at random would mostly be mornings.
    frame = [talk(n, day=n % 6 + 1) for n in range(30)] + [
        talk(100 + n, day=9, shift="late") for n in range(3)
    ]
    for seed in range(40):
        chosen = [one.part for one in draw(frame, wide(count=4), seed)]
        assert Counter(part.shift for part in chosen) == {"early": 2, "late": 2}
        mornings = [part.day for part in chosen if part.shift == "early"]
        assert len(set(mornings)) == 2


def test_every_conversation_has_about_the_same_chance() -> None:
    frame = [talk(n, day=n % 10 + 1, shift=("early", "late")[n % 2]) for n in range(20)]
    for spread in (False, True):
        design = wide(count=5, by="none", spread=spread)
        drawn = Counter(one.part.key for seed in range(2000) for one in draw(frame, design, seed))
        # Expected 500 each; five standard deviations of a binomial are 97.
        assert len(drawn) == 20
        assert all(403 <= times <= 597 for times in drawn.values()), drawn


def test_one_drawn_of_a_spread_is_as_likely_from_a_thin_shift_as_it_is_large() -> None:
    frame = [talk(n, day=n % 5 + 1) for n in range(9)] + [talk(99, shift="night")]
    nights = sum(draw(frame, wide(count=1), seed)[0].part.shift == "night" for seed in range(2000))
    assert 133 <= nights <= 267  # 200 expected


def test_a_targeted_draw_takes_what_weighs_most_and_never_what_has_no_signal() -> None:
    frame = [
        talk(1, signals=("long_silence",)),
        talk(2, signals=("abuse", "unresolved")),
        talk(3),
        talk(4, signals=("low_suggestions",)),
    ]
    chosen = draw_targeted(frame, wide(count=2), 1)
    assert [one.part.transcript_id for one in chosen] == [2, 4]
    assert draw_targeted(frame, wide(count=4, room={1: 1}), 1)[0].part.transcript_id == 2
    assert len(draw_targeted(frame, wide(count=4), 1)) == 3


def test_an_outlier_is_two_deviations_above_its_own_teams_mean() -> None:
    team = {(n, 1): Facts(7, "chat", words=100 + n % 3, replies=5) for n in range(12)}
    others = {(n, 2): Facts(8, "chat", words=900 + n % 2, replies=5) for n in range(50, 62)}
    found = signals({**team, **others, (99, 1): Facts(7, "chat", words=400, replies=5)})
    assert {key for key, said in found.items() if said} == {(99, 1)}
    assert found[99, 1] == ("outlier_length",)


def test_signals_are_read_with_their_limits() -> None:
    plain = Facts(1, "chat", 50, 4)
    cases = {
        (1, 1): (replace(plain, abused=True), ("abuse",)),
        (2, 1): (replace(plain, unresolved=True, shift=-0.3), ("unresolved", "falling_sentiment")),
        (3, 1): (replace(plain, suggestions=(25.0, 25.0, 50.0)), ("low_suggestions",)),
        (4, 1): (replace(plain, suggestions=(0.0, 0.0)), ()),
        (5, 1): (replace(plain, longest_wait=300.0), ("long_silence",)),
        (6, 1): (replace(plain, channel="email", longest_wait=7200.0), ()),
        (7, 1): (replace(plain, shift=-0.29, suggestions=(50.0, 50.0, 50.0)), ()),
    }
    found = signals({key: facts for key, (facts, _) in cases.items()})
    assert found == {key: said for key, (_, said) in cases.items()}
    assert weight(("abuse", "long_silence")) == 4
