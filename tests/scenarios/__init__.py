"""Scenarios: SMALL is one that can be read at a glance; the broken ones are made of it."""

from pathlib import Path

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
BROKEN = Path(__file__).parent / "broken"
