"""What reviewers keep for later: comment templates, examples from conversations, notes of their own."""

from flask import Flask

from qa_app.moments import routes
from qa_app.moments.forms import topic_name
from qa_app.ui import formatters


def init_app(app: Flask) -> None:
    """The pages of examples, of comment templates and of private notes."""
    for blueprint in routes.blueprints:
        app.register_blueprint(blueprint)
    formatters.register(app, topic_name=topic_name)
