"""The list of reviews behind a figure."""

from dataclasses import dataclass

from qa_app.dashboard.queries.listing import PAGE, ReviewLine, count_reviews, review_lines
from qa_app.dashboard.service import pillars
from qa_app.dashboard.service.scope import Scope
from rubrics.schema import Text


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `pillar` is set where the list is about one."""

    scope: Scope
    lines: tuple[ReviewLine, ...]
    total: int
    page: int
    pages: int
    lowest: bool
    pillar: str | None = None
    pillar_title: Text | None = None


def listing(scope: Scope, *, pillar: str | None, lowest: bool, page: int) -> Listing:
    """The reviews of a scope, or those that rated a pillar. A page past the end is the last one."""
    asked = pillars.criteria()
    wanted = asked.of_pillar(pillar) if pillar else ()
    total = count_reviews(scope.selection, criteria=wanted)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    lines = review_lines(scope.selection, criteria=wanted, lowest=lowest, page=page)
    title = asked.titles[pillar] if pillar else None
    return Listing(scope, lines, total, page, pages, lowest, pillar, title)
