"""The end of an attempt: it becomes a conversation, and the conversation is scored like any other."""

import hashlib
import json
from datetime import datetime

from nlp.types import Transcript
from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations.service import record_roleplay
from qa_app.roleplay import queries
from qa_app.roleplay.models import Attempt
from qa_app.roleplay.service.hearing import named
from qa_app.transcripts.models import Revision
from qa_app.transcripts.models import Transcript as TranscriptRow
from qa_app.transcripts.service.storing import turn_rows
from scenarios import play
from scenarios.report import attempt_score


def finish(row: Attempt, attempt: play.Attempt, *, viewer: Viewer, at: datetime) -> None:
    """Keep the ended attempt as a conversation of its owner, within the running transaction."""
    scenario, ending = attempt.scenario, attempt.state.ending
    if ending is None:
        raise ValueError("the attempt has not ended")
    said = named(play.transcript(scenario, attempt.turns, attempt.language), trainee=viewer.name)
    head = TranscriptRow(
        identity=f"roleplay:{row.id}",
        content_hash=_hash(said),
        origin="roleplay",
        owner_id=row.user_id,
        channel=scenario.channel,
        language=row.language,
        reason=scenario.reason,
        phase=scenario.phase,
        customer=said.customer,
        started_at=row.started_at,
        imported_at=at,
    )
    revision = Revision(transcript=head, number=1, cause="played", created_at=at, created_by=row.user_id)
    agents = {} if viewer.agent_id is None else {viewer.name: viewer.agent_id}
    revision.turns = turn_rows(said, agents)
    db.session.add(revision)
    row.transcript = head
    row.finished_at = at
    row.ending = ending
    row.outcome = scenario.endings[ending].outcome


def conclude(attempt_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Score an ended attempt that has no score yet; doing it again changes nothing.

    Apart from `finish`: the last reply is answered as fast as any other, and an attempt whose scoring was
    interrupted is scored when its result or the list is next opened.
    """
    row = queries.row_of(attempt_id, viewer)
    if row is None:
        raise NotFoundError
    if row.transcript_id is None or row.score is not None:
        return
    record_roleplay(row.transcript_id, viewer=viewer, at=at)
    scored = queries.played(row)
    row.score = attempt_score(scored.base, scored.goals_share)
    db.session.commit()


def conclude_all(*, viewer: Viewer, at: datetime) -> None:
    """Score what the viewer played to its end without opening the result."""
    for attempt_id in queries.unscored(viewer):
        conclude(attempt_id, viewer=viewer, at=at)


def _hash(said: Transcript) -> str:
    words = [[turn.speaker, turn.text] for turn in said.turns]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()
