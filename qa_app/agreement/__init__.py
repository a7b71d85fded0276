"""The agreement profile: what may be seen of whom, and the log of who looked."""

from flask import Flask

from qa_app.agreement import routes


def init_app(app: Flask) -> None:
    """The guarantor's pages and everybody's own log."""
    app.register_blueprint(routes.blueprint)
