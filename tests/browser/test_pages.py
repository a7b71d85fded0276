"""Every page that a role starts from is accessible, in both languages, sizes and themes."""

import pytest

from qa_app.core.permissions import Role
from tests.browser.visitor import Visitor
from tests.factories import Factory

pytestmark = pytest.mark.browser
PAGES = {
    Role.ADMIN: ("/users/", "/patterns", "/account"),
    Role.SUPERVISOR: (
        "/reviews/",
        "/conversations/",
        "/conversations/import",
        "/trends/",
        "/comment-templates/",
    ),
    Role.AGENT: ("/my-reviews/", "/practice/", "/agreement/my-data", "/examples/"),
    Role.GUARANTOR: ("/agreement/", "/agreement/log"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_sign_in_page_is_accessible(visitor: Visitor, size: tuple[int, int], theme: str) -> None:
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    visitor.page.goto("/sign-in")
    visitor.page.click(f"button[name=theme][value={theme}]")
    visitor.check_accessibility()


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("role", list(PAGES))
def test_pages_are_accessible_at_both_sizes_and_in_both_themes(
    visitor: Visitor, factory: Factory, role: Role, language: str
) -> None:
    team = factory.team("Assistenza clienti Nord-Ovest e Liguria")
    person = factory.person(role, team=team, name="Maria Antonietta Sant'Ambrogio-Castelvetrano")
    factory.transcript(team=team, agent="Maria Antonietta Sant'Ambrogio-Castelvetrano")
    visitor.sign_in(person, language=language)
    for path in PAGES[role]:
        visitor.page.goto(path)
        for theme in ("light", "dark"):
            visitor.page.click(f"button[name=theme][value={theme}]")
            for width, height in ((1280, 800), (390, 844)):
                visitor.page.set_viewport_size({"width": width, "height": height})
                visitor.check_accessibility()
