"""A fact as the company states it, and values of its kind: money, shares, terms, hours, yes or no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What the value of a fact is. Of `free` facts nothing is compared."""

    AMOUNT = "amount"
    SHARE = "share"
    TERM = "term"
    HOURS = "hours"
    YES_NO = "yes_no"
    FREE = "free"


class Fact(BaseModel):
    """A statement of the company, with the words by which people speak of it.

    `topics`: per language the ways to name the matter; every word of one must stand in a sentence that is
    about it. `statements`: per language, in the company's words. `value` is written as people write it
    ("30 giorni", "4,90 €", "9-18", "yes").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(max_length=40)]
    statements: Mapping[str, Annotated[str, Field(max_length=1_000)]] = {}
    kind: Kind
    value: Annotated[str, Field(max_length=100)] = ""
    topics: Mapping[str, tuple[str, ...]] = {}
    valid_from: date | None = None
    valid_to: date | None = None

    def said(self, language: str) -> str:
        """The statement in a language, else in the one that there is."""
        return self.statements.get(language) or next(iter(self.statements.values()), "")

    def is_valid(self, day: date | None) -> bool:
        """Whether it holds on a day; without a day only what always holds."""
        if day is None:
            return self.valid_from is None and self.valid_to is None
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class Value:
    """From `low` to `high` of a unit, both the same for a plain figure.

    Units: a currency's sign ("" where only "free" or cents are said), `%`, `hour`, `working_day`, `month`,
    `minute` of the day (then `low` opens and `high` closes, either may be untold), `truth` (1 yes, 0 no).
    `is_loose`: an hour that may be of the morning or the afternoon.
    """

    kind: Kind
    low: float | None
    high: float | None
    unit: str
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A value at pieces `first` to `after` (end exclusive) of a text; `is_vague`: "about", "more or less"."""

    value: Value
    first: int
    after: int
    is_vague: bool = False
