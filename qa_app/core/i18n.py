"""Which language a page is in: the user's choice, then the visitor's, then the browser's."""

from typing import Any, cast

from flask import Flask, g, request, session
from flask_babel import Babel

from qa_app.core import clock
from qa_app.core.access import current_viewer

LOCALES = {"it": "Italiano", "en": "English"}
DEFAULT_LOCALE = "en"


def select_locale() -> str:
    """`it` or `en`."""
    if "locale" not in g:
        person = current_viewer()
        chosen = (person.locale if person else None) or session.get("locale")
        g.locale = (
            chosen if chosen in LOCALES else request.accept_languages.best_match(LOCALES, DEFAULT_LOCALE)
        )
    return cast("str", g.locale)


def init_app(app: Flask) -> None:
    """Catalogues and the selector; times are shown in the installation's zone."""
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", str(clock.ZONE))
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", f"{app.root_path}/translations")
    Babel(app, locale_selector=select_locale)

    @app.context_processor
    def languages() -> dict[str, Any]:
        return {"locale": select_locale(), "locales": LOCALES}
