"""A scenario played in the terminal, or from a list of replies."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from nlp.pipeline import Engine
from qa_app.cli import output
from qa_app.cli.wording import number, output_language, say
from scenarios.engine import Outcome
from scenarios.play import Attempt, EngineHearing, answer, begin, transcript
from scenarios.report import Report, report
from scenarios.schema import Scenario


def run(
    scenario: Scenario, replies: Iterable[str] | None, *, language: str, seed: int, as_json: bool
) -> None:
    """Play to an ending or to the last reply; `replies` None means that a person types them."""
    engine = Engine()
    hearing = EngineHearing(engine)
    attempt = begin(scenario, language=language, seed=seed)
    if not as_json:
        output.line(scenario.title.get(output_language()))
        output.line(say("scenario.task", task=scenario.briefing.get(output_language())))
        _speak(turn.text for turn in attempt.turns)
    for reply in _typed() if replies is None else replies:
        attempt = answer(attempt, reply, hearing=hearing)
        if not as_json:
            _show(reply if replies is not None else None, attempt.outcomes[-1])
        if attempt.state.has_ended:
            break
    said = transcript(scenario, attempt.turns, language)
    ended = report(scenario, attempt.state, engine.analyse(said), said)
    if as_json:
        output.line(json.dumps(_data(attempt, ended), ensure_ascii=False, indent=2))
    else:
        _conclude(scenario, ended)


def _typed() -> Iterator[str]:
    while True:
        try:
            yield click.prompt(say("scenario.you"), default="", show_default=False)
        except click.Abort:
            output.line(say("scenario.stopped"))
            return


def _speak(lines: Iterable[str]) -> None:
    for line in lines:
        output.line(say("scenario.customer", text=line))


def _show(reply: str | None, outcome: Outcome) -> None:
    if reply is not None:
        output.line(f"{say('scenario.you')}: {reply}")
    labels = ", ".join(dict.fromkeys(label for label, *_ in outcome.feedback.heard)) or "–"
    output.line(
        f"  [{say('scenario.heard', labels=labels)}; {say('scenario.mood', mood=outcome.state.mood)}]"
    )
    output.line(f"  {outcome.feedback.need.get(output_language())}")
    _speak(outcome.lines)


def _conclude(scenario: Scenario, ended: Report) -> None:
    language = output_language()
    if ended.ending is None:
        output.line(say("scenario.no_ending"))
    else:
        ending = scenario.endings[ended.ending]
        shown = say(f"scenario.{ended.outcome}")
        output.line(say("scenario.ended", title=ending.title.get(language), outcome=shown))
        output.line(ending.summary.get(language))
    for note in ended.notes:
        output.line(note.get(language))
    output.line(say("scenario.score", score=number(ended.score)))


def _data(attempt: Attempt, ended: Report) -> dict[str, Any]:
    replies = [turn.text for turn in attempt.turns if turn.speaker == "agent"]
    opening = [turn.text for turn in attempt.turns[: _first_reply(attempt)]]
    return {
        "scenario": attempt.scenario.id,
        "language": attempt.language,
        "seed": attempt.state.seed,
        "opening": opening,
        "turns": [_turn(reply, outcome) for reply, outcome in zip(replies, attempt.outcomes, strict=True)],
        "ending": ended.ending,
        "outcome": ended.outcome,
        "score": ended.score,
        "base": ended.base,
        "goals_met": list(ended.goals_met),
        "goals_missed": list(ended.goals_missed),
    }


def _first_reply(attempt: Attempt) -> int:
    places = (place for place, turn in enumerate(attempt.turns) if turn.speaker == "agent")
    return next(places, len(attempt.turns))


def _turn(reply: str, outcome: Outcome) -> dict[str, Any]:
    feedback = outcome.feedback
    return {
        "reply": reply,
        "customer": list(outcome.lines),
        "heard": list(dict.fromkeys(label for label, *_ in feedback.heard)),
        "evidence": [
            {"label": label, "quote": quote, "start": start, "end": end}
            for label, quote, start, end in feedback.heard
        ],
        "mood": outcome.state.mood,
        "node": outcome.state.ending or outcome.state.node,
        "need_met": feedback.met,
    }
