"""Drawing one conversation on the spot: seeded, from a frame that is written down, within the agreement."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.service import open_review
from qa_app.sampling import queries
from qa_app.sampling.queries import Frame
from qa_app.sampling.service import drawing, recording
from qa_app.sampling.service.drawing import NONE, Design
from qa_app.sampling.service.framing import Rules, sort_out
from qa_app.sampling.service.recording import Drawn
from qa_app.sampling.service.refusals import NothingToDrawError

DEFAULT_DAYS = 14
WINDOWS = (14, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw from: the last so many days, perhaps one team or one channel."""

    days: int = DEFAULT_DAYS
    team_id: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The review that was opened, and from how many conversations it was drawn."""

    evaluation_id: int
    frame: int


def draw_review(wish: Wish, *, viewer: Viewer, at: datetime, seed: int) -> Opened:
    """Draw one person's part in a conversation and open a random review of it.

    The same seed over the same frame draws the same. Raises NothingToDrawError with what was left out.
    """
    if not viewer.can(Permission.REVIEW):
        raise ForbiddenError
    if wish.team_id is not None and not viewer.reaches_team(wish.team_id):
        raise NotFoundError
    days = wish.days if wish.days in WINDOWS else DEFAULT_DAYS
    frame = Frame(
        at - timedelta(days=days),
        at,
        team_ids=() if wish.team_id is None else (wish.team_id,),
        channels=() if wish.channel is None else (wish.channel,),
        viewer=viewer,
    )
    own = frozenset(() if viewer.agent_id is None else (viewer.agent_id,))
    framed = sort_out(queries.candidates(frame), Rules("random", own=own), at=at)
    if not framed.kept:
        raise NothingToDrawError(days=days, exclusions=framed.exclusions)
    design = Design(1, by=NONE, spread=False, room=framed.room)
    chosen = drawing.draw(framed.parts, design, seed)
    drawn = Drawn("random", seed, frame.since, at, design, framed.parts, framed.exclusions, chosen)
    row = recording.record(drawn, at=at, by=viewer.user_id)
    transcript_id, agent_id = chosen[0].part.key
    note = recording.note_for_review(row)
    evaluation_id = open_review(transcript_id, agent_id, "random", viewer=viewer, at=at, draw=note)
    return Opened(evaluation_id, len(framed.kept))
