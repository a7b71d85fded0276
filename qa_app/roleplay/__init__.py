"""Practising difficult conversations."""

from flask import Flask

from qa_app.roleplay import routes
from qa_app.roleplay.pages import words


def init_app(app: Flask) -> None:
    """Register the pages and the words they use."""
    app.register_blueprint(routes.blueprint)
    words.init_app(app)
