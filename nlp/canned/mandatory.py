"""Phrases that a team wants said in every conversation: which were, and where."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from nlp.canned.sentences import cut
from nlp.canned.templates import Template, Templates
from nlp.text import PreparedTurn


class Phrase(BaseModel):
    """A sentence, placeholders allowed, for conversations of `language` (None: of any).

    `exempt`: reading it out counts as nothing canned, as with what the law imposes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    language: Literal["it", "en"] | None = None
    exempt: bool = True


def found(
    phrases: Sequence[Phrase], language: str, turns: Iterable[PreparedTurn]
) -> tuple[tuple[Phrase, int | None], ...]:
    """Each phrase for this language with the first turn that says it, verbatim or nearly so, or None."""
    wanted = tuple(phrase for phrase in phrases if phrase.language in {None, language})
    if not wanted:
        return ()
    index = _index(tuple(phrase.text for phrase in wanted))
    said: dict[str, int] = {}
    for turn in turns:
        for match in index.matches(list(cut(turn.text))):
            said.setdefault(match.template.text, turn.index)
    return tuple((phrase, said.get(phrase.text)) for phrase in wanted)


def exempt(phrases: Sequence[Phrase]) -> Templates | None:
    """The phrases that count as nothing canned; None where there are none."""
    texts = tuple(phrase.text for phrase in phrases if phrase.exempt)
    return _index(texts) if texts else None


@lru_cache(maxsize=16)
def _index(texts: tuple[str, ...]) -> Templates:
    return Templates(Template(text) for text in texts)
