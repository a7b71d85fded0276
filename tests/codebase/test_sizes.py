"""Nothing grows until it hides something: files, functions, templates, style sheets, scripts."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("nlp", "rubrics", "scenarios", "qa_app", "tests", "benchmarks")


def files(*patterns: str) -> list[Path]:
    """Files of ours, migrations left out."""
    found = [p for package in PACKAGES for pattern in patterns for p in (ROOT / package).rglob(pattern)]
    return [path for path in found if "migrations" not in path.parts]


@pytest.mark.parametrize(
    ("patterns", "most"), [(("*.py",), 300), (("*.html",), 100), (("*.css", "*.js"), 150)]
)
def test_no_file_is_longer_than_it_may_be(patterns: tuple[str, ...], most: int) -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files(*patterns)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > most
    }
    assert long == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = []
    for path in files("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {length}")
    assert long == []


def test_no_route_is_longer_than_twenty_five_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in files("routes.py", "api.py", "*_routes.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 25
    ]
    assert long == []


def test_no_drawer_for_anything() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [str(p) for p in files("*.py") if banned & {p.stem, *p.relative_to(ROOT).parts}] == []
