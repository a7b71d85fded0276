"""Where a review can stand, and which of these states count or are shown. Named once, used everywhere."""

from enum import StrEnum


class Status(StrEnum):
    """The stored state. Whether a review is closed follows from the facts: see `service.life`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    ACKNOWLEDGED = "acknowledged"
    DISPUTED = "disputed"
    KEPT = "kept"
    REVISED = "revised"
    VOIDED = "voided"
    PRIVATE = "private"


# Kinds that end at the person who was judged; self-reviews and calibrations never do.
OF_PEOPLE = ("random", "targeted")
# What statistics are made of: the person could read it and nobody took it back.
COUNTING = (Status.PUBLISHED, Status.ACKNOWLEDGED, Status.DISPUTED, Status.KEPT, Status.REVISED)
# What those who review in the team may read: no longer in the hands of its writer alone.
HANDED_IN = (Status.SUBMITTED, *COUNTING, Status.VOIDED)
# A dispute was decided, one way or the other.
DECIDED = (Status.KEPT, Status.REVISED)
