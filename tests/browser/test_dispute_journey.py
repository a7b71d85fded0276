"""An agent disputes one criterion; another person than the reviewer revises it; both read why."""

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser


def test_a_dispute_from_the_agent_to_its_decision(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    agent = factory.person(Role.AGENT, team=nord, name="Giulia Conti")
    lead = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    other = factory.person(Role.REVIEWER, name="Carla Vinci")
    talk = factory.transcript(team=nord, agent="Giulia Conti", started_at=factory.lately())
    factory.review(talk, lead, value=3, at=factory.lately())

    visitor.sign_in(agent)
    page.goto("/my-reviews/")
    page.locator("main tbody a").first.click()
    criterion = page.locator("#c-empathy")
    criterion.locator("summary").first.click()
    criterion.get_by_text("Dispute this").click()
    page.get_by_label("Why you see it differently").locator("visible=true").fill(
        "In turn 3 I said I understand."
    )
    page.locator("#empathy-proposed").select_option("5")
    visitor.check_accessibility()
    page.get_by_role("button", name="Send dispute").click()
    expect(page.get_by_text("Waits for a decision")).to_be_visible()

    visitor.sign_in_instead(other)
    page.goto("/reviews/")
    page.get_by_role("link", name="Disputes and talks").click()
    visitor.check_accessibility()
    page.get_by_role("link", name="Giulia Conti").click()
    visitor.check_accessibility()
    page.get_by_label("Decision").select_option("5")
    page.get_by_label("Reason, for both").fill("True: turn 3 names the three days.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Decided by Carla Vinci")).to_be_visible()

    visitor.sign_in_instead(agent)
    page.goto("/my-reviews/")
    page.locator("main tbody a").first.click()
    expect(page.get_by_text("True: turn 3 names the three days.").first).to_be_visible()
    page.get_by_role("link", name="File to print").click()
    expect(page.get_by_text("Dispute decided: revised")).to_be_visible()
    visitor.check_accessibility()
