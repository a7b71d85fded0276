"""The import contracts cover every folder, and hold."""

import subprocess
import sys
import tomllib
from pathlib import Path

from setuptools import find_namespace_packages  # type: ignore[import-untyped]  # ships no types

ROOT = Path(__file__).parents[2]
ENGINES_AND_FRAME = {"core", "ui", "importers", "cli", "demo", "migrations", "translations"}
EXPECTED_AT_ROOT = {
    "qa_app", "rubrics", "scenarios", "nlp", "tests", "docs", "benchmarks", "deploy",
    "wsgi.py", "pyproject.toml", "README.md", "Makefile", "requirements.txt", "requirements-dev.txt",
    "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
}  # fmt: skip


def contracts() -> list[dict[str, object]]:
    """The contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]


def test_every_feature_folder_is_under_the_contract_about_its_inside() -> None:
    inside = next(c for c in contracts() if c["name"] == "inside a feature")
    folders = {path.parent.name for path in (ROOT / "qa_app").glob("*/__init__.py")}
    assert {f"qa_app.{name}" for name in folders - ENGINES_AND_FRAME} == set(inside["containers"])  # type: ignore[call-overload]  # TOML


def test_nothing_strays_at_the_root() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = {line.partition("/")[0] for line in tracked.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= EXPECTED_AT_ROOT


def test_the_wheel_carries_the_models_and_not_the_conversations_they_were_fitted_on() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    shipped = find_namespace_packages(str(ROOT), **settings["packages"]["find"])
    assert "nlp.judging" in shipped
    assert not [package for package in shipped if package.startswith("nlp.corpus")]
    patterns, nlp = settings["package-data"]["nlp"], ROOT / "nlp"
    data = {path.relative_to(nlp) for pattern in patterns for path in nlp.glob(pattern)}
    assert {Path("models/labels.json"), Path("models/labels.bin")} <= data
