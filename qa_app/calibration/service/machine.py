"""Where suggestions can be trusted: the machine beside the reviewers, and the record of each check."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from qa_app.agreement import service as agreement
from qa_app.calibration import queries
from qa_app.calibration.queries import CheckRecord
from qa_app.core.errors import ForbiddenError
from qa_app.core.permissions import Permission, Viewer
from qa_app.scorecards import queries as scorecards
from rubrics.raters.bands import Agreement
from rubrics.raters.bands import agreement as banded
from rubrics.raters.intervals import Interval, wilson
from rubrics.schema import Criterion, Rubric
from rubrics.scoring import percent

FEWEST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class MachineRow:
    """One criterion; no agreement where too few people were judged to show a figure about them."""

    criterion: Criterion
    people: int
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class Check:
    """A check's record; `share` and `interval` of what was rejected, once there is enough."""

    record: CheckRecord
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class MachineBoard:
    """The machine's record over some weeks of random reviews."""

    rubric: Rubric | None
    weeks: int
    smallest_group: int
    rows: tuple[MachineRow, ...]
    checks: tuple[Check, ...]


def machine_board(rubric_id: str, weeks: int, *, viewer: Viewer, at: datetime) -> MachineBoard:
    """How close suggestions come to what reviewers judge, the weakest first.

    It is about the machine and says nothing of a team or a person; still no figure rests on fewer people
    than the agreement's smallest group.
    """
    if not viewer.can(Permission.TAKE_PART_IN_CALIBRATION):
        raise ForbiddenError
    since = at - timedelta(weeks=weeks)
    smallest = agreement.profile().minimum_group
    rubric = next((one.rubric for one in scorecards.versions(rubric_id) if one.is_current), None)
    rows = _rows(rubric, since, smallest) if rubric else ()
    checks = tuple(_check(one) for one in queries.check_records(since) if one.people >= smallest)
    return MachineBoard(rubric, weeks, smallest, rows, checks)


def _rows(rubric: Rubric, since: datetime, smallest: int) -> tuple[MachineRow, ...]:
    found = queries.compared(rubric.id, since)
    rows = []
    for criterion in rubric.criteria:
        one, worths = found.get(criterion.key), _worths(criterion)
        if one is None or len(set(worths.values())) < 2:
            continue
        pairs: Counter[tuple[float, float]] = Counter()
        for (suggested, judged), count in one.pairs.items():
            if suggested in worths and judged in worths:
                pairs[worths[suggested], worths[judged]] += count
        shown = one.people >= smallest
        scale = sorted(set(worths.values()))
        rows.append(MachineRow(criterion, one.people, banded(pairs, scale) if shown else None))
    return tuple(sorted(rows, key=_weakest_first))


def _worths(criterion: Criterion) -> Mapping[int, float]:
    """What each point is worth; one that leaves the criterion not rated is no judgement."""
    percents = {point.value: percent(criterion, point.value) for point in criterion.points}
    return {value: worth for value, worth in percents.items() if worth is not None}


def _weakest_first(row: MachineRow) -> tuple[bool, float]:
    interval = row.agreement.interval if row.agreement else None
    return interval is None, interval.low if interval else 0.0


def _check(record: CheckRecord) -> Check:
    if record.seen < FEWEST_FINDINGS:
        return Check(record, None, None)
    return Check(record, record.rejected / record.seen, wilson(record.rejected, record.seen))
