"""The rubrics made ready at setup say exactly what their YAML says, and only while it is unchanged."""

import json
from pathlib import Path

from rubrics.compiled import digest, texts
from rubrics.compiling import write
from rubrics.loader import content_hash, parse
from rubrics.schema import Rubric


def test_a_ready_rubric_is_the_one_of_its_yaml(tmp_path: Path) -> None:
    target = tmp_path / "compiled.json"
    write(target)
    ready = json.loads(target.read_text(encoding="utf-8"))
    for name, text in texts().items():
        from_yaml, from_data = parse(text, source=name), Rubric.model_validate(ready[digest(text)])
        assert from_data == from_yaml
        assert content_hash(from_data) == content_hash(from_yaml)


def test_a_changed_rubric_is_read_anew() -> None:
    text = next(iter(texts().values()))
    assert digest(text) != digest(text + "\n# a remark\n")
