"""What waits for those who decide, and the days on which people are away."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Permission
from qa_app.evaluations import queries
from qa_app.evaluations.forms import AbsenceForm
from qa_app.evaluations.pages import AbsencesPage, WaitingPage
from qa_app.evaluations.routes.desk import blueprint
from qa_app.evaluations.service import absences as away
from qa_app.ui.rendering import render


@blueprint.get("/waiting")
@requires(Permission.DECIDE_DISPUTES)
def waiting() -> ResponseReturnValue:
    """Disputes to decide and talks to hold."""
    person = viewer()
    enters = person.can(Permission.MANAGE_ABSENCES)
    return render(WaitingPage(queries.talks(person), queries.open_disputes(person), enters))


@blueprint.route("/absences", methods=["GET", "POST"])
@requires(Permission.MANAGE_ABSENCES)
def absences() -> ResponseReturnValue:
    """Days of absence of one's people; they pause the time to dispute."""
    person, today = viewer(), clock.today()
    form = AbsenceForm().offer(queries.people_led_by(person, today))
    if form.validate_on_submit() and form.first.data is not None:
        try:
            away.enter(form.person.data, form.first.data, form.last.data, viewer=person, at=clock.now())
        except InvalidError:
            form.last.errors = [_("Choose a last day that is not before the first.")]
        else:
            flash(_("Noted. The time to dispute stands still on these days."))
            return redirect(url_for("evaluations.absences"))
    shown = AbsencesPage(form, queries.absences_led_by(person, today))
    return render(shown), 422 if form.errors else 200


@blueprint.post("/absences/<int:absence_id>/remove")
@requires(Permission.MANAGE_ABSENCES)
def remove_absence(absence_id: int) -> ResponseReturnValue:
    """Take a note of absence away."""
    away.remove(absence_id, viewer=viewer(), at=clock.now())
    flash(_("Taken away."))
    return redirect(url_for("evaluations.absences"))
