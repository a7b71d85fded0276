"""What an analysis holds for or against one agent, the way that rules ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nlp.text import fold
from nlp.types import Analysis, Finding, Measure, Speaker, Transcript, TurnKind
from rubrics.rules import Situation


@dataclass(frozen=True)
class Evidence:
    """An analysis seen from one author's side; `author` None takes the agents together.

    A *need* is one stretch of the customer's turns that this author answers.
    """

    analysis: Analysis
    transcript: Transcript
    author: str | None = None

    def findings(self, labels: Iterable[str]) -> tuple[int, ...]:
        """Numbers of the findings with these labels in turns of this author."""
        wanted = frozenset(labels)
        return tuple(
            number
            for number, finding in enumerate(self.analysis.findings)
            if finding.label in wanted and self._is_theirs(finding.turn)
        )

    def answered(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The findings that answer a need of their own in words of their own: a formula counts once."""
        kept: list[int] = []
        needs: set[int] = set()
        words: set[str] = set()
        for number in numbers:
            finding = self.analysis.findings[number]
            need, said = self._needs[finding.turn], _said(finding)
            if need not in needs and said not in words:
                kept.append(number)
            needs.add(need)
            words.add(said)
        return tuple(kept)

    def turns(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The turns in which these findings stand, each once."""
        return tuple(dict.fromkeys(self.analysis.findings[number].turn for number in numbers))

    def measure(self, name: str) -> Measure | None:
        """The rated measure of that name for this author, or for the whole where that is the same."""
        found = self.analysis.measure(name, author=self.author)
        if found is None and self.author is None and len(self._agents) == 1:
            found = self.analysis.measure(name, author=next(iter(self._agents)))
        if found is None and self.author is not None and self._agents <= {self.author}:
            found = self.analysis.measure(name)
        return found if found is not None and found.value is not None else None

    def value(self, verdict: str) -> str | None:
        """What a verdict says; None if it was not reached."""
        found = self.analysis.verdict(verdict)
        return None if found is None else found.value

    def situation(self, situation: Situation) -> tuple[int, ...] | None:
        """The turns that show a situation (none needed for some), or None if it is not given."""
        shown: tuple[int, ...] | None
        if situation is Situation.CUSTOMER_UPSET:
            shown = self._upset or None
        elif situation is Situation.CUSTOMER_CALM:
            shown = None if self._upset else ()
        elif situation is Situation.CUSTOMER_ABUSIVE:
            shown = self._abusive or None
        elif situation is Situation.CHANNEL_KNOWN:
            shown = () if self.transcript.channel else None
        else:
            shown = () if self.transcript.customer else None
        return shown

    def _is_theirs(self, turn: int) -> bool:
        said = self.transcript.turns[turn]
        return said.speaker is Speaker.AGENT and self.author in {None, said.author}

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


def _said(finding: Finding) -> str:
    return " ".join(fold(finding.quote).split()).strip(" .,;:!?")
