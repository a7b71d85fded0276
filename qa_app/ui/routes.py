"""The start page, the theme switch and the pattern page."""

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from qa_app.core.access import public, requires, viewer
from qa_app.core.permissions import Permission
from qa_app.ui.navigation import back, start_endpoint
from qa_app.ui.patterns import PatternsPage
from qa_app.ui.rendering import render

blueprint = Blueprint(
    "ui", __name__, template_folder="templates", static_folder="static", static_url_path="/assets"
)
THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600


@blueprint.get("/")
@requires(Permission.SIGNED_IN)
def start() -> ResponseReturnValue:
    """Where this person's work begins."""
    return redirect(url_for(start_endpoint(viewer())))


@blueprint.post("/theme")
@public
def choose_theme() -> ResponseReturnValue:
    """Light, dark or as the machine says; kept in a cookie."""
    response = make_response(redirect(back()))
    if request.form.get("theme") in THEMES:
        response.set_cookie("theme", request.form["theme"], max_age=YEAR, samesite="Lax", httponly=True)
    return response


@blueprint.get("/patterns")
@requires(Permission.VIEW_PATTERNS)
def patterns() -> ResponseReturnValue:
    """Every component with its states."""
    return render(PatternsPage())
