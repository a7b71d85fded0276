"""Rubrics out of YAML and back, and the library that ships with the product."""

import hashlib
from collections.abc import Mapping
from functools import cache
from io import StringIO
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

from rubrics import compiled
from rubrics.linter import examine
from rubrics.problems import Problem, RubricError
from rubrics.schema import PILLARS, Rubric

__all__ = ["Problem", "RubricError", "content_hash", "dump", "library", "library_texts", "parse"]


def parse(text: str, *, source: str) -> Rubric:
    """The rubric that a text describes. Raises `RubricError` with all problems, lines and remedies."""
    rubric, problems = examine(text, source=source)
    if rubric is None:
        raise RubricError(problems)
    return rubric


@cache
def library() -> Mapping[str, Rubric]:
    """The rubrics that ship, by id. A file that cannot be read is a defect and raises."""
    rubrics: dict[str, Rubric] = {}
    known = compiled.shipped()
    for name, text in compiled.texts().items():
        ready = known.get(compiled.digest(text))
        rubric = Rubric.model_validate(ready) if ready else parse(text, source=f"rubrics/library/{name}")
        rubrics[rubric.id] = rubric
    return MappingProxyType(rubrics)


@cache
def library_texts() -> Mapping[str, str]:
    """The YAML of the rubrics that ship, by id: writing a rubric out again takes a second."""
    by_digest = {compiled.digest(text): text for text in compiled.texts().values()}
    known = compiled.shipped()
    return MappingProxyType(
        {
            (known[digest]["id"] if digest in known else parse(text, source="library").id): text
            for digest, text in by_digest.items()
        }
    )


def content_hash(rubric: Rubric) -> str:
    """A digest of all that a rubric says; layout, comments and key order of its file do not count.

    What is left at its default is left out, so that a key which rubrics learn later changes no old digest.
    """
    said = rubric.model_dump_json(exclude_defaults=True)
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def dump(rubric: Rubric) -> str:
    """The rubric as YAML, under `pillars:` where it has all ten; `parse` gives the same rubric back.

    The same rubric always gives the same bytes.
    """
    data: dict[str, Any] = _plain(rubric.model_dump(mode="json", exclude_defaults=True))
    by_pillar = [criterion for pillar in rubric.pillars for criterion in pillar.criteria]
    if len(rubric.pillars) == len(PILLARS) and tuple(by_pillar) == rubric.criteria:
        criteria = iter(data.pop("criteria"))
        data["pillars"] = [
            {"key": pillar.key, "criteria": [_without_pillar(next(criteria)) for _ in pillar.criteria]}
            for pillar in rubric.pillars
        ]
    return written(data)


def written(data: Any) -> str:
    """Plain data as YAML, the same bytes for the same data; they need not be a rubric."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # declared as None
    yaml.width = 110
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump(data, out)
    # Where a long line is broken, the writer leaves a blank at its end that means nothing.
    return "\n".join(line.rstrip(" ") for line in out.getvalue().split("\n"))


def _plain(value: Any) -> Any:
    """Whole numbers written as people write them: `weight: 8`, not `8.0`."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _without_pillar(criterion: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in criterion.items() if key != "pillar"}
