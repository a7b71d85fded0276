"""Sums over reviews, small enough to be added up again in any grouping that a page needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Float, Integer, Subquery, case, cast, func, select

from qa_app.core.database import db
from qa_app.dashboard.queries.selection import Selection, reviews
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.transcripts.models import Transcript


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, their sum, their squares' sum, and whose they are: enough for a mean and its interval."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0
    people: frozenset[int] = frozenset()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.n + other.n,
            self.total + other.total,
            self.squares + other.squares,
            self.people | other.people,
        )

    @property
    def mean(self) -> float:
        """The arithmetic mean; ZeroDivisionError for nothing."""
        return self.total / self.n

    @property
    def variance(self) -> float:
        """The sample variance, 0 for fewer than two."""
        if self.n < 2:
            return 0.0
        # Rounding may leave a hair below zero where all values are equal.
        return max(0.0, (self.squares - self.total**2 / self.n) / (self.n - 1))


@dataclass(frozen=True, slots=True)
class ReviewSlice:
    """The reviews of one person of one team in one week. `gated` were rated on critical criteria."""

    week: int
    team_id: int | None
    tally: Tally
    gated: int
    passed: int


@dataclass(frozen=True, slots=True)
class PillarSlice:
    """One pillar in the reviews of one person of one team."""

    pillar: str
    team_id: int | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class PillarCriterion:
    """A criterion as it counts towards its pillar; `minimum` and `maximum` are its scale's ends."""

    key: str
    pillar: str
    weight: float
    minimum: int
    maximum: int


def review_slices(selection: Selection, starts: Sequence[datetime]) -> tuple[ReviewSlice, ...]:
    """Base scores by week (number of the start that it follows), team and person. One statement."""
    week = case(
        *((Transcript.started_at < start, number) for number, start in enumerate(starts[1:])),
        else_=len(starts) - 1,
    ) if len(starts) > 1 else cast(0, Integer)  # fmt: skip
    passed = func.sum(case((Evaluation.gate == "passed", 1), else_=0))
    gated = func.sum(case((Evaluation.gate.in_(("passed", "failed")), 1), else_=0))
    columns = (week.label("week"), Evaluation.team_id, Evaluation.reviewee_id, *_sums(Evaluation.base))
    statement = reviews(selection, *columns, gated, passed)
    # Grouped by the label: PostgreSQL would not see that two copies of the CASE are the same.
    rows = db.session.execute(statement.group_by("week", Evaluation.team_id, Evaluation.reviewee_id))
    return tuple(ReviewSlice(w, team, _tally(n, s, q, who), g, p) for w, team, who, n, s, q, g, p in rows)


def pillar_slices(
    selection: Selection, criteria: Sequence[PillarCriterion], *, reviewee_id: int | None = None
) -> tuple[PillarSlice, ...]:
    """What counts towards each pillar, 0 to 100, by team and person. One statement."""
    return _pillar_slices(selection, criteria, Answer.counts, reviewee_id)


def operation_slices(selection: Selection, criteria: Sequence[PillarCriterion]) -> tuple[PillarSlice, ...]:
    """What reviewers gave to the operation's criteria, 0 to 100; it counts in nobody's score."""
    low = case({c.key: c.minimum for c in criteria}, value=Answer.criterion_key)
    span = case({c.key: float(c.maximum - c.minimum) for c in criteria}, value=Answer.criterion_key)
    value = case((Answer.not_applicable, None), else_=cast(Answer.value - low, Float) / span * 100)
    return _pillar_slices(selection, criteria, value, None)


def _pillar_slices(
    selection: Selection, criteria: Sequence[PillarCriterion], value: Any, reviewee_id: int | None
) -> tuple[PillarSlice, ...]:
    # Any: a column or an expression of one; SQLAlchemy has no common type that sums accept.
    if not criteria:
        return ()
    each = _each_review(selection, criteria, value, reviewee_id)
    keys = (each.c.pillar, each.c.team_id, each.c.reviewee_id)
    rows = db.session.execute(select(*keys, *_sums(each.c.value)).group_by(*keys))
    return tuple(PillarSlice(pillar, team, _tally(n, s, q, who)) for pillar, team, who, n, s, q in rows)


def _each_review(
    selection: Selection, criteria: Sequence[PillarCriterion], value: Any, reviewee_id: int | None
) -> Subquery:
    """A pillar of one review is the weighted mean of its criteria. Any: see `_pillar_slices`."""
    pillar = case({c.key: c.pillar for c in criteria}, value=Answer.criterion_key)
    weight = case({c.key: float(c.weight) for c in criteria}, value=Answer.criterion_key)
    mean = func.sum(value * weight) / func.sum(weight)
    statement = (
        reviews(
            selection,
            pillar.label("pillar"),
            Evaluation.team_id,
            Evaluation.reviewee_id,
            mean.label("value"),
        )
        .join(Answer, Answer.evaluation_id == Evaluation.id)
        .where(Answer.criterion_key.in_([c.key for c in criteria]), value.is_not(None))
        .group_by(Evaluation.id, Evaluation.team_id, Evaluation.reviewee_id, "pillar")
    )
    if reviewee_id is not None:
        statement = statement.where(Evaluation.reviewee_id == reviewee_id)
    return statement.subquery()


def _sums(value: Any) -> tuple[Any, Any, Any]:
    # Any: see `_pillar_slices`.
    return func.count(value), func.sum(value), func.sum(value * value)


def _tally(n: int, total: float, squares: float, person: int) -> Tally:
    return Tally(n, float(total), float(squares), frozenset({person}))
