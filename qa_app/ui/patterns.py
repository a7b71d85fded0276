"""The pattern page: every component with its states, for those who build pages."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """Needs nothing: the components are shown with sample values."""

    template: ClassVar[str] = "ui/patterns.html"
