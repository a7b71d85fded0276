"""How much dearer the whole analysis is than spaCy's tokenizer on the same text, in one run, per language.

Both begin cold: a new process each time, its start on a file of two lines taken off, the best of RUNS counts.
The text is the corpus that the models are fitted on, each conversation once, labels left off.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "nlp" / "corpus"
PILASTRI = str(Path(sys.executable).parent / "pilastri")
RUNS = 3
BUDGET = 8.0
_LABELS = frozenset({"labels", "jargon_terms", "sentiment", "abuse", "resolved", "formality", "pillars"})
TOKENISE = """
import json, sys, spacy
pipelines = {}
for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    if record["lang"] not in pipelines:
        pipelines[record["lang"]] = spacy.blank(record["lang"])
    nlp = pipelines[record["lang"]]
    for turn in record["turns"]:
        nlp(turn["text"])
"""


def conversations(language: str, folder: Path) -> Iterator[dict[str, object]]:
    """The conversations of one language in the files under a folder, as they came in."""
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("lang") == language:
                turns = [{k: v for k, v in turn.items() if k not in _LABELS} for turn in record["turns"]]
                yield {k: v for k, v in record.items() if k not in _LABELS} | {"turns": turns}


def seconds(command: list[str]) -> float:
    """The best of RUNS runs of a whole process."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def compare(language: str, folder: Path) -> None:
    """Print the ratio for one language."""
    full, small = folder / "full.jsonl", folder / "small.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in conversations(language, CORPUS)]
    full.write_text("\n".join(lines), encoding="utf-8")
    small.write_text("\n".join(lines[:2]), encoding="utf-8")
    analyse = [PILASTRI, "analyse", "--format", "jsonl"]
    tokenise = [sys.executable, "-c", TOKENISE]
    ours = seconds([*analyse, str(full)]) - seconds([*analyse, str(small)])
    theirs = seconds([*tokenise, str(full)]) - seconds([*tokenise, str(small)])
    turns = sum(len(json.loads(line)["turns"]) for line in lines)
    print(f"{language}: {turns} turns, analysis {ours:.2f} s, tokenising {theirs:.2f} s, "
          f"ratio {ours / theirs:.1f} (budget {BUDGET:.0f})")  # fmt: skip


def main() -> None:
    """Print the ratio for each language, start-up taken off."""
    for language in ("it", "en"):
        with tempfile.TemporaryDirectory() as folder:
            compare(language, Path(folder))


if __name__ == "__main__":
    main()
