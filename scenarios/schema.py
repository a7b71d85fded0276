"""What a scenario is made of: the typed shape of `scenarios/library/<id>.yaml`, unknown keys refused."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nlp.types import LANGUAGES
from rubrics.words import Text

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Points: TypeAlias = Annotated[int, Field(ge=-50, le=50)]
Level: TypeAlias = Annotated[int, Field(ge=0, le=100)]

Channel: TypeAlias = Literal["in_person", "phone", "email", "chat", "social", "messaging", "app"]
ContactReason: TypeAlias = Literal["enquiry", "problem", "technical", "order", "billing", "recommendation"]
Phase: TypeAlias = Literal["before_purchase", "after_purchase"]
Kind: TypeAlias = Literal[
    "angry", "insulting", "prejudiced", "vulnerable", "defrauded", "threatening", "impatient", "repeated",
    "talkative", "confused", "silent", "sceptical", "demanding", "anxious", "grieving", "entitled", "right",
    "wrong", "impostor", "foreign", "public", "internal",
]  # fmt: skip
Pillar: TypeAlias = Literal[
    "timeliness", "responsiveness", "accuracy", "consistency", "empathy", "knowledge", "professionalism",
    "accessibility", "personalisation", "proactivity",
]  # fmt: skip
ResultName: TypeAlias = Literal["won", "partly", "lost"]
MoodBand: TypeAlias = Literal["any", "calm", "tense", "furious"]


class Strict(BaseModel):
    """Frozen, and a key that nobody reads is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Text):
    """Something the customer may say: `mood` limits when, `harsh` needs the trainee's consent."""

    mood: MoodBand = "any"
    harsh: bool = False


class Phrases(Strict):
    """Words that show a subject is meant, by language; `bollett*` stands for every ending."""

    it: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()

    def of(self, language: str) -> tuple[str, ...]:
        """The phrases of a language."""
        return self.it if language == "it" else self.en


class When(Strict):
    """A condition; every key given must hold. `any_of` holds if one of its conditions does.

    `labels` and `topics` look at this reply (one of them), `heard` and `told` at the attempt so far (all
    of them). Facts are those already revealed, this reply's included; `visited` nodes have been passed.
    """

    labels: tuple[str, ...] = ()
    all_labels: tuple[str, ...] = ()
    no_labels: tuple[str, ...] = ()
    topics: tuple[Id, ...] = ()
    all_topics: tuple[Id, ...] = ()
    no_topics: tuple[Id, ...] = ()
    heard: tuple[str, ...] = ()
    never_heard: tuple[str, ...] = ()
    told: tuple[Id, ...] = ()
    facts: tuple[Id, ...] = ()
    visited: tuple[Id, ...] = ()
    mood_min: Level | None = None
    mood_max: Level | None = None
    turn_min: int | None = None
    stayed_min: int | None = None
    endings: tuple[Id, ...] = ()
    any_of: tuple["When", ...] = ()


class Transition(Strict):
    """Where the conversation goes when the condition holds; without one it always goes."""

    to: Id
    when: When = When()


class Need(Strict):
    """What the trainee reads after a reply, in terms of what the customer needed."""

    met: Text
    missed: Text


class Node(Strict):
    """A moment of the conversation: what the customer says on arriving, and what may follow.

    One of `lines` is said on arrival, one of `stay` when nothing fires. When `stay` has run out the
    conversation goes `otherwise`. `feeling` says that the customer shows one here: ignoring it costs.
    """

    lines: tuple[Line, ...] = Field(min_length=1)
    stay: tuple[Line, ...] = ()
    feeling: bool = False
    expects: When = When()
    need: Need
    better: tuple[Text, Text]
    effects: dict[str, Points] = {}
    transitions: tuple[Transition, ...] = ()
    otherwise: Id | None = None


class Fact(Strict):
    """Something only the customer knows, told when a question touches one of its words."""

    text: Text
    words: Phrases
    lines: tuple[Line, ...] = Field(min_length=1)
    where: tuple[Id, ...] = ()


class Goal(Strict):
    """Something worth reaching; `missed` closes it for good."""

    text: Text
    met: When
    missed: When | None = None


class Ending(Strict):
    """How an attempt ends."""

    outcome: ResultName
    title: Text
    summary: Text
    lines: tuple[Line, ...] = Field(min_length=1)


class Card(Strict):
    """A piece of the company's knowledge that the trainee may read."""

    title: Text
    text: Text


class Persona(Strict):
    """The customer, and the company that the trainee answers for."""

    name: Text
    company: Text
    character: Text


class Mood(Strict):
    """How the customer starts and what moves them; `effects` replace the difficulty's defaults."""

    start: Level = 60
    patience: Annotated[int, Field(ge=1, le=10)] = 4
    effects: dict[str, Points] = {}
    slow_after: Annotated[int, Field(ge=5)] | None = None


class Reactions(Strict):
    """What the customer says to a reply that is none."""

    empty: tuple[Line, ...] = Field(min_length=2)
    gibberish: tuple[Line, ...] = Field(min_length=2)
    wrong_language: tuple[Line, ...] = Field(min_length=2)
    out_of_character: tuple[Line, ...] = Field(min_length=2)


class Example(Strict):
    """A run that deserves its outcome; a test plays it with the real engine."""

    language: Literal["it", "en"]
    outcome: ResultName
    replies: tuple[Words, ...] = Field(min_length=1)


class Scenario(Strict):
    """A customer to practise on. Topics are subjects that a reply may touch, by id."""

    id: Id
    version: Annotated[int, Field(ge=1)] = 1
    title: Text
    summary: Text
    briefing: Text
    content_note: Text
    kind: Kind
    channel: Channel
    reason: ContactReason
    phase: Phase
    difficulty: Annotated[int, Field(ge=1, le=3)]
    rubric: Id = "service_pillars"
    pillars: tuple[Pillar, ...] = Field(min_length=1)
    max_turns: Annotated[int, Field(ge=4, le=40)] = 16
    persona: Persona
    cards: tuple[Card, ...] = ()
    mood: Mood = Mood()
    topics: dict[Id, Phrases] = {}
    facts: dict[Id, Fact] = {}
    goals: dict[Id, Goal] = Field(min_length=1)
    start: Id
    nodes: dict[Id, Node] = Field(min_length=1)
    endings: dict[Id, Ending] = Field(min_length=1)
    always: tuple[Transition, ...] = ()
    walks_away: Id
    out_of_turns: Id
    reactions: Reactions
    stung: dict[str, Text] = {}
    examples: tuple[Example, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages it can be played in."""
        return LANGUAGES

    def spoken(self) -> Iterator[tuple[str, Line]]:
        """Every line of the customer by its key (`nodes.arrival.lines.0`), the same in every language."""
        for name, node in self.nodes.items():
            yield from _keyed(f"nodes.{name}.lines", node.lines)
            yield from _keyed(f"nodes.{name}.stay", node.stay)
        for name, fact in self.facts.items():
            yield from _keyed(f"facts.{name}.lines", fact.lines)
        for name, ending in self.endings.items():
            yield from _keyed(f"endings.{name}.lines", ending.lines)
        for name in Reactions.model_fields:
            yield from _keyed(f"reactions.{name}", getattr(self.reactions, name))


def _keyed(prefix: str, lines: tuple[Line, ...]) -> Iterator[tuple[str, Line]]:
    return ((f"{prefix}.{number}", line) for number, line in enumerate(lines))
