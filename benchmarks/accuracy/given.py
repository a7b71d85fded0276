"""Labelled conversations from outside the project, judged by their own `score.py` and by our tables."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.baselines import unlabelled
from benchmarks.accuracy.scorer import Record
from benchmarks.accuracy.standing import report

PILASTRI = str(Path(sys.executable).parent / "pilastri")
JUDGE = "score.py"


def files(folder: Path) -> list[Path]:
    """The labelled files of a folder; none where it holds no judge."""
    return sorted(folder.glob("*.jsonl")) if (folder / JUDGE).exists() else []


def judge(folder: Path) -> None:
    """For each file the judge's own table of what `pilastri analyse` says, then ours with the baselines."""
    for file in files(folder):
        print(f"\n#### {file.name}", flush=True)
        gold = read(file)
        with tempfile.TemporaryDirectory() as work:
            found = _analysed(gold, Path(work))
            subprocess.run([sys.executable, str(folder / JUDGE), str(file), str(found)], check=True)
            by_id = {record["id"]: record for record in read(found)}
        for language in sorted({record["lang"] for record in gold}):
            part = [record for record in gold if record["lang"] == language]
            report(f"{file.stem}, {language}", part, [by_id[record["id"]] for record in part])


def read(file: Path) -> list[dict[str, Any]]:
    """The conversations of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _analysed(gold: Sequence[Record], work: Path) -> Path:
    """What the engine says of them with the labels taken off."""
    bare, found = work / "bare.jsonl", work / "found.jsonl"
    lines = (json.dumps(unlabelled(record), ensure_ascii=False) + "\n" for record in gold)
    bare.write_text("".join(lines), encoding="utf-8")
    with found.open("wb") as out:
        subprocess.run([PILASTRI, "analyse", str(bare), "--format", "jsonl"], check=True, stdout=out)
    return found
