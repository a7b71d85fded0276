"""The life of rubrics: drafts, publishing, archiving, and the rules that choose one for a conversation."""

from qa_app.scorecards.service.choosing import FALLBACK, MAX_RULES, choose_version, set_rules
from qa_app.scorecards.service.drafting import (
    MAX_NOTE,
    discard_draft,
    publish_draft,
    save_draft,
    start_draft,
)
from qa_app.scorecards.service.editing import (
    MAX_FILE_BYTES,
    MAX_TITLE,
    begin,
    begin_from_file,
    begin_new,
    keep,
    rescue,
    stored,
    with_rules,
)
from qa_app.scorecards.service.publishing import archive, publish, publish_library, reinstate
from qa_app.scorecards.service.refusals import (
    DraftChangedElsewhereError,
    DraftFaultsError,
    FallbackNeededError,
    NothingNewError,
    OtherRubricError,
    RulesChangedElsewhereError,
    TakenError,
    UnreadableFileError,
)

__all__ = [
    "FALLBACK",
    "MAX_FILE_BYTES",
    "MAX_NOTE",
    "MAX_RULES",
    "MAX_TITLE",
    "DraftChangedElsewhereError",
    "DraftFaultsError",
    "FallbackNeededError",
    "NothingNewError",
    "OtherRubricError",
    "RulesChangedElsewhereError",
    "TakenError",
    "UnreadableFileError",
    "archive",
    "begin",
    "begin_from_file",
    "begin_new",
    "choose_version",
    "discard_draft",
    "keep",
    "publish",
    "publish_draft",
    "publish_library",
    "reinstate",
    "rescue",
    "save_draft",
    "set_rules",
    "start_draft",
    "stored",
    "with_rules",
]
