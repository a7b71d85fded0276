"""Signing in and the account."""

import pytest
from flask import Flask

from qa_app.core.permissions import Role
from tests.client import Client
from tests.factories import Factory


def test_a_visitor_is_sent_to_sign_in_and_comes_back_to_the_page_asked_for(client: Client) -> None:
    response = client.get("/account", status=302)
    assert response.headers["Location"] == "/sign-in?next=/account"


def test_a_wrong_password_is_refused_with_what_to_do(client: Client, factory: Factory) -> None:
    person = factory.person(Role.TRAINER)
    page = client.post("/sign-in", {"email": person.email, "password": "not this one at all"}, status=200)
    assert "E-mail or password is not right" in page.text


@pytest.mark.parametrize("locale", ["it", "en"])
def test_the_language_is_kept_with_the_account(
    app: Flask, client: Client, factory: Factory, locale: str
) -> None:
    person = factory.person(Role.TRAINER)
    client.sign_in(person).post("/language", {"locale": locale, "next": "/account"})
    elsewhere = Client(app).sign_in(person)
    assert f'<html lang="{locale}"' in elsewhere.get("/account").text


def test_the_way_back_never_leaves_the_site(client: Client) -> None:
    response = client.post("/theme", {"theme": "dark", "next": "//elsewhere.example"})
    assert response.headers["Location"] == "/"


def test_a_form_without_its_token_changes_nothing(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.TRAINER))
    page = client.http.post("/language", data={"locale": "it"})
    assert page.status_code == 400
    assert "open too long" in page.text
