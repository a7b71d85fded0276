"""A supervisor reviews a conversation by keyboard alone; the agent reads it and acknowledges."""

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser
AGENT_CRITERIA = 10


def test_a_review_from_the_draw_to_the_agents_acknowledgement(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    agent = factory.person(Role.AGENT, team=nord, name="Giulia Conti")
    lead = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    factory.transcript(team=nord, agent="Giulia Conti", started_at=factory.lately())

    visitor.sign_in(lead)
    page.goto("/reviews/")
    page.get_by_role("button", name="Draw a random conversation").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("input[type=radio]:checked").count() == 0
    visitor.check_accessibility()

    judge_by_keyboard(visitor)
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    submit = page.get_by_role("button", name="Publish review")
    submit.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Published by")).to_be_visible()
    expect(page.get_by_text("75", exact=True).first).to_be_visible()

    visitor.sign_in_instead(agent)
    page.goto("/my-reviews/")
    visitor.check_accessibility()
    page.locator("main tbody a").first.click()
    visitor.check_accessibility()
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_text("You said that you have read this review")).to_be_visible()
    page.goto("/reviews/")
    expect(page.locator("h1")).to_have_text("This page is not yours to open")


def judge_by_keyboard(visitor: Visitor) -> None:
    """Every criterion that is owed gets a 4, by keyboard alone."""
    page = visitor.page
    # j opens the next criterion, a digit judges it.
    page.locator("body").press("j")
    owed = page.locator(".so-far .missing a")
    while owed.count():
        before = owed.count()
        page.keyboard.press("4")
        expect(owed).not_to_have_count(before)
        if before == AGENT_CRITERIA:
            expect(page.locator(".criterion[open] .suggestion").first).to_be_visible()
            visitor.picture("review")
        page.keyboard.press("j")
