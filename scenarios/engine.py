"""The customer: a step takes the trainee's reply and gives the next state, lines and feedback. Pure."""

import hashlib
from dataclasses import dataclass, replace

from nlp.types import Finding
from rubrics.words import Text
from scenarios.conditions import Moment, holds
from scenarios.mood import NO_SENSE, SLOW_REPLY, band, change, clamp
from scenarios.replies import Reading, read_reply
from scenarios.schema import Line, Scenario, Transition
from scenarios.state import State


@dataclass(frozen=True, slots=True)
class Heard:
    """What the analysis heard in one reply, with the evidence."""

    labels: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reply did for the customer.

    `need` says it in terms of the customer's need, `heard` has (label, quote, start, end) of the reply,
    `better` are two good wordings in different manners, in the conversation's language.
    """

    need: Text
    met: bool
    heard: tuple[tuple[str, str, int, int], ...]
    mood_change: int
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one reply."""

    state: State
    lines: tuple[str, ...]
    feedback: Feedback
    ended: bool


class AttemptOverError(ValueError):
    """A reply to an attempt that has ended."""


def start(
    scenario: Scenario, *, language: str, seed: int, harsh: bool = False
) -> tuple[State, tuple[str, ...]]:
    """A new attempt and the customer's opening line. `harsh` allows harsh language."""
    state = State(
        node=scenario.start,
        mood=scenario.mood.start,
        patience=scenario.mood.patience,
        seed=seed,
        path=(scenario.start,),
        moods=(scenario.mood.start,),
        harsh=harsh,
    )
    node = scenario.nodes[scenario.start]
    state, lines = _say(state, f"nodes.{scenario.start}.lines", node.lines, language)
    return state, lines


def step(
    scenario: Scenario, state: State, *, reply: str, heard: Heard, elapsed: float, language: str
) -> Outcome:
    """Answer one reply. `elapsed` is the seconds it took; same inputs, same outcome."""
    if state.has_ended:
        raise AttemptOverError("the attempt has ended; start another one")
    node = scenario.nodes[state.node]
    reading = read_reply(
        scenario,
        state.node,
        reply=reply,
        findings=heard.findings,
        language=language,
        asks="probing_question" in heard.labels,
    )
    is_sense = reading.kind == "sense"
    labels = tuple(dict.fromkeys(heard.labels)) if is_sense else ()
    later = _count(state, reading, labels=labels, elapsed=elapsed)
    moment = Moment(frozenset(labels), frozenset(reading.topics), later)
    met = is_sense and holds(node.expects, moment)
    moved = change(scenario, node, labels, state.labels, met=met) if is_sense else float(NO_SENSE)
    if scenario.mood.slow_after is not None and elapsed > scenario.mood.slow_after:
        moved += SLOW_REPLY
    later = replace(
        later, mood=clamp(state.mood + moved), patience=max(0, state.patience - (0 if met else 1))
    )
    later, lines = _answer(scenario, replace(moment, state=later), reading, state, language)
    later = _judge_goals(scenario, replace(moment, state=later))
    later = replace(later, moods=(*later.moods, later.mood))
    feedback = _feedback(scenario, state, heard, met=met, moved=later.mood - state.mood, language=language)
    return Outcome(later, lines, feedback, later.has_ended)


def _count(state: State, reading: Reading, *, labels: tuple[str, ...], elapsed: float) -> State:
    """The state with this reply counted in: turn, time, labels, topics and facts."""
    return replace(
        state,
        turn=state.turn + 1,
        stayed=state.stayed + 1,
        seconds=state.seconds + max(0.0, elapsed),
        labels={**state.labels, **{label: state.labels.get(label, 0) + 1 for label in labels}},
        topics=tuple(dict.fromkeys((*state.topics, *reading.topics))),
        facts=tuple(dict.fromkeys((*state.facts, *reading.asked))),
    )


def _answer(
    scenario: Scenario, moment: Moment, reading: Reading, before: State, language: str
) -> tuple[State, tuple[str, ...]]:
    """The customer's lines: answers to what was asked, then where the conversation goes."""
    state = moment.state
    lines: tuple[str, ...] = ()
    if reading.kind != "sense":
        reactions: tuple[Line, ...] = getattr(scenario.reactions, reading.kind)
        state, lines = _say(state, f"reactions.{reading.kind}", reactions, language)
    for name in reading.asked:
        if name not in before.facts:
            state, told = _say(state, f"facts.{name}.lines", scenario.facts[name].lines, language)
            lines += told
    moment = replace(moment, state=state)
    target = _target(scenario, moment, answered=bool(lines), is_sense=reading.kind == "sense")
    if target is None and lines:
        return state, lines
    state, more = _go(scenario, state, target, language)
    return state, lines + more


