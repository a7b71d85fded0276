"""What is wrong with a scenario before anybody plays it: coded problems with file, line and remedy."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import networkx as nx

from nlp.text import fold
from nlp.types import AGENT_LABELS, FLAGS, LANGUAGES
from rubrics.document import Document, Path
from rubrics.loader import library as rubric_library
from rubrics.problems import Problem
from scenarios.loader import ScenarioError, parse_located
from scenarios.problems import problem
from scenarios.schema import Scenario, When

Say = Callable[[str, Path, str], Problem]

MIN_ENDINGS = 3


def check(text: str, *, source: str) -> tuple[Problem, ...]:
    """Everything wrong with a scenario file, by line. A file that cannot be read gives only why."""
    try:
        scenario, document = parse_located(text, source=source)
    except ScenarioError as error:
        return error.problems
    say = _speaker(source, document)
    graph = _graph(scenario)
    found = [
        *_jumps(scenario, say),
        *_labels(scenario, say),
        *_names(scenario, say),
        *_reach(scenario, graph, say),
        *_exits(scenario, graph, say),
        *_endings(scenario, graph, say),
        *_lines(scenario, say),
        *_facts(scenario, graph, say),
    ]
    return tuple(sorted(found, key=lambda each: (each.line, each.code, each.message.en)))


def _speaker(source: str, document: Document) -> Say:
    def say(code: str, path: Path, what: str) -> Problem:
        return problem(code, file=source, line=document.line(path), what=what)

    return say


def _targets(scenario: Scenario) -> Iterator[tuple[str | None, Path, str]]:
    """(from, path in the file, to) of every jump; from None where it may happen anywhere."""
    yield None, ("start",), scenario.start
    for number, rule in enumerate(scenario.always):
        yield None, ("always", number), rule.to
    yield None, ("walks_away",), scenario.walks_away
    yield None, ("out_of_turns",), scenario.out_of_turns
    for name, node in scenario.nodes.items():
        for number, rule in enumerate(node.transitions):
            yield name, ("nodes", name, "transitions", number), rule.to
        if node.otherwise is not None:
            yield name, ("nodes", name, "otherwise"), node.otherwise


def _graph(scenario: Scenario) -> "nx.DiGraph[str]":
    """Nodes and endings with the jumps that an author wrote; leaving out of impatience is no plan."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from((*scenario.nodes, *scenario.endings))
    for origin, _, target in _targets(scenario):
        if origin is not None and target in graph:
            graph.add_edge(origin, target)
    return graph


def _reachable(scenario: Scenario, graph: "nx.DiGraph[str]") -> set[str]:
    begins = {rule.to for rule in scenario.always}
    begins |= {scenario.start, scenario.walks_away, scenario.out_of_turns}
    known = begins.intersection(graph)
    return known.union(*(nx.descendants(graph, name) for name in known))


def _jumps(scenario: Scenario, say: Say) -> Iterator[Problem]:
    for _, path, target in _targets(scenario):
        must_end = path[0] in ("walks_away", "out_of_turns")
        if target not in scenario.endings and (must_end or target not in scenario.nodes):
            yield say("SC013", path, target)


def _conditions(scenario: Scenario) -> Iterator[tuple[Path, When]]:
    """Every condition of the file, those inside `any_of` too."""
    found: list[tuple[Path, When]] = [
        (("always", number, "when"), rule.when) for number, rule in enumerate(scenario.always)
    ]
    for name, node in scenario.nodes.items():
        found.append((("nodes", name, "expects"), node.expects))
        found += [
            (("nodes", name, "transitions", number, "when"), rule.when)
            for number, rule in enumerate(node.transitions)
        ]
    for name, goal in scenario.goals.items():
        found.append((("goals", name, "met"), goal.met))
        if goal.missed is not None:
            found.append((("goals", name, "missed"), goal.missed))
    while found:
        path, when = found.pop()
        yield path, when
        found += [((*path, "any_of", number), option) for number, option in enumerate(when.any_of)]


