"""`make eval`: analyse labelled conversations with their labels taken off; their judge prints its table.

The folder holds `*.jsonl` and a `score.py` that compares a labelled file with an analysis.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PILASTRI = str(Path(sys.executable).parent / "pilastri")
LABELS = ("labels", "jargon_terms", "sentiment", "abuse")


def unlabelled(line: str) -> str:
    """A conversation without anything that a person judged."""
    record = json.loads(line)
    for key in ("resolved", "formality", "pillars"):
        record.pop(key, None)
    record["turns"] = [{k: v for k, v in turn.items() if k not in LABELS} for turn in record["turns"]]
    return json.dumps(record, ensure_ascii=False)


def main() -> int:
    """Print the judge's table for each file; 1 where the folder holds nothing to judge with."""
    folder = Path(sys.argv[1])
    judge = folder / "score.py"
    if not judge.exists():
        print(f"{folder} holds no score.py: name a folder of labelled conversations with EVAL_DIR=…")
        return 1
    for gold in sorted(folder.glob("*.jsonl")):
        with tempfile.TemporaryDirectory() as work:
            bare, found = Path(work, "bare.jsonl"), Path(work, "found.jsonl")
            lines = gold.read_text(encoding="utf-8").splitlines()
            bare.write_text("\n".join(unlabelled(line) for line in lines if line.strip()), encoding="utf-8")
            with found.open("wb") as out:
                subprocess.run([PILASTRI, "analyse", str(bare), "--format", "jsonl"], check=True, stdout=out)
            print(f"\n#### {gold.name}", flush=True)
            subprocess.run([sys.executable, str(judge), str(gold), str(found)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
