"""What a person does in front of the browser, in their words."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.client import PASSWORD
from tests.factories import Person


class Visitor:
    """Signs in, changes the language, has a page checked by axe, takes a picture for the README."""

    def __init__(self, page: Page, pictures: Path | None) -> None:
        self.page = page
        self._pictures = pictures

    def sign_in(self, person: Person, *, language: str = "en") -> None:
        """Sign in and read the pages in a language."""
        self.page.goto("/sign-in")
        self.page.fill("#email", person.email)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button[type=submit], main form button")
        self.page.click(f"button[name=locale][value={language}]")

    def sign_in_instead(self, person: Person, *, language: str = "en") -> None:
        """Somebody else sits down at the same window."""
        self.page.context.clear_cookies()
        self.sign_in(person, language=language)

    def check_accessibility(self) -> None:
        """No violation that axe knows of, and nothing wider than the window."""
        results = Axe().run(self.page)
        assert results.violations_count == 0, results.generate_report()
        width = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width <= 0, f"{self.page.url} is {width} px wider than the window"

    def picture(self, name: str) -> None:
        """A picture for the README, where one was asked for."""
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self._pictures / f"{name}.png")
