"""The pages as their templates see them."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from qa_app.dashboard.forms import FilterForm
from qa_app.dashboard.pages import drawn
from qa_app.dashboard.pages.links import Links, in_words
from qa_app.dashboard.service.board import Board
from qa_app.dashboard.service.listing import Listing
from qa_app.dashboard.service.people import PersonBoard, PersonRow
from qa_app.dashboard.service.scope import Scope


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The trends of a selection."""

    template: ClassVar[str] = "dashboard/index.html"
    form: FilterForm
    board: Board
    links: Links
    words: str
    trend_chart: Markup | None
    pillar_chart: Markup | None
    talk_chart: Markup | None
    shows_people: bool


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """The reviews behind a figure."""

    template: ClassVar[str] = "dashboard/reviews.html"
    listing: Listing
    links: Links
    words: str

    def address(self, *, page: int = 1, lowest: bool | None = None) -> str:
        """The same list on another page or in another order."""
        lowest = self.listing.lowest if lowest is None else lowest
        return self.links.listed(pillar=self.listing.pillar, lowest=lowest, page=page)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of the viewer's teams."""

    template: ClassVar[str] = "dashboard/people.html"
    rows: tuple[PersonRow, ...]
    links: Links
    words: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person's figures."""

    template: ClassVar[str] = "dashboard/person.html"
    board: PersonBoard
    links: Links
    words: str
    trend_chart: Markup | None


def index_page(form: FilterForm, board: Board, *, shows_people: bool) -> IndexPage:
    """The trends with their charts drawn."""
    links = Links(board.scope)
    return IndexPage(
        form=form,
        board=board,
        links=links,
        words=in_words(board.scope, board.reviews),
        trend_chart=drawn.trend_chart(board.trend, links),
        pillar_chart=drawn.pillar_chart(board.pillars, links),
        talk_chart=drawn.talk_chart(board.talk),
        shows_people=shows_people,
    )


def reviews_page(listing: Listing) -> ReviewsPage:
    """A list of reviews."""
    return ReviewsPage(listing, Links(listing.scope), in_words(listing.scope, listing.total))


def people_page(scope: Scope, rows: tuple[PersonRow, ...]) -> PeoplePage:
    """People with their means."""
    return PeoplePage(rows, Links(scope), in_words(scope, sum(row.figure.n for row in rows)))


def person_page(board: PersonBoard) -> PersonPage:
    """One person's figures with their line."""
    words = in_words(board.scope, board.figure.n)
    return PersonPage(board, Links(board.scope), words, drawn.trend_chart(board.trend, None))
