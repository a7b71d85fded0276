"""What imports cannot tell: the engines take no clock and no randomness of their own."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "urandom", "uuid4"}
RANDOM_MODULES = {"secrets", "uuid", "time"}


def modules() -> Iterator[tuple[str, ast.AST]]:
    """Every module of the engines, parsed."""
    for package in ("nlp", "rubrics", "scenarios"):
        for path in (ROOT / package).rglob("*.py"):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def test_the_engines_read_no_clock() -> None:
    calls = [
        f"{name}:{node.lineno} {node.func.attr}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"datetime", "date", "time", "os", "uuid"}
    ]
    assert calls == []


def test_the_engines_draw_no_lots_but_from_a_seed() -> None:
    offences = []
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                imported = [alias.name for alias in node.names]
                origin = node.module if isinstance(node, ast.ImportFrom) else None
                if RANDOM_MODULES & {origin, *imported}:
                    offences.append(f"{name}:{node.lineno} imports {origin or imported}")
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "random"
                and node.attr != "Random"
            ):
                offences.append(f"{name}:{node.lineno} random.{node.attr}")
    assert offences == []


def test_nothing_prints() -> None:
    prints = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in ("nlp", "rubrics", "scenarios", "qa_app")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert prints == []
