"""The life of rubrics: drafts, publishing, archiving, and the rules that choose one for a conversation."""

from qa_app.scorecards.service.choosing import FALLBACK, choose_version, set_rules
from qa_app.scorecards.service.drafting import discard_draft, publish_draft, save_draft, start_draft
from qa_app.scorecards.service.publishing import archive, publish, publish_library, reinstate
from qa_app.scorecards.service.refusals import (
    DraftChangedElsewhereError,
    DraftFaultsError,
    FallbackNeededError,
    NothingNewError,
    OtherRubricError,
)

__all__ = [
    "FALLBACK",
    "DraftChangedElsewhereError",
    "DraftFaultsError",
    "FallbackNeededError",
    "NothingNewError",
    "OtherRubricError",
    "archive",
    "choose_version",
    "discard_draft",
    "publish",
    "publish_draft",
    "publish_library",
    "reinstate",
    "save_draft",
    "set_rules",
    "start_draft",
]
