"""A supervisor follows a trend down to a review and the conversation that it judges."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser
AGENTS = ("Anna", "Bruno", "Carla", "Dario", "Elena", "Fabio")
VALUES = (5, 4, 4, 5, 3, 4, 4, 4, 3, 4, 3, 4, 3, 2, 3, 4, 2, 3, 3, 2)


def test_from_a_trend_to_the_reviews_to_a_conversation(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    lead = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    now = factory.lately()
    for number, value in enumerate(VALUES):
        held = now - timedelta(days=4 * number + 1)
        talk = factory.transcript(team=nord, agent=AGENTS[number % 6], started_at=held)
        factory.review(talk, lead, value=value, at=held + timedelta(days=1))

    visitor.sign_in(lead)
    page.goto("/trends/")
    visitor.check_accessibility()
    visitor.picture("dashboard")
    page.get_by_role("combobox", name="Channel").select_option("chat")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**channel=chat**")
    page.locator("main a[href*='/trends/reviews']").first.click()
    visitor.check_accessibility()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert "channel=chat" in page.url
    page.locator("tbody tr").first.get_by_role("link", name="Review").click()
    visitor.check_accessibility()
    page.go_back()
    page.locator("tbody tr a").first.click()
    expect(page.get_by_text("Il modem non funziona da tre giorni")).to_be_visible()
