"""The engine and its baselines on the same labelled conversations."""

from collections.abc import Sequence
from itertools import chain

from benchmarks.accuracy import tables
from benchmarks.accuracy.baselines import ListsOnly, majority, vader
from benchmarks.accuracy.scorer import Record, scored, tallied
from benchmarks.accuracy.tables import EVERYTHING, Row


def rows(gold: Sequence[Record], found: Sequence[Record]) -> list[Row]:
    """The baselines and, last, the engine, whose analyses are given in the order of the conversations."""
    constant, lists = majority(gold), ListsOnly()
    return [
        Row("majority", tallied((record, constant(record)) for record in gold)),
        Row("plain vaderSentiment", tallied((r, vader(r)) for r in gold), frozenset({"sentiment"})),
        Row("phrase lists only", tallied((r, lists.judged(r)) for r in gold), EVERYTHING - {"resolved"}),
        Row("engine", tallied(zip(gold, found, strict=True))),
    ]


def report(title: str, gold: Sequence[Record], found: Sequence[Record], *, by_label: bool = False) -> None:
    """Print how conversations of one language are judged; `by_label` with a line for each label."""
    judged = rows(gold, found)
    engine = judged[-1].tally
    print(tables.heading(title, engine))
    lines = tables.labels(scored(engine)) if by_label else ()
    print(
        *chain(lines, tables.compared(judged), tables.accusations(engine, gold[0]["lang"])),
        sep="\n",
        flush=True,
    )
