"""How a conversation came to be reviewed: everything that is needed to draw it again."""

from dataclasses import dataclass
from typing import Any, ClassVar

from qa_app.evaluations.pages import exclusions_said
from qa_app.sampling.queries import DrawRecord
from qa_app.sampling.service import Redone


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The record of a draw, and what came out when it was drawn again."""

    template: ClassVar[str] = "sampling/drawn.html"
    evaluation_id: int
    draw: DrawRecord
    is_own: bool
    redone: Redone | None = None

    @property
    def exclusions(self) -> tuple[str, ...]:
        """What was left out, in words."""
        return exclusions_said(self.draw.exclusions)

    @property
    def design(self) -> Any:
        """How many of what, as it was recorded."""
        return self.draw.design
