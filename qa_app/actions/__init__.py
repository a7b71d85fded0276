"""What somebody has to do because a review found it: call back, correct a fact, change a policy."""

from flask import Flask

from qa_app.actions import routes


def init_app(app: Flask) -> None:
    """The page of actions."""
    app.register_blueprint(routes.blueprint)
