"""Signing in, the own account, the language, and (for the administrator) people."""

from flask import Blueprint, redirect, request, session
from flask.typing import ResponseReturnValue

from qa_app.accounts import service
from qa_app.accounts.pages import AccountPage, UsersPage
from qa_app.core.access import current_viewer, public, requires, viewer
from qa_app.core.i18n import LOCALES
from qa_app.core.permissions import Permission
from qa_app.ui.navigation import back
from qa_app.ui.rendering import render

blueprint = Blueprint("accounts", __name__, template_folder="templates")
users = Blueprint("users", __name__, url_prefix="/users")


@blueprint.get("/account")
@requires(Permission.SIGNED_IN)
def account() -> ResponseReturnValue:
    """The own account: roles, password, language."""
    return render(AccountPage(viewer()))


@blueprint.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Keep the visitor's language; a signed-in user's choice is kept with the account."""
    chosen = request.form.get("locale", "")
    if chosen in LOCALES:
        session["locale"] = chosen
        person = current_viewer()
        if person is not None:
            service.keep_locale(person.user_id, chosen)
    return redirect(back())


@users.get("/")
@requires(Permission.MANAGE_USERS)
def index() -> ResponseReturnValue:
    """Everybody who signs in."""
    return render(UsersPage(users=service.users()))
