"""The profile in force and its changes; every version stays."""

from datetime import datetime

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Viewer
from qa_app.teams import queries
from qa_app.teams.models import ServiceProfileRow
from qa_app.teams.service.profile import ServiceProfile
from qa_app.teams.service.reach import check_edit


def profile(team_id: int | None) -> ServiceProfile:
    """The profile in force; the defaults where the team has none."""
    settings = None if team_id is None else queries.newest_settings(team_id)
    return ServiceProfile() if settings is None else ServiceProfile.model_validate(settings)


def change_section(
    team_id: int,
    changed: ServiceProfile,
    fields: tuple[str, ...],
    *,
    reason: str,
    viewer: Viewer,
    at: datetime,
) -> bool:
    """Put the named fields of a profile into force; False where nothing differs.

    The others stay as they are now, so that two people who change two sections both keep their work.
    """
    check_edit(team_id, viewer)
    if not reason.strip():
        raise InvalidError(problems=("reason",))
    queries.lock_team(team_id)
    before = profile(team_id)
    new = before.model_copy(update={name: getattr(changed, name) for name in fields})
    if new == before:
        db.session.rollback()
        return False
    row = ServiceProfileRow(
        team_id=team_id,
        settings=new.model_dump(mode="json"),
        changed_at=at,
        changed_by=viewer.user_id,
        reason=reason.strip()[:500],
    )
    db.session.add(row)
    db.session.flush()
    # What was changed from what to what stands in the versions themselves.
    subject = f"service_profile:{row.id}"
    audit.record("team.profile", subject, user_id=viewer.user_id, at=at, team=team_id, fields=list(fields))
    db.session.commit()
    return True
