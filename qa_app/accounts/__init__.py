"""People, teams and signing in."""

from flask import Flask
from flask_login import current_user
from flask_security import Security

from qa_app.accounts import queries, routes, service
from qa_app.core import security
from qa_app.core.permissions import Viewer

# From one address: enough for a team behind one router on a Monday, too few to guess passwords.
SIGN_INS = "30 per minute;200 per hour"


def init_app(app: Flask) -> None:
    """Sign-in, and the pages of accounts and people."""
    Security(app, service.datastore)
    security.limit(app, "security.login", SIGN_INS)
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(routes.users)


def load_viewer() -> Viewer | None:
    """The signed-in person as the services see them, None for a visitor."""
    if not current_user.is_authenticated:
        return None
    return queries.viewer_of(current_user.id)
