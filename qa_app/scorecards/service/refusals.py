"""What the life of a rubric refuses; the routes put each into words."""

from dataclasses import dataclass

from qa_app.core.errors import ConflictError, InvalidError
from rubrics.problems import Problem


@dataclass
class DraftChangedElsewhereError(ConflictError):
    """The draft was saved by somebody else since this page was loaded; nothing was overwritten."""


@dataclass
class DraftFaultsError(InvalidError):
    """The draft cannot be published as it is: `faults` have code, line and remedy."""

    faults: tuple[Problem, ...] = ()


@dataclass
class OtherRubricError(InvalidError):
    """The draft's `id` is not that of the rubric it was opened for."""


@dataclass
class NothingNewError(ConflictError):
    """The draft says what the version that is in use already says."""


@dataclass
class FallbackNeededError(ConflictError):
    """This rubric is what every conversation without a rule is judged with: it cannot be archived."""
