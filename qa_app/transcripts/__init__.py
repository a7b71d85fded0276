"""Conversations: import, list, reading, analysis."""

from flask import Flask

from qa_app.transcripts import routes


def init_app(app: Flask) -> None:
    """The pages of conversations."""
    app.register_blueprint(routes.blueprint)
