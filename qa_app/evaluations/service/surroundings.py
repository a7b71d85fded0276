"""All that stands around a submitted review for one reader: its standing, disputes, actions, history."""

from dataclasses import dataclass
from datetime import datetime

from qa_app.actions import queries as actions
from qa_app.actions.queries import ActionView, Owner
from qa_app.core.clock import ZONE
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.queries import DisputeView, Review, Status
from qa_app.evaluations.queries.statuses import COUNTING
from qa_app.evaluations.service.life import Part, Standing, Step
from qa_app.evaluations.service.standing import part_of, standing_of, steps_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`steps` are what the reader may do now. `other` is the second judgement of the same part, once both
    are submitted: the person's own beside a review, the review beside a person's own. `owners` can be given
    an action; nobody where the reader may open none.
    """

    standing: Standing
    steps: frozenset[Step]
    disputes: tuple[DisputeView, ...]
    history: tuple[queries.Step, ...]
    actions: tuple[ActionView, ...]
    owners: tuple[Owner, ...]
    other: Review | None
    is_reviewee: bool


def around(review: Review, *, viewer: Viewer, at: datetime) -> Surroundings:
    """What surrounds a review whose reader was checked already."""
    row = queries.head_of(review.id, viewer)
    if row is None:
        raise NotFoundError
    part, today = part_of(row, viewer), at.astimezone(ZONE).date()
    acts = part in (Part.REVIEWER, Part.COLLEAGUE) and not review.is_draft
    return Surroundings(
        standing=standing_of(row, at=at),
        steps=steps_of(row, viewer, at=at),
        disputes=queries.disputes_of(review.id),
        history=queries.history_of(review.id),
        actions=actions.of_review(review.id, viewer, today),
        owners=actions.owners(review.team_id, viewer) if acts else (),
        # The gap is between the two of them: nobody else reads how a person judges themselves.
        other=_other(review) if part in (Part.REVIEWER, Part.REVIEWEE) else None,
        is_reviewee=part is Part.REVIEWEE,
    )


def _other(review: Review) -> Review | None:
    if review.reviewee_id is None:
        return None
    if review.kind == "self":
        published = queries.published_of(review.transcript_id, review.reviewee_id)
        found = published[0].id if published and review.status == Status.SUBMITTED else None
    else:
        own = queries.self_review_of(review.transcript_id, review.reviewee_id)
        found = own if review.status in COUNTING else None
    return None if found is None else queries.whole(found)
