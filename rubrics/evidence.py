"""What an analysis holds for or against one agent, the way that rules ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from nlp.text import fold
from nlp.types import Analysis, Measure, Speaker, Transcript, TurnKind
from rubrics.rules import Situation

_MARKS = ".!?\n"
# A sentence is looked for this near to its finding, so that an endless line costs no more than a short one.
NEAR = 200


@dataclass(frozen=True)
class Evidence:
    """An analysis seen from one author's side; `author` None takes the agents together.

    A *need* is one stretch of the customer's turns that this author answers.
    """

    analysis: Analysis
    transcript: Transcript
    author: str | None = None

    def findings(self, labels: tuple[str, ...]) -> tuple[int, ...]:
        """Numbers of the findings with these labels in turns of this author; rules ask again and again."""
        asked = self._asked
        if labels not in asked:
            found = [self._by_label[label] for label in dict.fromkeys(labels) if label in self._by_label]
            asked[labels] = tuple(sorted(chain.from_iterable(found)))
        return asked[labels]

    def answered(self, numbers: Iterable[int]) -> int:
        """How many needs these findings answer, each in words not used before: a formula counts once."""
        said: set[str] = set()
        needs: set[int] = set()
        for number in numbers:
            sentence = self._sentence(number)
            if sentence not in said:
                said.add(sentence)
                needs.add(self._needs[self.analysis.findings[number].turn])
        return len(needs)

    def turns(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The turns in which these findings stand, each once."""
        return tuple(dict.fromkeys(self.analysis.findings[number].turn for number in numbers))

    def measure(self, name: str) -> Measure | None:
        """The rated measure of that name for this author, or for the whole where that is the same."""
        measures = self._measures
        found = measures.get((name, self.author))
        if found is None and self.author is None and len(self._agents) == 1:
            found = measures.get((name, next(iter(self._agents))))
        if found is None and self.author is not None and self._agents <= {self.author}:
            found = measures.get((name, None))
        return found if found is not None and found.value is not None else None

    def value(self, verdict: str) -> str | None:
        """What a verdict says; None if it was not reached."""
        return self._verdicts.get(verdict)

    def situation(self, situation: Situation) -> tuple[int, ...] | None:
        """The turns that show a situation (calm needs none), or None if it is not given."""
        if situation is Situation.CUSTOMER_CALM:
            return None if self._upset else ()
        return (self._upset if situation is Situation.CUSTOMER_UPSET else self._abusive) or None

    def _is_theirs(self, turn: int) -> bool:
        said = self.transcript.turns[turn]
        return said.speaker is Speaker.AGENT and self.author in {None, said.author}

    def _sentence(self, number: int) -> str:
        """The sentence in which a finding stands, the way that two of them are compared."""
        if number not in self._sentences:
            finding = self.analysis.findings[number]
            text = self.transcript.turns[finding.turn].text
            start, end = max(finding.start - NEAR, 0), finding.end + NEAR
            first = max(start - 1, *(text.rfind(mark, start, finding.start) for mark in _MARKS)) + 1
            after = [at for mark in _MARKS if (at := text.find(mark, finding.end - 1, end)) >= 0]
            self._sentences[number] = " ".join(fold(text[first : min(after, default=end)]).split())
        return self._sentences[number]

    @cached_property
    def _asked(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        return {}

    @cached_property
    def _sentences(self) -> dict[int, str]:
        return {}

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels that any turn of this author has."""
        return frozenset(self._by_label)

    @cached_property
    def _by_label(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, finding in enumerate(self.analysis.findings):
            if self._is_theirs(finding.turn):
                found.setdefault(finding.label, []).append(number)
        return found

    @cached_property
    def _measures(self) -> dict[tuple[str, str | None], Measure]:
        """The measures of an author or of the whole; the first of a name counts."""
        found: dict[tuple[str, str | None], Measure] = {}
        for measure in self.analysis.measures:
            if measure.turn is None:
                found.setdefault((measure.name, measure.author), measure)
        return found

    @cached_property
    def _verdicts(self) -> dict[str, str | None]:
        """The verdicts on the whole; those on single turns are many and no rule asks for them."""
        found: dict[str, str | None] = {}
        for verdict in self.analysis.verdicts:
            if verdict.turn is None:
                found.setdefault(verdict.name, verdict.value)
        return found

    @cached_property
    def _agents(self) -> frozenset[str | None]:
        return frozenset(turn.author for turn in self.transcript.turns if turn.speaker is Speaker.AGENT)

    @cached_property
    def _needs(self) -> tuple[int, ...]:
        needs, count, before = [], 0, Speaker.CUSTOMER
        for turn in self.transcript.turns:
            if turn.speaker is Speaker.CUSTOMER and before is not Speaker.CUSTOMER:
                count += 1
            if turn.kind is TurnKind.MESSAGE:
                before = turn.speaker
            needs.append(count)
        return tuple(needs)

    @cached_property
    def _theirs(self) -> frozenset[int]:
        """The needs that this author answers."""
        return frozenset(n for turn, n in enumerate(self._needs) if self._is_theirs(turn))

    @cached_property
    def _upset(self) -> tuple[int, ...]:
        low = {
            measure.turn
            for measure in self.analysis.measures
            if measure.name == "sentiment" and measure.value is not None and measure.value < 0
        }
        return self._customer_turns(low | set(self._abusive))

    @cached_property
    def _abusive(self) -> tuple[int, ...]:
        return self._customer_turns(f.turn for f in self.analysis.findings if f.label == "abuse")

    def _customer_turns(self, turns: Iterable[int | None]) -> tuple[int, ...]:
        return tuple(
            sorted(
                turn
                for turn in set(turns)
                if turn is not None
                and self.transcript.turns[turn].speaker is Speaker.CUSTOMER
                and self._needs[turn] in self._theirs
            )
        )
