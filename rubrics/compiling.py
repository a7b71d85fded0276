"""Writes the library's rubrics as data (`python -m rubrics.compiling`); `rubrics.compiled` reads them."""

import json
from importlib import resources
from pathlib import Path

from rubrics.compiled import FILE, digest, texts
from rubrics.loader import parse


def write(target: Path | None = None) -> None:
    """Write the file anew."""
    target = target or Path(str(resources.files("rubrics"))) / "library" / FILE
    ready = {
        digest(text): parse(text, source=name).model_dump(mode="json", exclude_defaults=True)
        for name, text in texts().items()
    }
    target.write_text(json.dumps(ready, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write()
