"""A test client that checks every answer: status, valid HTML, one h1, labels, ids, CSP, no inline code."""

import re
from typing import Any

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import Person

HTML = "{http://www.w3.org/1999/xhtml}"
PASSWORD = "correct horse battery"


class PageError(AssertionError):
    """A page that a person should not be shown."""


class Client:
    """`get` and `post` state the status they expect; every HTML answer is linted."""

    def __init__(self, app: Flask) -> None:
        self.http: FlaskClient = app.test_client()
        self._token: str | None = None

    def sign_in(self, person: Person) -> "Client":
        """Sign in as somebody; returns itself."""
        page = self.get("/sign-in")
        data = {"email": person.email, "password": PASSWORD, "csrf_token": token_of(page.text)}
        response = self.http.post("/sign-in", data=data)
        assert response.status_code == 302, response.text
        self._token = token_of(self.get("/account").text)
        return self

    def get(self, path: str, *, status: int = 200, lint: bool = True, **kwargs: Any) -> TestResponse:
        """GET a page and lint it; `lint=False` for a page whose fault is what the test is about."""
        response = self.http.get(path, **kwargs)
        return self._checked(response, path, status=status, lint=lint)

    def post(
        self, path: str, data: dict[str, Any] | None = None, *, status: int = 302, **kwargs: Any
    ) -> TestResponse:
        """POST a form with the CSRF token of the session."""
        if "json" in kwargs:
            kwargs.setdefault("headers", {})["X-CSRFToken"] = self.token
        else:
            data = {"csrf_token": self.token, **(data or {})}
        response = self.http.post(path, data=data, **kwargs)
        return self._checked(response, path, status=status, lint=True)

    @property
    def token(self) -> str:
        """The CSRF token of this session."""
        if self._token is None:
            self._token = token_of(self.http.get("/sign-in").text)
        return self._token

    def _checked(self, response: TestResponse, path: str, *, status: int, lint: bool) -> TestResponse:
        if response.status_code != status:
            shown = response.headers.get("Location") or re.sub(r"\s+", " ", response.text)[-1500:]
            raise PageError(f"{path}: {response.status_code} instead of {status}: {shown}")
        check_headers(response, path)
        if lint and response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            check_page(response.text, path)
        return response


def token_of(html: str) -> str:
    """The CSRF token of a page."""
    found = re.search(r'name="csrf-token" content="([^"]+)"', html)
    assert found, "the page carries no CSRF token"
    return found.group(1)


def check_headers(response: TestResponse, path: str) -> None:
    """A strict policy on every answer."""
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        raise PageError(f"{path}: weak Content-Security-Policy: {policy!r}")


def check_page(html: str, path: str) -> None:
    """Raise PageError naming everything that is wrong with a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    tree = parser.parse(html)
    faults = [f"HTML: {code} at {position}" for position, code, _ in parser.errors]
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    names = [(element.tag.removeprefix(HTML), element) for element in elements]
    faults += _heading_faults(names)
    faults += _id_faults(elements)
    faults += _code_faults(names)
    faults += _form_faults(names)
    if faults:
        raise PageError(f"{path}: " + "; ".join(sorted(set(faults))))


def _heading_faults(names: list[tuple[str, Any]]) -> list[str]:
    headings = ["".join(e.itertext()).strip() for name, e in names if name == "h1"]
    titles = ["".join(e.itertext()).strip() for name, e in names if name == "title"]
    if len(headings) != 1 or not headings[0]:
        return [f"{len(headings)} h1 instead of one: {headings}"]
    if len(titles) < 1 or not titles[0].startswith(headings[0][:20]):
        return [f"the title {titles} does not start with the h1 {headings[0]!r}"]
    return []


def _id_faults(elements: list[Any]) -> list[str]:
    ids = [e.get("id") for e in elements if e.get("id") is not None]
    faults = [f"id {i!r} twice" for i in set(ids) if ids.count(i) > 1]
    wanted = {
        reference
        for e in elements
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls")
        for reference in (e.get(attribute) or "").split()
    }
    return faults + [f"nothing has the id {i!r}" for i in wanted - set(ids)]


def _code_faults(names: list[tuple[str, Any]]) -> list[str]:
    faults = []
    for name, element in names:
        faults += [f"inline handler {a} on {name}" for a in element.keys() if a.startswith("on")]  # noqa: SIM118
        if element.get("style") is not None:
            faults.append(f"inline style on {name}")
        if name == "style" or (
            name == "script" and not element.get("src") and "json" not in (element.get("type") or "")
        ):
            faults.append(f"inline {name}")
        for attribute in ("src", "href"):
            if re.match(r"(https?:)?//", element.get(attribute) or ""):
                faults.append(f"{name} points outside: {element.get(attribute)}")
    return faults


def _form_faults(names: list[tuple[str, Any]]) -> list[str]:
    faults = []
    labelled = {e.get("for") for name, e in names if name == "label"}
    wrapped = {id(child) for name, e in names if name == "label" for child in e.iter()}
    for name, element in names:
        if name == "form" and (element.get("method") or "get").lower() == "post":
            fields = {e.get("name") for e in element.iter()}
            if "csrf_token" not in fields:
                faults.append(f"a form to {element.get('action')} without a CSRF token")
        if name in ("input", "select", "textarea") and element.get("type") not in ("hidden", "submit"):
            named = element.get("aria-label") or element.get("aria-labelledby")
            if not (named or element.get("id") in labelled or id(element) in wrapped):
                faults.append(f"{name} {element.get('name')!r} has no label")
        if name == "button" and not ("".join(element.itertext()).strip() or element.get("aria-label")):
            faults.append("a button without words")
        if name == "img" and element.get("alt") is None:
            faults.append("an image without alt")
    return faults
