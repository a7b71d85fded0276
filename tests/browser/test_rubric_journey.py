"""Somebody who never saw YAML builds a rubric and publishes it; the next review is offered with it."""

import pytest
from playwright.sync_api import Page, expect

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser


def test_a_rubric_from_nothing_to_its_first_review(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    factory.person(Role.AGENT, team=nord, name="Giulia Conti")
    factory.transcript(team=nord, agent="Giulia Conti", started_at=factory.lately())
    visitor.sign_in(factory.person(Role.REVIEWER))
    page.goto("/rubrics/")
    page.get_by_role("link", name="New rubric").click()
    page.get_by_label("Name in Italian").fill("La nostra scheda")
    page.get_by_label("Name in English").fill("Our own rubric")
    page.get_by_role("button", name="Begin the draft").click()
    visitor.check_accessibility()

    write_two_criteria(page)
    first, second = page.locator("[data-weight]").first, page.locator("[data-weight]").last
    first.fill("62.5")
    first.blur()
    expect(second).to_have_value("37.5")
    expect(page.get_by_text("was 50")).to_have_count(2)
    expect(page.locator("[data-total]")).to_have_text("100")
    visitor.check_accessibility()
    visitor.picture("rubric")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Greeting: point 3")).to_be_visible()
    visitor.check_accessibility()
    page.get_by_role("link", name="Back to the draft").click()
    expect(page.locator("[data-weight]").first).to_have_value("62.5")

    page.get_by_role("button", name="Check and publish").click()
    page.get_by_label("Why it changes").fill("Our first own rubric")
    page.get_by_role("button", name="Publish the version").click()
    expect(page.get_by_text("Our first own rubric")).to_be_visible()
    choose_for_chats(page)
    page.goto("/reviews/")
    page.get_by_role("button", name="Draw a random conversation").click()
    expect(page.get_by_role("heading", name="Our own rubric")).to_be_visible()
    expect(page.locator("#rubric").get_by_text("Greeting", exact=True).first).to_be_attached()


def write_two_criteria(page: Page) -> None:
    """Two criteria with all their texts, and what the rubric is for."""
    page.locator("#f-description-it").fill("Prova")
    page.locator("#f-description-en").fill("A trial")
    write(page, 0, "Saluto", "Greeting")
    page.get_by_role("button", name="Save and add a criterion").click()
    expect(page.locator("[data-weight]").first).to_have_value("50")
    write(page, 1, "Soluzione", "Solution")
    page.get_by_role("button", name="Save draft").last.click()
    expect(page.get_by_text("Nothing keeps this draft from being published.")).to_be_visible()


def write(page: Page, number: int, italian: str, english: str) -> None:
    """Everything that one criterion must have."""
    details = page.locator(f"#f-criteria-{number}")
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()
    for field in ("title", "guideline", "evidence"):
        page.locator(f"#f-criteria-{number}-{field}-it").fill(italian)
        page.locator(f"#f-criteria-{number}-{field}-en").fill(english)
    for point in range(5):
        at = f"#f-criteria-{number}-points-{point}-sentence"
        page.locator(f"{at}-it").fill(f"{italian}: punto {point + 1}")
        page.locator(f"{at}-en").fill(f"{english}: point {point + 1}")


def choose_for_chats(page: Page) -> None:
    """A rule: chats are judged with the new rubric."""
    page.get_by_role("link", name="Which rubric applies").first.click()
    page.get_by_label("Channel of rule 1").select_option("chat")
    page.get_by_label("Rubric of rule 1").select_option("our_own_rubric")
    page.get_by_role("button", name="Save rules").last.click()
    expect(page.get_by_text("Rules saved")).to_be_visible()
