"""Three people judge a conversation alone, then sit together and agree on how the rubric is to be read."""

import pytest
from playwright.sync_api import expect

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser


def test_a_calibration_with_three_people(visitor: Visitor, factory: Factory) -> None:
    page, nord = visitor.page, factory.team("Nord")
    factory.person(Role.AGENT, team=nord, name="Giulia Conti")
    lea = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    rita, remo = (factory.person(Role.REVIEWER, name=name) for name in ("Rita Rossi", "Remo Rizzi"))
    factory.transcript(team=nord, agent="Giulia Conti", started_at=factory.lately())

    visitor.sign_in(lea)
    prepare(visitor)
    session = page.url
    for person, value in ((lea, 3), (rita, 4), (remo, 5)):
        visitor.sign_in_instead(person)
        hand_in(visitor, session, value)
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()

    visitor.sign_in_instead(lea)
    page.goto(session)
    visitor.check_accessibility()
    page.locator("main tbody a").first.click()
    expect(page.get_by_role("columnheader", name="Remo Rizzi")).to_be_visible()
    visitor.check_accessibility()
    page.get_by_label("Agreed answer: Empathy").select_option("4")
    page.get_by_label("Reason: Empathy").fill("Named once, at the right moment.")
    page.get_by_role("button", name="Save what was agreed").click()
    expect(page.get_by_label("Reason: Empathy")).to_have_value("Named once, at the right moment.")
    visitor.picture("calibration")
    meet(visitor, session)

    page.goto("/calibrations/figures")
    expect(
        page.get_by_text("You are", exact=False).or_(page.get_by_text("One conversation says"))
    ).to_be_visible()
    visitor.check_accessibility()


def prepare(visitor: Visitor) -> None:
    """A session of one conversation and three reviewers, started."""
    page = visitor.page
    page.goto("/calibrations/new")
    page.get_by_label("Title").fill("November")
    page.get_by_label("To be scored by").fill("2026-12-31")
    for name in ("Lea Lead", "Rita Rossi", "Remo Rizzi"):
        page.get_by_label(name).check()
    visitor.check_accessibility()
    page.get_by_role("button", name="Choose conversations").click()
    page.get_by_label("How many").fill("1")
    page.get_by_role("button", name="Draw conversations").click()
    expect(page.get_by_text("1 conversation drawn.")).to_be_visible()
    visitor.check_accessibility()
    page.get_by_role("button", name="Start scoring").click()
    expect(page.get_by_role("heading", name="Progress")).to_be_visible()


def hand_in(visitor: Visitor, session: str, value: int) -> None:
    """Judge every criterion alike, and hand in."""
    page = visitor.page
    page.goto(session)
    page.get_by_role("button", name="Begin scoring").click()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
    page.evaluate("document.querySelectorAll('#rubric details').forEach((part) => { part.open = true; })")
    for criterion in page.locator(".criterion[data-criterion]").all():
        criterion.locator(f"input[type=radio][value='{value}']").check()
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Handed in. The answers lie")).to_be_visible()


def meet(visitor: Visitor, session: str) -> None:
    """Tick who was there, close."""
    page = visitor.page
    page.goto(session)
    for name in ("Lea Lead", "Remo Rizzi"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Save attendance").click()
    page.get_by_role("button", name="Close the session").click()
    expect(page.get_by_text("Lea Lead, Remo Rizzi")).to_be_visible()
