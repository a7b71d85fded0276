"""How a suggestion is reached, as data: a start and steps that anybody can redo with a pencil."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from nlp.types import ACCUSING_FLAGS
from rubrics.words import Frozen, Text

MEASURES = (
    "first_reply", "mean_reply", "longest_reply", "receipt_acknowledged", "receipt_hours",
    "turns_to_human", "human_requests", "holds", "hold_seconds", "transfers", "talk_share",
    "words_per_minute", "interruptions", "unanswered_questions", "customer_questions", "details_taken_up",
    "facts_told", "fact_contradictions", "facts_confirmed",
    "corrections", "disputed", "contradictions", "not_understood",
    "commitments", "commitments_dated", "gulpease", "flesch", "words_per_sentence", "canned_share",
    "bureaucratic_share",
    "sentiment", "valence",
    "customer_valence_start", "customer_valence_end", "customer_valence_shift",
)  # fmt: skip
VERDICTS = ("resolved", "formality")
CANNED_MEASURES = ("canned_share",)
CANNED_LABELS = ("scripted",)
HALF = 0.5


class Situation(StrEnum):
    """A circumstance that changes what is expected of the agent. Context, never a fault by itself."""

    CUSTOMER_UPSET = "customer_upset"
    CUSTOMER_CALM = "customer_calm"
    CUSTOMER_ABUSIVE = "customer_abusive"


class Range(Frozen):
    """A measure from `at_least` (included) up to `below` (excluded); either may be open.

    `other_than` names a measure whose value it must not be: a longest gap that is the first one is the
    queue's and not the agent's.
    """

    name: str
    at_least: float | None = None
    below: float | None = None
    other_than: str | None = None

    def holds(self, value: float) -> bool:
        """Whether a value lies in the range."""
        above = self.at_least is None or value >= self.at_least
        return above and (self.below is None or value < self.below)


class Need(Frozen):
    """Something that must be there before anything is suggested; any one of those named will do.

    `measures` need only be rated, whatever they say; `ranges` must hold.
    """

    labels: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    verdicts: tuple[str, ...] = ()
    situations: tuple[Situation, ...] = ()
    channels: tuple[str, ...] = ()
    otherwise: Text

    @property
    def has_evidence(self) -> bool:
        """Whether it asks for anything at all."""
        given = (self.labels, self.measures, self.ranges, self.verdicts, self.situations, self.channels)
        return any(given)


class Move(Frozen):
    """One step up or down. It is made once, however often its evidence comes.

    `labels`: found in at least `at_least` places, each of another need and in other words. `lacking`:
    none of these found. `points`: whole or half. `measure`, `verdict`: what must hold. All that is given must
    hold together, and so must `when`; `unless` names labels that keep the step from being made; `channels`
    limits it to some.
    """

    labels: tuple[str, ...] = ()
    at_least: Annotated[int, Field(ge=1, le=20)] = 1
    lacking: tuple[str, ...] = ()
    measure: Range | None = None
    verdict: str | None = None
    values: tuple[str, ...] = ()
    when: Situation | None = None
    unless: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    points: Annotated[float, Field(ge=HALF, le=4, multiple_of=HALF)]
    because: Text

    @property
    def has_evidence(self) -> bool:
        """Whether the step rests on anything at all."""
        return bool(self.labels or self.lacking or self.measure or self.verdict)

    @property
    def only_accuses(self) -> bool:
        """It rests on nothing but flags that accuse: too little to lower a suggestion alone."""
        alone = not (self.lacking or self.measure or self.verdict)
        return bool(self.labels) and alone and all(label in ACCUSING_FLAGS for label in self.labels)

    @property
    def only_canned(self) -> bool:
        """It rests on nothing but prepared text, which lowers nothing by itself."""
        by_label = bool(self.labels) and set(self.labels) <= set(CANNED_LABELS)
        by_measure = self.measure is not None and self.measure.name in CANNED_MEASURES
        other = self.lacking or self.verdict or (self.labels and not by_label)
        return (by_label or by_measure) and not other and (by_measure or self.measure is None)


class SuggestionRule(Frozen):
    """From `start`, every step of `add` and `subtract` that applies; halves up, kept within the scale.

    `not_rated` instead of a start: the text never gives enough for this criterion, and says why; `looks_at`
    then names labels whose moments help whoever judges it.
    """

    start: int | None = None
    needs: tuple[Need, ...] = ()
    add: tuple[Move, ...] = ()
    subtract: tuple[Move, ...] = ()
    looks_at: tuple[str, ...] = ()
    not_rated: Text | None = None

    @property
    def labels(self) -> frozenset[str]:
        """The labels whose moments speak to the criterion."""
        moved = (label for move in (*self.add, *self.subtract) for label in move.labels)
        return frozenset((*moved, *self.looks_at))
