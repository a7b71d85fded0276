"""Who may see and change what of a team."""

from qa_app.accounts import queries as people
from qa_app.accounts.queries import TeamRef
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer


def team_for(team_id: int, viewer: Viewer) -> TeamRef:
    """A team that the viewer reaches. Raises NotFoundError for any other."""
    found = next((team for team in people.teams(viewer) if team.id == team_id), None)
    if found is None:
        raise NotFoundError
    return found


def may_edit(team_id: int, viewer: Viewer) -> bool:
    """Whether the viewer changes profile and facts of this team: only those who lead it."""
    return viewer.can(Permission.EDIT_SERVICE_PROFILE) and team_id in viewer.team_ids


def check_edit(team_id: int, viewer: Viewer) -> None:
    """Raise NotFoundError for a team out of reach, ForbiddenError for one that is only read."""
    team_for(team_id, viewer)
    if not may_edit(team_id, viewer):
        raise ForbiddenError
