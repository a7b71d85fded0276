"""How long a review takes, pauses left out. The page only says "still at it"; the server counts."""

from datetime import datetime, timedelta

from sqlalchemy import update

from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.sampling.models import ReviewTime

# A page in use says so every 20 seconds; a longer silence was a pause and counts nothing.
LONGEST_STEP = timedelta(seconds=30)


def beat(evaluation_id: int, *, viewer: Viewer, at: datetime) -> int:
    """The seconds of the viewer's own draft so far.

    What is added is the time since the last beat by the server's clock: however often or with whatever
    content a page calls, no more than the time that really passed is counted.
    """
    row = db.session.get(Evaluation, evaluation_id)
    mine = row is not None and row.reviewer_id == viewer.user_id and viewer.can(Permission.REVIEW)
    if row is None or not mine or row.submitted_at is not None:
        raise NotFoundError
    known = db.session.get(ReviewTime, evaluation_id)
    if known is None:
        db.session.add(ReviewTime(evaluation_id=evaluation_id, user_id=viewer.user_id, beat_at=at))
        db.session.commit()
        return 0
    gap = at - known.beat_at
    step = gap.total_seconds() if timedelta() < gap <= LONGEST_STEP else 0
    # Two beats at once: only the one that saw the latest counts.
    latest = (ReviewTime.evaluation_id == evaluation_id, ReviewTime.beat_at == known.beat_at)
    values = {"seconds": ReviewTime.seconds + round(step), "beat_at": max(at, known.beat_at)}
    db.session.execute(update(ReviewTime).where(*latest).values(**values))
    db.session.commit()
    return known.seconds
