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


@dataclass
class RulesChangedElsewhereError(ConflictError):
    """The rules were changed by somebody else since this page was loaded; nothing was overwritten."""


@dataclass
class TakenError(ConflictError):
    """There is a rubric, or a draft of one, of that id already."""

    rubric_id: str = ""


@dataclass
class UnreadableFileError(InvalidError):
    """A file that is no rubric: `faults` have code, line and remedy; none where it is no text at all."""

    faults: tuple[Problem, ...] = ()
