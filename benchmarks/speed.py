"""How much dearer the whole analysis is than spaCy's tokenizer on the same text, in one run, per language.

Both begin cold: a new process each time, its start on a file of two lines taken off, the best of RUNS counts.
Once over, new words weigh on both; several times over, what is left is the work on words that are known.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "qa_app" / "demo" / "conversations"
PILASTRI = str(Path(sys.executable).parent / "pilastri")
COPIES = (1, 5)
RUNS = 3
BUDGET = 8.0
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


def conversations(language: str, copies: int) -> Iterator[dict[str, object]]:
    """Our own conversations of one language, so many times over, with ids of their own."""
    for copy in range(copies):
        for path in sorted(CORPUS.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if record.get("lang") == language:
                    yield record | {"id": f"{record.get('id')}-{copy}"}


def seconds(command: list[str]) -> float:
    """The best of RUNS runs of a whole process."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def compare(language: str, copies: int, folder: Path) -> None:
    """Print the ratio for one language."""
    full, small = folder / "full.jsonl", folder / "small.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in conversations(language, copies)]
    full.write_text("\n".join(lines), encoding="utf-8")
    small.write_text("\n".join(lines[:2]), encoding="utf-8")
    analyse = [PILASTRI, "analyse", "--format", "jsonl"]
    tokenise = [sys.executable, "-c", TOKENISE]
    ours = seconds([*analyse, str(full)]) - seconds([*analyse, str(small)])
    theirs = seconds([*tokenise, str(full)]) - seconds([*tokenise, str(small)])
    turns = sum(len(json.loads(line)["turns"]) for line in lines)
    print(f"{language}, {copies} times: {turns} turns, analysis {ours:.2f} s, tokenising {theirs:.2f} s, "
          f"ratio {ours / theirs:.1f} (budget {BUDGET:.0f})")  # fmt: skip


def main() -> None:
    """Print the ratio for each language, start-up taken off."""
    for language in ("it", "en"):
        for copies in COPIES:
            with tempfile.TemporaryDirectory() as folder:
                compare(language, copies, Path(folder))


if __name__ == "__main__":
    main()
