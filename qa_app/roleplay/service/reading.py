"""Opening one's own attempt."""

from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.roleplay import queries
from qa_app.roleplay.queries import Played


def look(attempt_id: int, *, viewer: Viewer) -> Played:
    """The viewer's own attempt. Raises NotFoundError for anybody else's."""
    found = queries.own(attempt_id, viewer)
    if found is None:
        raise NotFoundError
    return found