def _target(scenario: Scenario, moment: Moment, *, answered: bool, is_sense: bool) -> str | None:
    """Where the conversation goes; None to stay."""
    node = scenario.nodes[moment.state.node]
    rules: tuple[Transition, ...] = scenario.always + (node.transitions if is_sense else ())
    target = next((rule.to for rule in rules if holds(rule.when, moment)), None)
    if target is None and moment.state.patience <= 0:
        target = scenario.walks_away
    if moment.state.turn >= scenario.max_turns and target not in scenario.endings:
        return scenario.out_of_turns
    if (
        target is None
        and not answered
        and not _unsaid(moment.state, f"nodes.{moment.state.node}.stay", node.stay)
    ):
        return node.otherwise or scenario.walks_away
    return target


def _go(scenario: Scenario, state: State, target: str | None, language: str) -> tuple[State, tuple[str, ...]]:
    """Move to a node or an ending, or stay, and speak. With nothing left to say the customer leaves."""
    if target in scenario.endings:
        state = replace(state, ending=target, path=(*state.path, target))
        return _say(state, f"endings.{target}.lines", scenario.endings[target].lines, language)
    if target is None:
        return _say(state, f"nodes.{state.node}.stay", scenario.nodes[state.node].stay, language)
    state = replace(state, node=target, stayed=0, path=(*state.path, target))
    state, lines = _say(state, f"nodes.{target}.lines", scenario.nodes[target].lines, language)
    if lines:
        return state, lines
    state, lines = _say(state, f"nodes.{target}.stay", scenario.nodes[target].stay, language)
    return (state, lines) if lines else _go(scenario, state, scenario.walks_away, language)


def _unsaid(state: State, prefix: str, lines: tuple[Line, ...]) -> list[tuple[str, Line]]:
    """Lines not spoken yet: those of the mood first choice, else those of any mood, else the rest."""
    left = [
        (f"{prefix}.{number}", line)
        for number, line in enumerate(lines)
        if f"{prefix}.{number}" not in state.said and (state.harsh or not line.harsh)
    ]
    fitting = [item for item in left if item[1].mood == band(state.mood)]
    return fitting or [item for item in left if item[1].mood == "any"] or left


def _say(state: State, prefix: str, lines: tuple[Line, ...], language: str) -> tuple[State, tuple[str, ...]]:
    """Speak one line of several, chosen by the attempt's seed; nothing where all have been spoken."""
    choice = _unsaid(state, prefix, lines)
    if not choice:
        return state, ()
    mark = f"{state.seed}/{state.turn}/{prefix}".encode()
    number = int.from_bytes(hashlib.blake2b(mark, digest_size=4).digest(), "big") % len(choice)
    key, line = choice[number]
    return replace(state, said=(*state.said, key)), (line.get(language),)


def _judge_goals(scenario: Scenario, moment: Moment) -> State:
    """Goals reached or closed by this reply; at the end every open one is missed."""
    state = moment.state
    met, missed = list(state.goals_met), list(state.goals_missed)
    for name, goal in scenario.goals.items():
        if name in met or name in missed:
            continue
        if goal.missed is not None and holds(goal.missed, moment):
            missed.append(name)
        elif holds(goal.met, moment):
            met.append(name)
        elif state.has_ended:
            missed.append(name)
    return replace(state, goals_met=tuple(met), goals_missed=tuple(missed))


def _feedback(
    scenario: Scenario, before: State, heard: Heard, *, met: bool, moved: int, language: str
) -> Feedback:
    node = scenario.nodes[before.node]
    stung = next((scenario.stung[label] for label in heard.labels if label in scenario.stung), None)
    need = stung or (node.need.met if met else node.need.missed)
    found = tuple((f.label, f.quote, f.start, f.end) for f in heard.findings)
    return Feedback(need, met and stung is None, found, moved, tuple(t.get(language) for t in node.better))
