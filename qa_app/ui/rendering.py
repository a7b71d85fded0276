"""A page is a frozen dataclass: its fields are the template's whole context."""

from typing import ClassVar, Protocol

from flask import render_template


class Page(Protocol):
    """What a page dataclass must say: its template."""

    template: ClassVar[str]


def render(page: Page) -> str:
    """The page as HTML; the template sees one name, `page`."""
    return render_template(page.template, page=page)
