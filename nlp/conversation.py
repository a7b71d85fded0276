"""What a check is given: the prepared turns, the phrases found in them, and what earlier checks found."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from nlp.canned.templates import Templates
from nlp.lexicons import Hit, Lexicons
from nlp.remembered import remembered
from nlp.text import PreparedTurn
from nlp.types import Finding, Measure, Reason, Transcript

# How many turns back an answer may lie: a monologue of 20,000 turns must not be read 20,000 times.
MAX_LOOK_BACK = 30

_T = TypeVar("_T")


@dataclass(frozen=True)
class Conversation:
    """A transcript prepared for the checks. `earlier…` holds what the stages before found."""

    transcript: Transcript
    language: str
    turns: tuple[PreparedTurn, ...]
    lexicons: Lexicons
    earlier: tuple[Finding, ...] = ()
    earlier_measures: tuple[Measure, ...] = ()
    templates: Templates | None = None
    # Shared by the copies that the pipeline makes for its stages: phrases are looked up once.
    _scanned: dict[int, dict[str, tuple[Hit, ...]]] = field(default_factory=dict, repr=False, compare=False)
    _holding: dict[str, list[PreparedTurn]] = field(default_factory=dict, repr=False, compare=False)
    # So is whatever else several checks work out from the text alone.
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once for the conversation; it may depend on the text alone."""
        made: _T | None = self._made.get(key)
        if made is None:
            made = self._made[key] = make()
        return made

    @remembered
    def agent_turns(self) -> tuple[PreparedTurn, ...]:
        """Turns said by an agent, events left out by the pipeline."""
        return tuple(turn for turn in self.turns if turn.is_agent)

    @remembered
    def customer_turns(self) -> tuple[PreparedTurn, ...]:
        """Turns said by the customer."""
        return tuple(turn for turn in self.turns if turn.is_customer)

    def hits(self, turn: PreparedTurn, lexicon: str) -> tuple[Hit, ...]:
        """Phrases of one lexicon in a turn, leftmost first, longest where they overlap."""
        found = self._scanned.get(turn.index)
        return (self.all_hits(turn) if found is None else found).get(lexicon, ())

    def all_hits(self, turn: PreparedTurn) -> Mapping[str, tuple[Hit, ...]]:
        """Phrases found in a turn, by lexicon; those without any are left out."""
        found = self._scanned.get(turn.index)
        if found is None:
            found = self._scanned[turn.index] = self.lexicons.scan(turn)
        return found

    def agent_turns_with(self, lexicon: str) -> Sequence[PreparedTurn]:
        """The agents' turns that hold a phrase of a lexicon."""
        if not self._holding:
            self._holding[""] = []
            for turn in self.agent_turns:
                for name in self.all_hits(turn):
                    self._holding.setdefault(name, []).append(turn)
        return self._holding.get(lexicon, ())

    @remembered
    def _labels(self) -> dict[int, frozenset[str]]:
        labels = defaultdict(set)
        for finding in self.earlier:
            labels[finding.turn].add(finding.label)
        return {turn: frozenset(names) for turn, names in labels.items()}

    def labels(self, turn: PreparedTurn) -> frozenset[str]:
        """Labels that an earlier stage gave to a turn."""
        return self._labels.get(turn.index, frozenset())

    @remembered
    def _places(self) -> dict[int, int]:
        return {turn.index: place for place, turn in enumerate(self.turns)}

    def place(self, turn: PreparedTurn) -> int:
        """The turn's number in `turns` (its `index` also counts the events that are left out)."""
        return self._places[turn.index]

    def customer_before(self, turn: PreparedTurn) -> tuple[PreparedTurn, ...]:
        """The customer's turns since the agent's message before this one: what it answers."""
        before: list[PreparedTurn] = []
        place = self.place(turn)
        for back in range(place - 1, max(place - MAX_LOOK_BACK, 0) - 1, -1):
            other = self.turns[back]
            if other.is_customer:
                before.append(other)
            elif before:
                break
        return tuple(reversed(before))


def finding(  # noqa: PLR0913 - a finding has this many facts, all named at the call
    turn: PreparedTurn,
    first: int,
    after: int,
    *,
    label: str,
    reason: Reason,
    check: str,
    version: str,
    suggestion: Reason | None = None,
) -> Finding:
    """A finding over tokens `first` to `after` (end exclusive) of a turn."""
    start, end = turn.starts[first], turn.ends[after - 1]
    return Finding(label, turn.index, start, end, turn.text[start:end], reason, check, version, suggestion)
