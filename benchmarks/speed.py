"""How much dearer the whole analysis is than spaCy's tokenizer on the same text, in one run, per language."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "qa_app" / "demo" / "conversations"
PILASTRI = str(Path(sys.executable).parent / "pilastri")
COPIES = 20
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


def conversations(language: str) -> Iterator[dict[str, object]]:
    """Our own conversations of one language, each as many times as COPIES, with ids of their own."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("lang") == language:
                for copy in range(COPIES):
                    yield record | {"id": f"{record.get('id')}-{copy}"}


def seconds(command: list[str]) -> float:
    """The best of RUNS runs of a whole process."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the ratio for each language, start-up taken off."""
    for language in ("it", "en"):
        with tempfile.TemporaryDirectory() as folder:
            full, small = Path(folder, "full.jsonl"), Path(folder, "small.jsonl")
            lines = [json.dumps(record, ensure_ascii=False) for record in conversations(language)]
            full.write_text("\n".join(lines), encoding="utf-8")
            small.write_text("\n".join(lines[:2]), encoding="utf-8")
            analyse = [PILASTRI, "analyse", "--format", "jsonl"]
            tokenise = [sys.executable, "-c", TOKENISE]
            ours = seconds([*analyse, str(full)]) - seconds([*analyse, str(small)])
            theirs = seconds([*tokenise, str(full)]) - seconds([*tokenise, str(small)])
            turns = sum(len(json.loads(line)["turns"]) for line in lines)
            print(f"{language}: {turns} turns, analysis {ours:.2f} s, tokenising {theirs:.2f} s, "
                  f"ratio {ours / theirs:.1f} (budget {BUDGET:.0f})")  # fmt: skip


if __name__ == "__main__":
    main()
