"""Calibration: several reviewers judge the same, blind; then they talk, and the figures say where to."""

from flask import Flask

from qa_app.calibration import routes


def init_app(app: Flask) -> None:
    """The sessions and the figures."""
    app.register_blueprint(routes.blueprint)
