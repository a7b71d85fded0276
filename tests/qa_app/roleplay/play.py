"""Playing through the pages, as a person without JavaScript does."""

import html
import re
from itertools import count

from scenarios.loader import library
from tests.client import Client

BILL, LIGHT = "insulted_over_a_bill", "red_light_on_the_box"
_keys = count(1)


def start(client: Client, scenario: str = BILL, language: str = "en") -> str:
    """Begin an attempt; its address."""
    answer = client.post(f"/practice/scenarios/{scenario}", {"language": language})
    return answer.headers["Location"]


def box(page: str) -> dict[str, str]:
    """The hidden fields of the reply form."""
    return {name: field(page, name) for name in ("key", "turn")}


def field(page: str, name: str) -> str:
    """The value of one input."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found.group(1))


def say(client: Client, address: str, text: str, *, status: int = 302, **changed: str) -> str:
    """Send a reply with the form that the page shows; the page afterwards."""
    form = {**box(client.get(address).text), "text": text, **changed}
    answer = client.post(f"{address}/reply", form, status=status)
    return answer.text if status != 302 else client.get(address).text


def example(scenario: str, language: str, outcome: str) -> tuple[str, ...]:
    """The replies of one of the library's example runs."""
    examples = library()[scenario].examples
    return next(e.replies for e in examples if (e.language, e.outcome) == (language, outcome))


def play_through(client: Client, scenario: str, language: str, outcome: str) -> str:
    """An example run played to its ending, through the pages; the attempt's address."""
    address = start(client, scenario, language)
    for text in example(scenario, language, outcome):
        if "The conversation has ended" in say(client, address, text):
            break
    return address