def _named(scenario: Scenario, keys: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """(path, name) of everything that conditions name under some of their keys."""
    for path, when in _conditions(scenario):
        for key in keys:
            yield from (((*path, key), name) for name in getattr(when, key))


def _labels(scenario: Scenario, say: Say) -> Iterator[Problem]:
    named = list(_named(scenario, ("labels", "all_labels", "no_labels", "heard", "never_heard")))
    named += [(("mood", "effects", label), label) for label in scenario.mood.effects]
    for name, node in scenario.nodes.items():
        named += [(("nodes", name, "effects", label), label) for label in node.effects]
    for path, label in named:
        if label not in AGENT_LABELS:
            yield say("SC014", path, label)
    for label in scenario.stung:
        if label not in FLAGS:
            yield say("SC014", ("stung", label), label)


def _names(scenario: Scenario, say: Say) -> Iterator[Problem]:
    topics = _named(scenario, ("topics", "all_topics", "no_topics", "told"))
    unknown = [(path, name) for path, name in topics if name not in scenario.topics]
    unknown += [(path, name) for path, name in _named(scenario, ("facts",)) if name not in scenario.facts]
    unknown += [(path, name) for path, name in _named(scenario, ("endings",)) if name not in scenario.endings]
    for name, fact in scenario.facts.items():
        places = (place for place in fact.where if place not in scenario.nodes)
        unknown += [(("facts", name, "where"), place) for place in places]
    if scenario.rubric not in rubric_library():
        unknown.append((("rubric",), scenario.rubric))
    yield from (say("SC021", path, name) for path, name in unknown)
    for name, phrases in scenario.topics.items():
        silent = (language for language in LANGUAGES if not phrases.of(language))
        yield from (say("SC007", ("topics", name), f"topics.{name}.{language}") for language in silent)


def _reach(scenario: Scenario, graph: "nx.DiGraph[str]", say: Say) -> Iterator[Problem]:
    reachable = _reachable(scenario, graph)
    for name in scenario.nodes:
        if name not in reachable:
            yield say("SC010", ("nodes", name), name)
    for name in scenario.endings:
        if name not in reachable:
            yield say("SC022", ("endings", name), name)


def _exits(scenario: Scenario, graph: "nx.DiGraph[str]", say: Say) -> Iterator[Problem]:
    """Dead ends, and loops that never come to an ending by what their author wrote."""
    for name, node in scenario.nodes.items():
        if not node.transitions and node.otherwise is None:
            yield say("SC011", ("nodes", name), name)
    for loop in nx.strongly_connected_components(graph):
        first = min(loop)
        is_loop = len(loop) > 1 or graph.has_edge(first, first)
        if is_loop and not any(nx.descendants(graph, name) & scenario.endings.keys() for name in loop):
            ordered = [name for name in scenario.nodes if name in loop]
            yield say("SC012", ("nodes", ordered[0]), ", ".join(ordered))


def _endings(scenario: Scenario, graph: "nx.DiGraph[str]", say: Say) -> Iterator[Problem]:
    if len(scenario.endings) < MIN_ENDINGS:
        yield say("SC016", ("endings",), str(len(scenario.endings)))
    reachable = _reachable(scenario, graph)
    outcomes = {ending.outcome for name, ending in scenario.endings.items() if name in reachable}
    for code, outcome in (("SC017", "won"), ("SC018", "lost")):
        if outcome not in outcomes:
            yield say(code, ("endings",), outcome)


def _lines(scenario: Scenario, say: Say) -> Iterator[Problem]:
    for language in LANGUAGES:
        places: dict[str, list[str]] = defaultdict(list)
        for key, line in scenario.spoken():
            places[fold(line.get(language)).strip()].append(key)
        for keys in places.values():
            for key in keys[1:]:
                path: Path = tuple(int(part) if part.isdigit() else part for part in key.split("."))
                yield say("SC019", path, f"{key} = {keys[0]} ({language})")


def _facts(scenario: Scenario, graph: "nx.DiGraph[str]", say: Say) -> Iterator[Problem]:
    reachable = _reachable(scenario, graph)
    for name, fact in scenario.facts.items():
        has_words = all(fact.words.of(language) for language in LANGUAGES)
        if not has_words or (fact.where and reachable.isdisjoint(fact.where)):
            yield say("SC020", ("facts", name), name)
