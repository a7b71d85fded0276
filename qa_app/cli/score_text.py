"""A scored conversation as a page of text: the band word before the number, every value with its evidence."""

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

from qa_app.cli.wording import number, say

MAX_QUOTE = 160
MAX_EVIDENCE = 4


def page(name: str, scored: dict[str, Any]) -> str:
    """The whole text for one conversation."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 110))
    return "\n".join(_wrapped(_lines(name, scored), width)) + "\n"


def _wrapped(lines: Iterator[str], width: int) -> Iterator[str]:
    for line in lines:
        indent = len(line) - len(line.lstrip())
        yield from textwrap.wrap(line, width, subsequent_indent=" " * (indent + 2)) or [""]


def _lines(name: str, scored: dict[str, Any]) -> Iterator[str]:
    language = scored["language"]
    yield say(
        "score.head",
        name=name,
        turns=scored["turns"],
        language=say(f"score.{language}") if language else say("score.unknown_language"),
        channel=scored["channel"] or say("score.no_channel"),
    )
    yield say("score.suggestion")
    if scored["not_rated"]:
        yield scored["not_rated"]
    for check in scored["failed_checks"]:
        yield say("score.failed_check", check=check)
    for agent in scored["agents"]:
        yield ""
        yield from _agent(agent)


def _agent(agent: dict[str, Any]) -> Iterator[str]:
    yield say("score.agent", name=agent["agent"] or say("score.unnamed"))
    if agent["base"] is None:
        yield "  " + say("score.nothing")
    else:
        yield "  " + say("score.total", band=agent["band"], base=number(agent["base"]))
    if agent["look_at"]:
        yield "  " + say("score.look")
    rated = [c for c in agent["criteria"] if c["value"] is not None and c["owner"] == "agent"]
    operation = [c for c in agent["criteria"] if c["value"] is not None and c["owner"] == "operation"]
    silent = [c for c in agent["criteria"] if c["value"] is None]
    for criterion in rated:
        yield ""
        yield from _criterion(criterion)
    if operation:
        yield ""
        yield "  " + say("score.operation")
        for criterion in operation:
            yield from _criterion(criterion)
    if silent:
        yield ""
        yield "  " + say("score.not_rated")
        for criterion in silent:
            yield f"    {criterion['title']}: {criterion['not_rated']}"
            for step in criterion["steps"]:
                yield from _evidence(step)


def _criterion(criterion: dict[str, Any]) -> Iterator[str]:
    shown = {name: criterion[name] for name in ("title", "band", "value", "maximum")}
    yield "  " + say("score.criterion", **shown)
    if criterion["steps"]:
        yield "    " + say("score.starts", value=criterion["start"])
    for step in criterion["steps"]:
        yield "    " + say("score.step", points=f"{step['points']:+d}", reason=step["reason"])
        yield from _evidence(step)


def _evidence(step: dict[str, Any]) -> Iterator[str]:
    for found in step["evidence"][:MAX_EVIDENCE]:
        quote = textwrap.shorten(found["quote"], MAX_QUOTE, placeholder="…")
        yield f"      {say('score.quote', turn=found['turn'], quote=quote)}: {found['reason']}"
    if not step["evidence"] and step["turns"]:
        yield "      " + say("score.turns", turns=", ".join(map(str, step["turns"][:12])))
