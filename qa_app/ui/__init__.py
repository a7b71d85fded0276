"""Templates, components, formatting, navigation and error pages."""

from flask import Flask

from qa_app.ui import errors, formatters, navigation, routes


def init_app(app: Flask) -> None:
    """Register what every page uses."""
    app.register_blueprint(routes.blueprint)
    formatters.init_app(app)
    navigation.init_app(app)
    errors.init_app(app)
