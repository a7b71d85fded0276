"""What the page of actions shows."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.actions.queries import ActionView


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """One's own actions or the teams'; the teams' are for those who review."""

    template: ClassVar[str] = "actions/index.html"
    open: tuple[ActionView, ...]
    ended: tuple[ActionView, ...]
    whose: str
    has_teams: bool
    opens_reviews: bool
