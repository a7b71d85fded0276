"""The gate before every route: no permission named, no entry."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from qa_app.core.permissions import Permission, Viewer

Args = ParamSpec("Args")
Result = TypeVar("Result")

# The attribute of a view that `guard` reads.
PERMISSION, PUBLIC = "pilastri_permission", "public"
# Routes of extensions that anybody may ask for; ours carry a decorator.
PUBLIC_ENDPOINTS = frozenset({"ui.static", "bootstrap.static", "security.static", "security.login"})
SIGNED_IN_ENDPOINTS = frozenset({"security.logout", "security.change_password"})


def requires(permission: Permission) -> Callable[[Callable[Args, Result]], Callable[Args, Result]]:
    """Name the permission of a route."""

    def mark(view: Callable[Args, Result]) -> Callable[Args, Result]:
        @wraps(view)
        def guarded(*args: Args.args, **kwargs: Args.kwargs) -> Result:
            return view(*args, **kwargs)

        setattr(guarded, PERMISSION, permission)
        return guarded

    return mark


def public(view: Callable[Args, Result]) -> Callable[Args, Result]:
    """Mark a route that needs no sign-in."""
    setattr(view, PERMISSION, PUBLIC)
    return view


class UnguardedRouteError(RuntimeError):
    """A route that names neither a permission nor `public`."""


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """The permission of an endpoint, None for a public one. Raises UnguardedRouteError for neither."""
    if endpoint in PUBLIC_ENDPOINTS:
        return None
    if endpoint in SIGNED_IN_ENDPOINTS:
        return Permission.SIGNED_IN
    permission = getattr(app.view_functions[endpoint], PERMISSION, None)
    if permission is None:
        raise UnguardedRouteError(f"{endpoint} names no permission")
    return None if permission == PUBLIC else Permission(permission)


def current_viewer() -> Viewer | None:
    """The signed-in person, or None; loaded once a request."""
    if "viewer" not in g:
        g.viewer = current_app.extensions["viewer_loader"]()
    return cast("Viewer | None", g.viewer)


def viewer() -> Viewer:
    """The signed-in person on a route that requires one."""
    found = current_viewer()
    if found is None:
        abort(401)
    return found


def guard() -> ResponseReturnValue | None:
    """Before each request: nobody is sent to sign in, a person without the permission gets 403."""
    if request.endpoint is None:
        return None
    permission = permission_of(current_app, request.endpoint)
    if permission is None:
        return None
    person = current_viewer()
    if person is None:
        return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
    if not person.can(permission):
        abort(403)
    return None


def init_app(app: Flask, load_viewer: Callable[[], Viewer | None]) -> None:
    """Put the gate before every route; `load_viewer` comes from the accounts feature."""
    app.extensions["viewer_loader"] = load_viewer
    app.before_request(guard)
