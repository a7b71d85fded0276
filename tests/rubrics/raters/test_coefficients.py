"""Kappa and alpha against published worked examples, and what must hold for any data."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.raters.coefficients import Level, Weights, Why, alpha, kappa, stratified_kappa

Table = tuple[tuple[int, ...], ...]

# SAS/STAT, PROC FREQ, "Agreement Study": two dermatologists, 88 patients, terrible to clear.
SKIN = ((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13))
# Boyd et al. 1982 as in the Stata manual, "kappa": two radiologists, 85 xeromammograms.
BREAST = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
# UCLA Statistical Consulting, "kappa with unequal score ranges": twelve films, the second never says 3.
FILMS = ((4, 0, 0), (0, 4, 0), (0, 4, 0))

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: 4 observers, 12 units.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# Krippendorff's computational example (Wikipedia, "Krippendorff's alpha"): 3 coders, 15 units.
CODERS = (".....34121133.3", "1.213343.......", "..21344.21133.4")


def pairs_of(table: Table) -> dict[tuple[float, float], int]:
    """A square table as counts; categories are 1, 2, 3…"""
    return {(a, b): n for a, row in enumerate(table, 1) for b, n in enumerate(row, 1) if n}


def units_of(raters: tuple[str, ...]) -> list[tuple[float | None, ...]]:
    """Columns of the published matrix; a dot is a missing value."""
    return [
        tuple(None if said == "." else float(said) for said in unit) for unit in zip(*raters, strict=True)
    ]


@pytest.mark.parametrize(
    ("table", "weights", "printed", "exact"),
    [
        (SKIN, Weights.NONE, 0.3449, Fraction(249, 722)),
        (BREAST, Weights.NONE, 0.4728, Fraction(139, 294)),
        (BREAST, Weights.QUADRATIC, 0.6714, Fraction(3473, 5173)),
        (FILMS, Weights.NONE, 0.5000, Fraction(1, 2)),
        (FILMS, Weights.LINEAR, 0.5714, Fraction(4, 7)),
    ],
)
def test_kappa_is_the_published_one(table: Table, weights: Weights, printed: float, exact: Fraction) -> None:
    """The sources print four digits; the fraction behind them follows from the table's counts.

    Films, linear: 4 of 12 pairs are one step apart, so the observed sum is 4. The first said 1, 2, 3 four
    times each, the second 1 four times and 2 eight times; expected are (4*8*1 + 4*4*1 + 4*4*2 + 4*8*1)/12
    = 112/12. So kappa = 1 - 4/(112/12) = 1 - 48/112 = 4/7. The others are worked in `by_hand`.
    """
    assert by_hand(table, weights) == exact
    assert float(exact) == pytest.approx(printed, abs=5e-5)
    found = kappa(pairs_of(table), tuple(range(1, len(table) + 1)), weights)
    assert found.value == pytest.approx(float(exact), abs=1e-9)
    assert found.units == sum(map(sum, table))


def by_hand(table: Table, weights: Weights) -> Fraction:
    """The definition in whole numbers, cell by cell."""
    n, size = sum(map(sum, table)), range(len(table))
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    power = {Weights.NONE: 0, Weights.LINEAR: 1, Weights.QUADRATIC: 2}[weights]
    cells = [(i, j, abs(i - j) ** power) for i in size for j in size if i != j]
    observed = sum(w * table[i][j] for i, j, w in cells)
    return 1 - Fraction(observed * n, sum(w * rows[i] * columns[j] for i, j, w in cells))


@pytest.mark.parametrize(
    ("raters", "level", "printed", "exact"),
    [
        (OBSERVERS, Level.NOMINAL, 0.743, Fraction(113, 152)),
        (OBSERVERS, Level.ORDINAL, 0.815, Fraction(108577, 133160)),
        (OBSERVERS, Level.INTERVAL, 0.849, Fraction(951, 1120)),
        (CODERS, Level.NOMINAL, 0.691, Fraction(56, 81)),
        (CODERS, Level.INTERVAL, 0.811, Fraction(643, 793)),
    ],
)
def test_alpha_is_the_published_one(
    raters: tuple[str, ...], level: Level, printed: float, exact: Fraction
) -> None:
    """The papers print three digits; `from_coincidences` works the fraction behind them by another way.

    It fills the matrix of coincidences o_ck that the paper works with (section C: 40 pairable values,
    the lone 3 of unit 12 left out) in whole numbers; the product never builds that matrix.
    """
    worked = from_coincidences(raters, level)
    assert float(worked) == pytest.approx(printed, abs=5e-4)
    assert worked == exact
    assert alpha(units_of(raters), level).value == pytest.approx(float(worked), abs=1e-9)


def coincidences(raters: tuple[str, ...]) -> Counter[tuple[int, int]]:
    """o_ck: in each unit every ordered pair of values of different raters, divided by m - 1."""
    found: Counter[tuple[int, int]] = Counter()
    for unit in zip(*raters, strict=True):
        values = [int(said) for said in unit if said != "."]
        for i, a in enumerate(values):
            for j, b in enumerate(values):
                if i != j:
                    found[a, b] += Fraction(1, len(values) - 1)  # type: ignore[assignment]  # exact
    return found


def from_coincidences(raters: tuple[str, ...], level: Level) -> Fraction:
    """Alpha as the paper works it: 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck."""
    matrix = coincidences(raters)
    values = sorted({a for a, _ in matrix})
    said = {a: sum((Fraction(matrix[a, b]) for b in values), Fraction(0)) for a in values}

    def squared(a: int, b: int) -> Fraction:
        if level is Level.NOMINAL:
            return Fraction(a != b)
        if level is Level.INTERVAL:
            return Fraction((a - b) ** 2)
        low, high = sorted((a, b))
        between = sum((said[g] for g in values if low <= g <= high), Fraction(0))
        return (between - (said[a] + said[b]) / 2) ** 2

    cells = [(a, b) for a in values for b in values]
    observed = sum((Fraction(matrix[a, b]) * squared(a, b) for a, b in cells), Fraction(0))
    expected = sum((said[a] * said[b] * squared(a, b) for a, b in cells), Fraction(0))
    return 1 - (sum(said.values()) - 1) * observed / expected


def test_the_matrix_of_coincidences_is_the_one_that_krippendorff_prints() -> None:
    """Section C prints n_c = 9, 13, 10, 5, 3 and n = 40, and o_11 = 7, o_12 = 4/3, o_22 = 10."""
    matrix = coincidences(OBSERVERS)
    said = {c: sum(matrix[c, k] for k in range(1, 6)) for c in range(1, 6)}
    assert said == {1: 9, 2: 13, 3: 10, 4: 5, 5: 3}
    assert (matrix[1, 1], matrix[1, 2], matrix[2, 2]) == (7, Fraction(4, 3), 10)


values = st.integers(1, 5).map(float)
unit = st.lists(st.none() | values, min_size=3, max_size=3).map(tuple)
levels = st.sampled_from(Level)


@given(st.lists(values, min_size=2), levels)
def test_perfect_agreement_is_one_unless_there_is_one_value_only(said: list[float], level: Level) -> None:
    found = alpha([(one, one, one) for one in said], level)
    scale = (1.0, 2.0, 3.0, 4.0, 5.0)
    pair = kappa(Counter((one, one) for one in said), scale)
    if len(set(said)) == 1:
        assert (found.value, found.why) == (None, Why.ONE_VALUE)
        assert (pair.value, pair.why) == (None, Why.ONE_VALUE)
    else:
        assert found.value == pair.value == 1


@given(st.lists(unit, max_size=12), levels, st.randoms(use_true_random=False))
def test_who_comes_first_changes_nothing(units: list[tuple[float | None, ...]], level: Level, chance) -> None:  # type: ignore[no-untyped-def]  # hypothesis hands in a Random
    shuffled = [tuple(chance.sample(one, len(one))) for one in chance.sample(units, len(units))]
    before, after = alpha(units, level), alpha(shuffled, level)
    assert (before.units, before.why) == (after.units, after.why)
    assert before.value == after.value or before.value == pytest.approx(after.value)


@given(st.lists(unit, max_size=12), levels)
def test_what_is_missing_is_as_if_absent(units: list[tuple[float | None, ...]], level: Level) -> None:
    padded = [(None, *one, None) for one in units] + [(3.0, None), (None, None)]
    assert alpha(padded, level) == alpha(units, level)


@given(st.lists(st.tuples(values, values), min_size=1), st.sampled_from(Weights))
def test_kappa_is_the_same_from_either_side_and_at_most_one(
    pairs: list[tuple[float, float]], weights: Weights
) -> None:
    scale = (1.0, 2.0, 3.0, 4.0, 5.0)
    one = kappa(Counter(pairs), scale, weights)
    other = kappa(Counter((b, a) for a, b in pairs), scale, weights)
    assert one.value == other.value or one.value == pytest.approx(other.value)
    assert one.value is None or one.value <= 1


def test_points_that_nobody_used_still_count_as_steps() -> None:
    pairs = {(1.0, 1.0): 2, (1.0, 5.0): 1, (2.0, 2.0): 2}
    wide = kappa(pairs, (1, 2, 3, 4, 5)).value
    narrow = kappa(pairs, (1, 2, 5)).value
    assert wide is not None and narrow is not None and wide < narrow  # noqa: PT018 - one statement


def test_nothing_judged_by_two_has_no_coefficient() -> None:
    assert alpha([(1.0, None), (None, None)], Level.INTERVAL).why is Why.NOTHING_SHARED
    assert kappa({}, (1, 2)).why is Why.NOTHING_SHARED


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        kappa({(1.0, 9.0): 1}, (1, 2, 3))


def test_one_question_alone_has_its_own_kappa_also_as_a_stratum() -> None:
    alone = kappa(pairs_of(BREAST), (1, 2, 3, 4))
    assert stratified_kappa([pairs_of(BREAST), {}]).value == pytest.approx(alone.value)


def test_easy_and_hard_questions_together_do_not_pass_for_agreement() -> None:
    """Two raters who answer at random, one question always low and one always high."""
    low, high = ({(a, b): 1 for a in pair for b in pair} for pair in ((0.0, 25.0), (75.0, 100.0)))
    assert stratified_kappa([low, high]).value == pytest.approx(0)
    mixed = kappa({**low, **high}, (0, 25, 50, 75, 100)).value
    assert mixed is not None
    assert mixed > 0.8
    assert stratified_kappa([]).why is Why.NOTHING_SHARED
    assert stratified_kappa([{(50.0, 50.0): 4}]).why is Why.ONE_VALUE
