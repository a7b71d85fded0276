"""A team's service profile as data: what it has chosen, and the defaults where it chose nothing."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nlp.hours import Hours

Line = Annotated[str, Field(max_length=1_000)]
Note = Annotated[str, Field(max_length=4_000)]
MOST_LINES = 200


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Target(_Part):
    """What is promised on a channel: a first reply in so many minutes, a solution in so many hours."""

    first_reply: Annotated[int, Field(ge=1, le=43_200)] | None = None
    resolution: Annotated[int, Field(ge=1, le=8_760)] | None = None


class Phrase(_Part):
    """Words that agents are asked to say; without a language in conversations of any."""

    text: Line
    language: Literal["it", "en"] | None = None


class ServiceProfile(_Part):
    """One version of a profile. An older version's data is read with the defaults for what came later."""

    hours: Hours | None = None
    targets: Mapping[str, Target] = {}
    address: Literal["either", "tu", "lei"] = "either"
    tone: Literal["either", "formal", "friendly"] = "either"
    style: Literal["either", "complete", "exchange"] = "either"
    emoji: bool = True
    mandatory: Annotated[tuple[Phrase, ...], Field(max_length=MOST_LINES)] = ()
    legal: Annotated[tuple[Line, ...], Field(max_length=MOST_LINES)] = ()
    templates: Annotated[tuple[Line, ...], Field(max_length=MOST_LINES)] = ()
    decides: Note = ""
    hand_offs: Note = ""
    warnings: Annotated[int, Field(ge=0, le=10)] | None = None
    abuse: Note = ""
    jargon_allowed: Annotated[tuple[Line, ...], Field(max_length=MOST_LINES)] = ()
    jargon_added: Annotated[Mapping[str, Line], Field(max_length=MOST_LINES)] = {}
    aims: tuple[str, ...] = ()
