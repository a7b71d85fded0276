"""What the list and one conversation show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from qa_app.accounts.queries import AgentRef
from qa_app.transcripts.forms import FilterForm
from qa_app.transcripts.queries import Listing
from qa_app.transcripts.service.reading import Facts
from qa_app.ui.conversation import Bubble


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list with its filters; `waiting` conversations are still being analysed."""

    template: ClassVar[str] = "transcripts/list.html"
    listing: Listing
    form: FilterForm
    address: Mapping[str, str]
    waiting: int
    any_at_all: bool


@dataclass(frozen=True, slots=True)
class TranscriptPage:
    """One conversation with where it came from."""

    template: ClassVar[str] = "transcripts/transcript.html"
    facts: Facts
    bubbles: tuple[Bubble, ...]
    agents: tuple[AgentRef, ...]
    may_review: bool
    may_swap: bool
