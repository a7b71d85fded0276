"""What the import pages show: upload, and the preview of what was understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_babel import get_locale
from flask_babel import gettext as _

from nlp.types import LANGUAGES
from qa_app.importers.types import ImportedConversation, Problem
from qa_app.importers.wording import say
from qa_app.transcripts.forms import COLUMNS, DetailsForm, UploadForm
from qa_app.transcripts.service.pending import Pending
from qa_app.transcripts.service.storing import identity
from qa_app.ui.conversation import Bubble, bubbles

SHOWN_CONVERSATIONS = 20
SHOWN_TURNS = 12


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Upload or paste; `problems` of a refused file, in words."""

    template: ClassVar[str] = "transcripts/import.html"
    form: UploadForm
    problems: tuple[tuple[int | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationPreview:
    """One pending conversation as it will look."""

    number: int
    title: str
    language: str | None
    agents: tuple[str, ...]
    customer: str | None
    roles: tuple[tuple[str, str, str, bool], ...]
    problems: tuple[tuple[int | None, str, str], ...]
    bubbles: tuple[Bubble, ...]
    turns: int
    is_known: bool
    is_importable: bool
    needs_a_look: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A pending import: what was understood, what was not, and what it would add."""

    template: ClassVar[str] = "transcripts/preview.html"
    pending: Pending
    form: DetailsForm
    shown: tuple[ConversationPreview, ...]
    problems: tuple[tuple[int | None, str, str], ...]
    columns: Mapping[str, object]
    mapping: Mapping[str, str | None]

    @property
    def hidden(self) -> int:
        """Conversations beyond those shown."""
        return len(self.pending.result.conversations) - len(self.shown)

    @property
    def refused(self) -> int:
        """Conversations that cannot be imported as they stand."""
        return len(self.pending.result.conversations) - len(self.pending.importable)


def preview_page(pending: Pending, form: DetailsForm) -> PreviewPage:
    """The preview of a held import, its sentences in the reader's language."""
    language = str(get_locale())
    mapping = pending.choices.mapping or {}
    guessed = pending.columns.guessed if pending.columns else None
    return PreviewPage(
        pending=pending,
        form=form,
        shown=tuple(
            _conversation(conversation, number, pending, language)
            for number, conversation in enumerate(pending.result.conversations[:SHOWN_CONVERSATIONS])
        ),
        problems=_worded(pending.result.problems, language),
        columns=COLUMNS,
        mapping={f: mapping.get(f) or (getattr(guessed, f) if guessed else None) for f in COLUMNS},
    )


def _conversation(
    conversation: ImportedConversation, number: int, pending: Pending, language: str
) -> ConversationPreview:
    turns = conversation.transcript.turns
    known = identity(conversation) in pending.known
    return ConversationPreview(
        number=number,
        title=conversation.external_id or _("Conversation %(number)d", number=number + 1),
        language=conversation.language,
        agents=tuple(agent.name for agent in conversation.agents),
        customer=conversation.customer,
        roles=tuple(
            (r.name, r.speaker.value, say(r.reason, language), r.confident) for r in conversation.roles
        ),
        problems=_worded(conversation.problems, language),
        bubbles=bubbles(turns[:SHOWN_TURNS]),
        turns=len(turns),
        is_known=known,
        is_importable=conversation.is_importable,
        needs_a_look=not known and (conversation.needs_a_look or conversation.language not in LANGUAGES),
    )


def _worded(problems: tuple[Problem, ...], language: str) -> tuple[tuple[int | None, str, str], ...]:
    return tuple((problem.line, say(problem, language), problem.severity) for problem in problems)
