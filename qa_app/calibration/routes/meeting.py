"""After scoring: side by side, agreeing, attendance, closing."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.calibration import service
from qa_app.calibration.forms import read_agreed
from qa_app.calibration.pages import ComparePage, compare_page
from qa_app.calibration.queries import Stage
from qa_app.calibration.routes.plan import blueprint
from qa_app.calibration.service import AgreedInput
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Permission
from qa_app.ui.rendering import render


@blueprint.post("/<int:session_id>/end-scoring")
@requires(Permission.MANAGE_CALIBRATIONS)
def end_scoring(session_id: int) -> ResponseReturnValue:
    """End the scoring before everybody is through."""
    service.end_scoring(session_id, viewer=viewer(), at=clock.now())
    flash(_("Scoring has ended. What was not handed in stays out."))
    return redirect(url_for("calibration.show", session_id=session_id))


@blueprint.get("/<int:session_id>/conversations/<int:item_id>")
@requires(Permission.TAKE_PART_IN_CALIBRATION)
def compare(session_id: int, item_id: int) -> ResponseReturnValue:
    """One conversation side by side."""
    return render(_page(session_id, item_id))


@blueprint.post("/<int:session_id>/conversations/<int:item_id>")
@requires(Permission.MANAGE_CALIBRATIONS)
def agree(session_id: int, item_id: int) -> ResponseReturnValue:
    """Keep what the meeting agreed on."""
    given = read_agreed(request.form)
    try:
        service.agree(session_id, item_id, given, viewer=viewer(), at=clock.now())
    except service.ChangedElsewhereError:
        said = _(
            "This was saved in another window. What you see is what you typed, not saved yet: save again to "
            "keep it, or reload the page to see the other version."
        )
        return render(_page(session_id, item_id, typed=given, problem=said)), 409
    except InvalidError:
        said = _("Choose a point of the scale, and keep each reason under 2,000 characters.")
        return render(_page(session_id, item_id, typed=given, problem=said)), 422
    flash(_("Saved."))
    target = request.form.get("then", type=int) or item_id
    return redirect(url_for("calibration.compare", session_id=session_id, item_id=target))


@blueprint.post("/<int:session_id>/attendance")
@requires(Permission.MANAGE_CALIBRATIONS)
def attend(session_id: int) -> ResponseReturnValue:
    """Tick who came."""
    service.attend(session_id, request.form.getlist("attended", type=int), viewer=viewer())
    flash(_("Attendance saved."))
    return redirect(url_for("calibration.show", session_id=session_id))


@blueprint.post("/<int:session_id>/close")
@requires(Permission.MANAGE_CALIBRATIONS)
def close(session_id: int) -> ResponseReturnValue:
    """End the session."""
    service.close(session_id, viewer=viewer(), at=clock.now())
    flash(_("The session is closed. Everybody who took part can read what was agreed."))
    return redirect(url_for("calibration.show", session_id=session_id))


def _page(
    session_id: int, item_id: int, *, typed: AgreedInput | None = None, problem: str = ""
) -> ComparePage:
    person = viewer()
    found = service.compare(session_id, item_id, viewer=person)
    may_agree = service.may_manage(found.session, person) and found.session.stage is Stage.DISCUSSING
    return compare_page(found, may_agree=may_agree, typed=typed, problem=problem)
