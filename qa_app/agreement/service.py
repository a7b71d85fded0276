"""The agreement profile: strict by default, changed by the guarantor alone; and the log of every look."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from qa_app.agreement import queries
from qa_app.agreement.models import AccessEntry, AgreementProfileRow
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError
from qa_app.core.permissions import Permission, Viewer


@dataclass(frozen=True, slots=True)
class Profile:
    """What the agreement allows. The defaults are the strictest that the product still works with.

    `minimum_group`: figures about several people name no group smaller than this (people).
    `reviews_per_person`: ceiling of reviews of one person in a calendar month.
    `targeted_per_person`: how many of those may be of conversations chosen by hand.
    `agent_names_on_dashboard`: whether a supervisor sees the names of their own agents beside review figures.
    `retention_days`: how long a conversation is kept (enforced when retention is switched on).
    `editing_hours`: how long a reviewer may re-open what they submitted.
    `dispute_days`: how many of their own working days a person has to ask for a second look.
    `talk_bands`: how many of a rubric's lowest bands are published only after a talk, at most its lower half.
    `talk_on_critical`: whether a review that fails a critical criterion is published only after a talk.
    """

    minimum_group: int = 5
    reviews_per_person: int = 8
    targeted_per_person: int = 2
    agent_names_on_dashboard: bool = True
    retention_days: int = 365
    editing_hours: int = 24
    dispute_days: int = 10
    talk_bands: int = 2
    talk_on_critical: bool = True


LIMITS = {
    "minimum_group": (5, 100),
    "reviews_per_person": (1, 50),
    "targeted_per_person": (0, 20),
    "retention_days": (30, 3650),
    "editing_hours": (0, 168),
    "dispute_days": (5, 60),
    "talk_bands": (0, 5),
}


def profile() -> Profile:
    """The profile in force."""
    row = queries.newest()
    if row is None:
        return Profile()
    known = {field.name for field in fields(Profile)}
    return Profile(**{key: value for key, value in row.settings.items() if key in known})


def change(new: Profile, *, reason: str, viewer: Viewer, at: datetime) -> None:
    """Put a new version in force; the old ones stay. Raises InvalidError naming what is out of bounds."""
    if not viewer.can(Permission.MANAGE_AGREEMENT):
        raise ForbiddenError
    values = asdict(new)
    wrong = tuple(name for name, (low, high) in LIMITS.items() if not low <= values[name] <= high)
    if wrong:
        raise InvalidError(problems=wrong)
    before = asdict(profile())
    row = AgreementProfileRow(
        settings=values, changed_at=at, changed_by=viewer.user_id, reason=reason.strip()[:500]
    )
    db.session.add(row)
    db.session.flush()
    subject = f"agreement_profile:{row.id}"
    audit.record("agreement.changed", subject, user_id=viewer.user_id, at=at, before=before, after=values)
    db.session.commit()


def log_look(agent_id: int, *, what: str, subject: str, viewer: Viewer, at: datetime) -> None:
    """Note that the viewer looked at a person's data (`what`: review, conversation, trend, figures).

    One's own data leaves no entry. The same look within a minute is one look (a reload is not news).
    """
    if viewer.agent_id == agent_id or queries.looked_lately(agent_id, what, subject, viewer.user_id, at):
        return
    db.session.add(
        AccessEntry(at=at, viewer_id=viewer.user_id, agent_id=agent_id, what=what, subject=subject)
    )
    db.session.commit()
