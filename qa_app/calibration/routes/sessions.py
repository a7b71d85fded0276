"""The list, a session, scoring in it."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from qa_app.accounts import queries as accounts
from qa_app.calibration import queries, service
from qa_app.calibration.forms import RandomForm
from qa_app.calibration.pages import IndexPage, SessionPage, session_page
from qa_app.calibration.pages.sessions import lines_of
from qa_app.calibration.routes.plan import blueprint
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission
from qa_app.ui.rendering import render

LONGEST_SEARCH = 60


@blueprint.get("/")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def index() -> ResponseReturnValue:
    """The sessions that concern the reader."""
    return render(IndexPage(lines_of(service.sessions(viewer()), viewer())))


@blueprint.get("/<int:session_id>")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def show(session_id: int) -> ResponseReturnValue:
    """A session as its stage shows it."""
    return render(page_of(session_id))


@blueprint.post("/<int:session_id>/score/<int:item_id>")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def score(session_id: int, item_id: int) -> ResponseReturnValue:
    """Open the reader's blind review of a conversation."""
    opened = service.score(session_id, item_id, viewer=viewer(), at=clock.now())
    return redirect(url_for("evaluations.show", evaluation_id=opened))


@blueprint.get("/of-review/<int:evaluation_id>")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def of_review(evaluation_id: int) -> ResponseReturnValue:
    """From a blind review back to its session."""
    session_id = queries.session_of_evaluation(evaluation_id)
    if session_id is None:
        raise NotFoundError
    return redirect(url_for("calibration.show", session_id=session_id))


def page_of(session_id: int, *, form: RandomForm | None = None, problem: str = "") -> SessionPage:
    """The page of a session, with what there is to add while it is prepared."""
    person = viewer()
    session = service.read(session_id, viewer=person)
    page = session_page(session, service.comparisons(session), person, problem=problem)
    if not (page.is_preparing and page.manages):
        return page
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    return page.with_choice(
        form or RandomForm(formdata=None).offer(accounts.teams(person)),
        search,
        queries.candidates(search, viewer=person),
    )
