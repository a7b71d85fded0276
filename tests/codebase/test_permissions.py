"""Every route has a permission, and every role meets exactly the routes that it holds."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from qa_app.core.access import permission_of
from qa_app.core.permissions import POLICY, Permission, Role
from tests.client import Client
from tests.factories import Factory

PUBLIC = {
    "ui.static",
    "bootstrap.static",
    "security.static",
    "security.login",
    "accounts.choose_language",
    "ui.choose_theme",
}


def rules(app: Flask) -> Iterator[Rule]:
    """Every route of the application."""
    yield from app.url_map.iter_rules()


def test_every_route_names_its_permission(app: Flask) -> None:
    # permission_of raises for a route that names neither a permission nor that it is public.
    public = {rule.endpoint for rule in rules(app) if permission_of(app, rule.endpoint) is None}
    assert public == PUBLIC


def test_every_permission_is_held_by_somebody_and_every_role_may_sign_in() -> None:
    assert frozenset().union(*POLICY.values()) == frozenset(Permission)
    assert all(Permission.SIGNED_IN in held for held in POLICY.values())
    assert set(POLICY) == set(Role)


def address(rule: Rule) -> str:
    """A path of the route with 999999 for every id: nothing has that id."""
    return re.sub(r"<(?:\w+:)?\w+>", "999999", rule.rule)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_let_in_exactly_where_its_permissions_say(
    app: Flask, client: Client, factory: Factory, role: Role, method: str
) -> None:
    client.sign_in(factory.person(role))
    data = {"csrf_token": client.token} if method == "POST" else None
    wrong = []
    for rule in rules(app):
        permission = permission_of(app, rule.endpoint)
        if permission is None or rule.endpoint == "security.logout" or method not in (rule.methods or ()):
            continue
        status = client.http.open(address(rule), method=method, data=data).status_code
        if (status == 403) == (permission in POLICY[role]):
            wrong.append(f"{method} {rule.rule} ({permission}): {status}")
    assert wrong == []


def test_nobody_is_let_in_anywhere_but_at_the_public_routes(app: Flask, client: Client) -> None:
    wrong = []
    for rule in rules(app):
        if permission_of(app, rule.endpoint) is None:
            continue
        for method in {"GET", "POST"} & (rule.methods or set()):
            data = {"csrf_token": client.token} if method == "POST" else None
            response = client.http.open(address(rule), method=method, data=data)
            if response.status_code != 302 or "/sign-in" not in response.headers["Location"]:
                wrong.append(f"{method} {rule.rule}: {response.status_code}")
    assert wrong == []
