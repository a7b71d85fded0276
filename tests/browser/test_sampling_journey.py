"""A lead plans reviews; a reviewer goes through the queue by keyboard alone, from one to the next."""

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from tests.browser.test_review_journey import judge_by_keyboard
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser


def test_from_the_plan_through_the_queue_by_keyboard(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    factory.person(Role.AGENT, team=nord, name="Giulia Conti")
    lead = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    for _ in range(3):
        factory.transcript(team=nord, agent="Giulia Conti", started_at=factory.lately())

    visitor.sign_in(lead)
    make_plan(visitor)

    page.goto("/reviews/")
    expect(page.locator(".queue tbody tr")).to_have_count(2)
    visitor.check_accessibility()
    visitor.picture("queue")
    page.keyboard.press("n")
    expect(page.locator("[data-help]").first).to_be_visible()
    first = page.url
    judge_by_keyboard(visitor)
    page.locator("body").press("c")
    page.keyboard.type("Clear and quick.")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.get_by_role("button", name="Publish review").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 8 this week")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("[data-review]")).to_be_visible()
    assert page.url != first

    page.get_by_role("link", name="How this was drawn").click()
    visitor.check_accessibility()
    page.get_by_role("button", name="Draw again from the record").click()
    expect(page.get_by_text("gives the same choice")).to_be_visible()


def make_plan(visitor: Visitor) -> None:
    """Two conversations of each person, tried without saving, then saved."""
    page = visitor.page
    page.goto("/reviews/plans/new")
    visitor.check_accessibility()
    page.get_by_label("Name", exact=True).fill("Everybody, every month")
    page.get_by_label("Random reviews").fill("2")
    page.get_by_role("button", name="Try without saving").click()
    expect(page.locator("#preview")).to_contain_text("At random: 2 of 3 conversations.")
    visitor.picture("plan")
    page.get_by_role("button", name="Save plan").click()
    expect(page.locator("h1")).to_have_text("Everybody, every month")
    visitor.check_accessibility()
