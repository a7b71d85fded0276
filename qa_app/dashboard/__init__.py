"""Quality over time."""

from flask import Flask

from qa_app.dashboard import routes


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(routes.blueprint)
