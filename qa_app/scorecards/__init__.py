"""Rubrics: written as drafts, published as versions that never change, chosen by rules."""

from flask import Flask

from qa_app.scorecards import routes


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(routes.blueprint)
