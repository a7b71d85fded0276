"""Real Chromium against the real application on a free port."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from werkzeug.serving import make_server

from tests.browser.visitor import Visitor
from tests.conftest import required
from tests.factories import Factory

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    if CHROMIUM is None:
        if required("chromium"):
            pytest.fail("Chromium is required here and not installed")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """Where the application answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh window; anything in the console, a broken policy included, fails the test."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 800}, locale="en", reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    expect.set_options(timeout=30_000)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if _is_complaint(m) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _is_complaint(message: ConsoleMessage) -> bool:
    """Chromium reports a page refused with 403 or 404 as an error; a journey may go there on purpose."""
    refused = message.text.startswith("Failed to load resource") and (
        "403" in message.text or "404" in message.text
    )
    return message.type in ("error", "warning") and not refused


@pytest.fixture
def visitor(page: Page, factory: Factory) -> Visitor:
    """Somebody in front of the window, with a factory behind it."""
    folder = os.environ.get("PILASTRI_SCREENSHOTS")
    return Visitor(page, Path(folder) if folder else None)
