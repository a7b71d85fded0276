"""A text in both languages. Everything that a rubric shows is one of these."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def _ordinary_breaks(said: object) -> object:
    # YAML writes the line break of old mainframes in a way that does not come back.
    return said.replace("\x85", "\n") if isinstance(said, str) else said


Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    BeforeValidator(_ordinary_breaks),
]


class Frozen(BaseModel):
    """Base of what is read from YAML: nothing unknown is let in, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Text(Frozen):
    """The same thing said in Italian and in English; neither is the original."""

    it: Sentence
    en: Sentence

    def get(self, language: str) -> str:
        """The text for a reader of that language; English where it is neither of the two."""
        return self.it if language[:2] == "it" else self.en

    def fill(self, value: float) -> "Text":
        """The text with `{value}` put in, written as each language writes numbers."""
        number = f"{value:.0f}" if abs(value) >= 10 or value == int(value) else f"{value:.1f}"
        return Text(
            it=self.it.replace("{value}", number.replace(".", ",")), en=self.en.replace("{value}", number)
        )
