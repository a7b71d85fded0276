"""The list of checks changes only on purpose."""

import json
from pathlib import Path

import pytest

from nlp.registry import RegistryError, all_checks, check
from nlp.types import BEHAVIOURS

SNAPSHOT = Path(__file__).parent / "registered_checks.json"


def test_the_registered_checks_are_those_of_the_snapshot():
    registered = {c.name: [c.version, c.stage, list(c.labels)] for c in all_checks().values()}
    assert registered == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_every_behaviour_has_its_check():
    labels = {label for registered in all_checks().values() for label in registered.labels}
    assert set(BEHAVIOURS) <= labels


def test_a_name_cannot_be_registered_twice():
    all_checks()
    with pytest.raises(RegistryError, match="greeting"):
        check("greeting", version="2")(lambda conversation, config: None)  # type: ignore[arg-type,return-value]
