"""Where suggestions can be trusted: the machine beside the reviewers, and the record of each check."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from qa_app.agreement import service as agreement
from qa_app.calibration import queries
from qa_app.calibration.queries import CheckRecord
from qa_app.core.errors import ForbiddenError
from qa_app.core.permissions import Permission, Viewer
from rubrics.raters.bands import Agreement
from rubrics.raters.bands import agreement as banded
from rubrics.raters.intervals import Interval, wilson
from rubrics.schema import Criterion, Rubric

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
    rubric = next((one.rubric for one in queries.versions() if one.rubric.id == rubric_id), None)
    rows = _rows(rubric, since, smallest) if rubric else ()
    checks = tuple(_check(one) for one in queries.check_records(since) if one.people >= smallest)
    return MachineBoard(rubric, weeks, smallest, rows, checks)


def _rows(rubric: Rubric, since: datetime, smallest: int) -> tuple[MachineRow, ...]:
    found = queries.compared(rubric.id, since)
    rows = []
    for criterion in rubric.criteria:
        one = found.get(criterion.key)
        if one is None:
            continue
        scale = [float(point.value) for point in criterion.points]
        pairs = {(float(a), float(b)): n for (a, b), n in one.pairs.items() if n > 0}
        on_scale = {pair: n for pair, n in pairs.items() if set(pair) <= set(scale)}
        shown = one.people >= smallest
        rows.append(MachineRow(criterion, one.people, banded(on_scale, scale) if shown else None))
    return tuple(sorted(rows, key=_weakest_first))


def _weakest_first(row: MachineRow) -> tuple[bool, float]:
    interval = row.agreement.interval if row.agreement else None
    return interval is None, interval.low if interval else 0.0


def _check(record: CheckRecord) -> Check:
    if record.seen < FEWEST_FINDINGS:
        return Check(record, None, None)
    return Check(record, record.rejected / record.seen, wilson(record.rejected, record.seen))
