"""Signing in and the account."""

from pathlib import Path

import pytest
from flask import Flask

from qa_app.core.config import load
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.factory import create_app
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


def test_guessing_passwords_is_stopped_after_a_while(tmp_path: Path) -> None:
    settings = load({"PILASTRI_INSTANCE": str(tmp_path), "PILASTRI_SECRET_KEY": "only for tests"})
    app = create_app(settings, TESTING=True)
    with app.app_context():
        db.create_all()
    guesser = Client(app)
    for _ in range(30):
        guesser.post("/sign-in", {"email": "a@example.com", "password": "a guess"}, status=200)
    page = guesser.post("/sign-in", {"email": "a@example.com", "password": "a guess"}, status=429)
    assert "Too many attempts" in page.text


def test_a_form_without_its_token_changes_nothing(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.TRAINER))
    page = client.http.post("/language", data={"locale": "it"})
    assert page.status_code == 400
    assert "open too long" in page.text
