"""Cross-validation on the shipped corpus: every conversation judged by models that have not seen it.

The models are fitted as `make models` does, five times on four fifths; the remaining fifth then goes through
the whole engine with them. Two things flatter: thresholds are chosen once for all folds, and the phrase lists
were written with the conversations under `known/` at hand, which is why these are judged apart.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.accuracy.baselines import Analyst
from benchmarks.accuracy.standing import report
from nlp.corpus.examples import FOLDER, Example, examples, records
from nlp.judging import linear
from nlp.types import LANGUAGES

Judged = list[tuple[Example, dict[str, Any]]]


def cross_validate(sample: int | None = None) -> None:
    """Print the tables by language, for conversations new to the phrase lists and for known ones."""
    with tempfile.TemporaryDirectory() as work:
        source = _thinned(Path(work, "corpus"), sample) if sample else FOLDER
        corpus = examples(source)
        judged = _judged(corpus, source, Path(work, "models"))
    for language in LANGUAGES:
        for title, is_known in (("new to the phrase lists", False), ("known to the phrase lists", True)):
            part = [(e, r) for e, r in judged if e.language == language and e.is_known == is_known]
            if part:
                gold, found = [e.record for e, _ in part], [r for _, r in part]
                report(f"{language}, {title}", gold, found, by_label=not is_known)


def _thinned(folder: Path, size: int) -> Path:
    """A folder with so many conversations of the corpus, spread evenly over it."""
    everything = list(records())
    step = max(len(everything) // size, 1)
    for name in ("known", "fresh"):
        (folder / name).mkdir(parents=True)
        chosen = [record for record, is_known in everything[::step][:size] if is_known == (name == "known")]
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in chosen)
        (folder / name / "sample.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def _judged(corpus: Sequence[Example], source: Path, folder: Path) -> Judged:
    _fit_by_fold(list(corpus), source, folder)
    judged: Judged = []
    for fold in sorted({example.fold for example in corpus}):
        with _models_in(folder / str(fold)):
            analyst = Analyst()
            judged += [(e, analyst.judged(e.record)) for e in corpus if e.fold == fold]
    return judged


def _fit_by_fold(corpus: list[Example], source: Path, folder: Path) -> None:
    from nlp.corpus import fitting
    from nlp.corpus.endings import fit_endings
    from nlp.corpus.labels import fit_labels
    from nlp.corpus.moods import fit_moods
    from nlp.corpus.terms import fit_terms, labelled

    shipped = fitting.destination
    fitting.destination = fitting.Destination(folder, by_fold=True)
    try:
        fit_terms(labelled(source))
        labels = fit_labels(corpus)
        fit_endings(corpus, labels, fit_moods(corpus, labels))
    finally:
        fitting.destination = shipped


@contextmanager
def _models_in(folder: Path) -> Iterator[None]:
    """Within it, the engine judges with the models of that folder."""
    shipped = linear.FOLDER
    linear.FOLDER = folder
    linear.load.cache_clear()
    try:
        yield
    finally:
        linear.FOLDER = shipped
        linear.load.cache_clear()
