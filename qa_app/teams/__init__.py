"""Teams: what each promises (service profile) and what the company states (knowledge facts)."""

from flask import Flask

from qa_app.teams import routes


def init_app(app: Flask) -> None:
    """The pages of teams."""
    app.register_blueprint(routes.blueprint)
