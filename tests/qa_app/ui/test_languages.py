"""A page is wholly in its reader's language, whoever looked at it before."""

import re

import pytest
from flask import Flask

from qa_app.core.permissions import Role
from tests.client import Client
from tests.factories import Factory


@pytest.mark.parametrize("first", ["it", "en"])
def test_one_readers_language_never_stays_for_the_next(client: Client, factory: Factory, first: str) -> None:
    team = factory.team("Nord")
    factory.transcript(team=team)
    client.sign_in(factory.person(Role.SUPERVISOR, team=team))
    said = {"it": ("Operatore", "Cliente", "Canale"), "en": ("Agent", "Customer", "Channel")}
    order = [first, *({"it", "en"} - {first}), first]
    listed = client.get("/conversations/").text
    address = re.findall(r'"(/conversations/\d+)"', listed)[0]
    for language in order:
        client.post("/language", {"locale": language})
        page = client.get(address).text
        other = said["en" if language == "it" else "it"]
        assert all(word in page for word in said[language])
        assert not any(f"· {word}" in page for word in other)


def test_a_filter_on_a_constant_is_worked_out_for_each_reader(app: Flask) -> None:
    """Jinja folds constants when it compiles; a folded name would keep the first reader's language."""
    template = app.jinja_env.from_string('{{ "agent" | speaker_name }}')
    texts = []
    for language in ("it", "en"):
        with app.test_request_context(headers={"Accept-Language": language}):
            texts.append(template.render())
    assert texts == ["Operatore", "Agent"]
