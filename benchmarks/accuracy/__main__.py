"""`make eval`: the engine on labelled conversations beside what can be had without it; whether it is fair.

Where EVAL_DIR holds `*.jsonl` and a `score.py`, these are judged, their labels taken off before. Elsewhere,
as for anyone who clones the project, the shipped corpus is, by models fitted without the part they judge.
"""

import argparse
import sys
from pathlib import Path

from benchmarks import fairness
from benchmarks.accuracy import given
from benchmarks.accuracy.unseen import cross_validate
from nlp.corpus.examples import FOLDER
from nlp.types import LANGUAGES

# Every swap analyses a conversation twice.
FAIRNESS_SAMPLE = 40


def main() -> int:
    """Print every table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        help="labelled conversations with their score.py; none: our own corpus",
    )
    parser.add_argument("--sample", type=int, help="cross-validate on so many conversations of the corpus")
    wanted = parser.parse_args()
    folder: Path | None = wanted.folder
    if folder is not None and given.files(folder):
        given.judge(folder)
    else:
        print(f"{folder or 'EVAL_DIR'} holds no conversations with a score.py: cross-validating on our own")
        folder = FOLDER
        cross_validate(wanted.sample)
    _fairness(folder, min(wanted.sample or FAIRNESS_SAMPLE, FAIRNESS_SAMPLE))
    return 0


def _fairness(folder: Path, size: int) -> None:
    judge = fairness.Judge()
    print("\n== fairness: share of conversations judged the same after a swap")
    for language in LANGUAGES:
        records = list(fairness.conversations(folder, language))
        chosen = records[:: max(len(records) // size, 1)][:size]
        if chosen:
            print(*fairness.table(judge, chosen, language), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
