"""What stands in the address: filters, pages, things that are not there."""

import pytest

from tests.client import Client
from tests.qa_app.dashboard.conftest import Reviews, text_of


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("period=dates", "Enter both days, the first and the last."),
        ("period=dates&since=2026-11-10&until=2026-11-01", "not before the first"),
        ("period=dates&since=2020-01-01&until=2026-11-01", "at most three years"),
        ("period=dates&since=tomorrow&until=2026-11-01", "Not a valid date value"),
        ("channel=pigeon", "Not a valid choice"),
        ("period=99999999999", "Not a valid choice"),
    ],
)
def test_a_filter_that_cannot_be_read_is_named_and_the_usual_one_stands_in(
    reviewer: Client, query: str, words: str
) -> None:
    page = text_of(reviewer.get(f"/trends/?{query}").text)
    assert words in page
    assert "All teams · last 12 weeks · 0 random reviews" in page


@pytest.mark.parametrize("page", ["0", "-3", "999999", "x", "1'; drop table evaluation"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(
    reviewer: Client, reviews: Reviews, page: str
) -> None:
    team, agents = reviews.team("Nord", people=1)
    one = reviews.add(team, agents[0])
    found = reviewer.get("/trends/reviews", query_string={"page": page})
    assert f"/reviews/{one.evaluation}" in found.text


@pytest.mark.parametrize("path", ["/trends/reviews?pillar=nothing", "/trends/export/passwords.csv"])
def test_what_is_not_there_is_not_found(reviewer: Client, path: str) -> None:
    reviewer.get(path, status=404)
