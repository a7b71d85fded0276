"""Two workers against two processes of their own, and memory against the length of the file, in one run."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed import PILASTRI, conversations

DEMO = Path(__file__).parents[1] / "qa_app" / "demo" / "conversations"
COPIES = 5
# How much longer the second file is whose memory is compared with the first one's.
LONGER = 4
RUNS = 3
LEAST = 0.9


def together(files: list[Path], *options: str) -> float:
    """Seconds until processes of their own, one a file and started at once, have all ended."""
    start = time.perf_counter()
    command = [PILASTRI, "analyse", "--format", "jsonl", *options]
    running = [subprocess.Popen([*command, str(file)], stdout=subprocess.DEVNULL) for file in files]
    ends = [process.wait() for process in running]
    if any(ends):
        raise SystemExit("analyse failed")
    return time.perf_counter() - start


def peak(file: Path, *options: str) -> float:
    """The most memory that one process held, in MB."""
    command = [PILASTRI, "analyse", "--format", "jsonl", *options, str(file)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("analyse failed")
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print what two workers reach of two processes, and how memory grows with the file."""
    own = [json.dumps(one, ensure_ascii=False) for lang in ("it", "en") for one in conversations(lang, DEMO)]
    lines = own * COPIES
    with tempfile.TemporaryDirectory() as folder:
        whole, longer, odd, even = (Path(folder, name) for name in ("whole", "longer", "odd", "even"))
        whole.write_text("\n".join(lines), encoding="utf-8")
        longer.write_text("\n".join(lines * LONGER), encoding="utf-8")
        odd.write_text("\n".join(lines[::2]), encoding="utf-8")
        even.write_text("\n".join(lines[1::2]), encoding="utf-8")
        apart = min(together([odd, even]) for _ in range(RUNS))
        shared = min(together([whole], "--workers", "2") for _ in range(RUNS))
        print(f"two processes {apart:.2f} s, two workers {shared:.2f} s: {apart / shared:.2f} of them "
              f"(at least {LEAST})")  # fmt: skip
        for options in ((), ("--mine-templates",)):
            small, large = peak(whole, *options), peak(longer, *options)
            print(f"{' '.join(options) or 'plain'}: {len(lines)} conversations {small:.0f} MB, "
                  f"{len(lines) * LONGER} conversations {large:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
