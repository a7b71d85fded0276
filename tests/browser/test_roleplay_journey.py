"""A trainee plays a difficult customer to an ending, in each language, and opens it as a conversation."""

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from scenarios.loader import library
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser
SCENARIO = "insulted_over_a_bill"


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_roleplay_from_the_briefing_to_its_ending(
    visitor: Visitor, factory: Factory, language: str
) -> None:
    page = visitor.page
    visitor.sign_in(factory.person(Role.AGENT, team=factory.team("Nord")), language=language)
    page.goto(f"/practice/scenarios/{SCENARIO}?language={language}")
    visitor.check_accessibility()
    page.locator(".briefing-start button.btn-primary").click()
    visitor.check_accessibility()
    winning = next(e for e in library()[SCENARIO].examples if e.language == language and e.outcome == "won")
    for reply in winning.replies:
        said = page.locator(".line-own").count()
        page.locator("#text").fill(reply)
        page.locator("#text").press("Control+Enter")
        expect(page.locator(".line-own")).to_have_count(said + 1)
        if page.locator("[data-result]").count():
            break
    page.locator("[data-result]").click()
    expect(page.locator("main a[href^='/reviews/']").first).to_be_visible()
    visitor.check_accessibility()
    page.locator("main a[href^='/reviews/']").first.click()
    expect(page.get_by_text(winning.replies[0])).to_be_visible()
    visitor.check_accessibility()
