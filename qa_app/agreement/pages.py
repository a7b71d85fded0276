"""What the agreement pages show."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.agreement.forms import ProfileForm
from qa_app.agreement.queries import Change, Look


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The profile in force as a form, and its history."""

    template: ClassVar[str] = "agreement/agreement.html"
    form: ProfileForm
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LooksPage:
    """Who looked at whose data; with `mine`, at the reader's own."""

    template: ClassVar[str] = "agreement/looks.html"
    looks: tuple[Look, ...]
    mine: bool
