"""Background work on conversations."""

from collections.abc import Mapping
from typing import Any

from qa_app.core import clock
from qa_app.core.jobs.registry import Progress, handler
from qa_app.transcripts.service import analysing


@handler(analysing.JOB)
def analyse(payload: Mapping[str, Any], progress: Progress) -> None:
    """Analyse the revisions of `revision_ids`; one that this engine has analysed already is passed over."""
    for done, revision_id in enumerate(payload["revision_ids"]):
        progress.beat(done)
        analysing.ensure_analysis(revision_id, at=clock.now())
