"""A scored conversation as a page of text: the band word before the number, every value with its evidence."""

import shutil
import textwrap
from collections.abc import Iterator
from itertools import chain
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
    rated = [criterion for criterion in agent["criteria"] if criterion["value"] is not None]
    for criterion in rated:
        if criterion["owner"] == "agent":
            yield from ("", *_criterion(criterion))
    operation = [criterion for criterion in rated if criterion["owner"] == "operation"]
    if operation:
        yield from ("", "  " + say("score.operation"))
        yield from chain.from_iterable(map(_criterion, operation))
    yield from _silent([criterion for criterion in agent["criteria"] if criterion["value"] is None])


def _silent(criteria: list[dict[str, Any]]) -> Iterator[str]:
    if criteria:
        yield from ("", "  " + say("score.not_rated"))
    for criterion in criteria:
        yield f"    {criterion['title']}: {criterion['not_rated']}"
        yield from chain.from_iterable(map(_evidence, criterion["steps"]))


def _criterion(criterion: dict[str, Any]) -> Iterator[str]:
    shown = {name: criterion[name] for name in ("title", "band", "value", "maximum")}
    yield "  " + say("score.criterion", **shown)
    key = "score.starts" if criterion["steps"] else "score.stays"
    yield "    " + say(key, value=criterion["start"])
    for step in criterion["steps"]:
        yield "    " + say("score.step", points=f"{step['points']:+g}", reason=step["reason"])
        yield from _evidence(step)


def _evidence(step: dict[str, Any]) -> Iterator[str]:
    for found in step["evidence"][:MAX_EVIDENCE]:
        quote = textwrap.shorten(found["quote"], MAX_QUOTE, placeholder="…")
        yield f"      {say('score.quote', turn=found['turn'], quote=quote)}: {found['reason']}"
    if not step["evidence"] and step["turns"]:
        yield "      " + say("score.turns", turns=", ".join(map(str, step["turns"][:12])))
