"""Stored answers as the scoring reads them, what is still owed, and what each comes to count."""

from collections.abc import Mapping

from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.service.refusals import MissingAnswersError
from rubrics import scoring
from rubrics.answers import owed
from rubrics.schema import Rubric
from rubrics.scoring import Excluded, Score


def given_of(row: Evaluation) -> dict[str, scoring.Answer]:
    """The reviewer's answers by criterion."""
    return {answer.criterion_key: as_scored(answer) for answer in row.answers}


def as_scored(answer: Answer) -> scoring.Answer:
    """One stored answer as the scoring reads it."""
    return scoring.Answer(
        value=answer.value,
        not_applicable=answer.not_applicable,
        cause_outside=answer.cause is not None,
        number=answer.number,
        text=answer.text,
        cause=answer.cause,
        comment=answer.comment,
    )


def check_nothing_owed(rubric: Rubric, given: Mapping[str, scoring.Answer]) -> None:
    """Raise MissingAnswersError naming what must still be answered, explained or given a cause."""
    missing = owed(rubric, given)
    if missing:
        keys = tuple(dict.fromkeys(one.key for one in missing))
        raise MissingAnswersError(keys=keys, lacks=tuple((one.key, one.lack.value) for one in missing))


def settle(row: Evaluation, score: Score) -> dict[str, float | None]:
    """Keep with every answer what it counts, and empty those that are not asked: they are absent from all.

    Returns what counts by criterion.
    """
    counted = {one.key: one.percent for one in score.criteria if one.counts}
    hidden = {one.key for one in score.criteria if one.why_not is Excluded.NOT_SHOWN}
    for answer in row.answers:
        answer.counts = counted.get(answer.criterion_key)
        if answer.criterion_key in hidden:
            answer.value, answer.number, answer.text, answer.cause = None, None, "", None
            answer.not_applicable = False
    return counted
