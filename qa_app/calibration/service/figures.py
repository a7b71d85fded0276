"""The figures: each question's agreement, one's own severity, drift. What may be shown comes first.

Figures about several reviewers rest on at least the agreement's smallest group of them. With fewer, what is
left are the sessions that the viewer led or sat in, where every judgement lay on the table already. A
reviewer always sees their own figures, and nobody sees another's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import fsum

from qa_app.agreement import service as agreement
from qa_app.calibration import queries
from qa_app.calibration.queries import Subject
from qa_app.core.errors import ForbiddenError
from qa_app.core.permissions import Permission, Viewer
from rubrics.raters.alignment import (
    Bias,
    Weighed,
    alignment,
    bias,
    criterion_alignment,
    differences,
    whole_alignment,
)
from rubrics.raters.bands import Strength, strength
from rubrics.raters.coefficients import Coefficient, Level, alpha, stratified_kappa
from rubrics.raters.control import Chart, chart
from rubrics.schema import Criterion, Rubric

WEEKS = (12, 26, 52)


@dataclass(frozen=True, slots=True)
class Question:
    """One criterion over all conversations that several judged."""

    criterion: Criterion
    units: int
    alignment: float
    alpha: Coefficient
    applies: int

    @property
    def strength(self) -> Strength:
        """What may be built on it."""
        return strength(self.alpha)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """The viewer against the others in one criterion."""

    criterion: Criterion
    units: int
    alignment: float
    points: float | None


@dataclass(frozen=True, slots=True)
class Own:
    """The viewer's own figures: how close to the others, how strict, which questions."""

    units: int
    alignment: float
    kappa: Coefficient
    bias: Bias | None
    questions: tuple[OwnQuestion, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the reviewers' severities lie apart, without a name."""

    reviewers: int
    strictest: float
    mildest: float


@dataclass(frozen=True, slots=True)
class Week:
    """The mean alignment of the conversations of a week, 0 to 1."""

    first: date
    conversations: int
    alignment: float


@dataclass(frozen=True, slots=True)
class Board:
    """The page's figures. `is_whole` is False where only the viewer's own sessions are left to show."""

    rubric: Rubric | None
    weeks: int
    is_whole: bool
    smallest_group: int
    reviewers: int
    conversations: int
    doubled: int
    questions: tuple[Question, ...]
    drift: tuple[Week, ...]
    chart: Chart | None
    spread: Spread | None
    own: Own | None


def board(rubric_id: str, weeks: int, *, viewer: Viewer, at: datetime) -> Board:
    """What a viewer may see of the agreement on one rubric over some weeks."""
    if not viewer.can(Permission.TAKE_PART_IN_CALIBRATION):
        raise ForbiddenError
    every = queries.shared(rubric_id, at - timedelta(weeks=weeks))
    reached = [one for one in every if viewer.reaches_team(one.team_id)]
    smallest = agreement.profile().minimum_group
    is_whole = len(_reviewers(reached)) >= smallest
    seen = reached if is_whole else _of_own_sessions(every, viewer)
    rubric = _newest(every)
    drift = _drift(seen)
    return Board(
        rubric=rubric,
        weeks=weeks,
        is_whole=is_whole,
        smallest_group=smallest,
        reviewers=len(_reviewers(seen)),
        conversations=len(seen),
        doubled=sum(one.session_id is None for one in seen),
        questions=_questions(rubric, seen) if rubric else (),
        drift=drift,
        chart=chart([week.alignment for week in drift]),
        spread=_spread(seen) if is_whole else None,
        own=_own(rubric, every, viewer.user_id) if rubric else None,
    )


def _newest(subjects: Sequence[Subject]) -> Rubric | None:
    every = [one for subject in subjects for one in subject.by_reviewer.values()]
    return max(every, key=lambda one: one.version_id).rubric if every else None


def _reviewers(subjects: Sequence[Subject]) -> frozenset[int]:
    return frozenset(number for subject in subjects for number in subject.by_reviewer)


def _of_own_sessions(subjects: Sequence[Subject], viewer: Viewer) -> list[Subject]:
    mine = {session.id for session in queries.sessions_of(viewer.user_id)}
    return [one for one in subjects if one.session_id in mine]


def _percents(subject: Subject) -> Mapping[int, Mapping[str, float | None]]:
    return {number: one.percents() for number, one in subject.by_reviewer.items()}


def _questions(rubric: Rubric, subjects: Sequence[Subject]) -> tuple[Question, ...]:
    units = [_percents(subject) for subject in subjects]
    found = [_question(criterion, units) for criterion in rubric.criteria]
    return tuple(sorted((one for one in found if one), key=lambda one: one.alignment))


def _question(
    criterion: Criterion, units: Sequence[Mapping[int, Mapping[str, float | None]]]
) -> Question | None:
    said = [[one[criterion.key] for one in unit.values() if criterion.key in one] for unit in units]
    aligned = [one for values in said if (one := criterion_alignment(values)) is not None]
    if not aligned:
        return None
    split = sum(None in values and any(v is not None for v in values) for values in said)
    return Question(criterion, len(aligned), fsum(aligned) / len(aligned), alpha(said, Level.ORDINAL), split)


def _whole(subject: Subject) -> float | None:
    said = _percents(subject).values()
    rubric = next(iter(subject.by_reviewer.values())).rubric
    weighed = (
        Weighed(tuple(one[criterion.key] for one in said if criterion.key in one), criterion.weight)
        for criterion in rubric.criteria
    )
    return whole_alignment(weighed)


def _drift(subjects: Sequence[Subject]) -> tuple[Week, ...]:
    """One value a week that had any: days would jump with each single conversation."""
    weeks: dict[date, list[float]] = {}
    for subject in subjects:
        value = _whole(subject)
        if value is not None:
            day = subject.at.date()
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(value)
    means = {first: fsum(values) / len(values) for first, values in weeks.items()}
    return tuple(Week(first, len(weeks[first]), means[first]) for first in sorted(means))


def _biases(subjects: Sequence[Subject]) -> Mapping[int, Bias]:
    """Severity by reviewer: the mean difference of each conversation counts once."""
    means: dict[int, list[float]] = {}
    for subject in subjects:
        units = _percents(subject)
        keys = {key for one in units.values() for key in one}
        found: dict[int, list[float]] = {}
        for key in keys:
            said = {number: one.get(key) for number, one in units.items()}
            for number, points in differences(said).items():
                found.setdefault(number, []).append(points)
        for number, values in found.items():
            means.setdefault(number, []).append(fsum(values) / len(values))
    return {number: one for number, values in means.items() if (one := bias(values)) is not None}


def _spread(subjects: Sequence[Subject]) -> Spread | None:
    points = [one.points for one in _biases(subjects).values()]
    return Spread(len(points), min(points), max(points)) if points else None


def _own(rubric: Rubric, subjects: Sequence[Subject], user_id: int) -> Own | None:
    mine = [subject for subject in subjects if user_id in subject.by_reviewer]
    units = [_percents(subject) for subject in mine]
    found = [_own_question(criterion, units, user_id) for criterion in rubric.criteria]
    questions = sorted((one for one in found if one), key=lambda one: one.alignment)
    if not questions:
        return None
    total = sum(one.units for one in questions)
    return Own(
        units=len(mine),
        alignment=fsum(one.alignment * one.units for one in questions) / total,
        kappa=stratified_kappa(_strata(rubric, units, user_id)),
        bias=_biases(mine).get(user_id),
        questions=tuple(questions),
    )


def _own_question(
    criterion: Criterion, units: Sequence[Mapping[int, Mapping[str, float | None]]], user_id: int
) -> OwnQuestion | None:
    aligned, points = [], []
    for unit in units:
        said = {number: one[criterion.key] for number, one in unit.items() if criterion.key in one}
        if user_id not in said:
            continue
        mine = said.pop(user_id)
        aligned += [one for other in said.values() if (one := alignment(mine, other)) is not None]
        points += [d for number, d in differences({**said, user_id: mine}).items() if number == user_id]
    if not aligned:
        return None
    mean = fsum(points) / len(points) if points else None
    return OwnQuestion(criterion, len(aligned), fsum(aligned) / len(aligned), mean)


def _strata(
    rubric: Rubric, units: Sequence[Mapping[int, Mapping[str, float | None]]], user_id: int
) -> list[Counter[tuple[float, float]]]:
    """Per criterion, what the viewer said against what each other said."""
    strata = []
    for criterion in rubric.criteria:
        pairs: Counter[tuple[float, float]] = Counter()
        for unit in units:
            mine = unit[user_id].get(criterion.key)
            others = (one.get(criterion.key) for number, one in unit.items() if number != user_id)
            pairs.update((mine, other) for other in others if mine is not None and other is not None)
        strata.append(pairs)
    return strata
