"""Reviews: draft, judge, publish, acknowledge."""

from flask import Flask

from qa_app.evaluations import routes
from qa_app.evaluations.pages import draw_said
from qa_app.ui import formatters


def init_app(app: Flask) -> None:
    """The reviewer's pages and the agent's."""
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(routes.my_reviews)
    formatters.register(app, draw_said=draw_said)
