"""Publishing a draft: what keeps it from it, what changes, why, and then it is in use."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import DomainError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.scorecards import queries, service
from qa_app.scorecards.forms import PublishForm
from qa_app.scorecards.pages import PublishPage, compared_of, faults_of
from qa_app.scorecards.queries import Draft
from qa_app.scorecards.routes.editing import known_draft
from qa_app.scorecards.routes.lists import blueprint
from qa_app.ui.rendering import render
from rubrics.sheets import judged, sheet_of_text


@blueprint.route("/drafts/<int:draft_id>/publish", methods=["GET", "POST"])
@requires(Permission.EDIT_RUBRICS)
def publish(draft_id: int) -> ResponseReturnValue:
    """The last look before a draft is in use."""
    draft, form = known_draft(draft_id), PublishForm()
    if not form.validate_on_submit():
        return render(_page(draft, form)), 422 if form.errors else 200
    lock = request.form.get("lock", 0, type=int)
    note = form.note.data or ""
    try:
        version_id = service.publish_draft(draft_id, lock=lock, viewer=viewer(), at=clock.now(), note=note)
    except DomainError as error:
        is_conflict = isinstance(error, (service.DraftChangedElsewhereError, service.NothingNewError))
        return render(_page(draft, form, _said(error))), 409 if is_conflict else 422
    line = queries.version(version_id)
    flash(_("Version %(number)s is published: new reviews use it.", number=line.number if line else 1))
    return redirect(url_for("scorecards.show", rubric_id=draft.rubric_id))


def _page(draft: Draft, form: PublishForm, problem: str = "") -> PublishPage:
    rubric, problems = judged(draft.content)
    sheet = sheet_of_text(draft.content)
    newest = queries.newest_version(draft.rubric_id)
    before = None if newest is None else queries.version(newest.id)
    compared = None if before is None or rubric is None else compared_of(before.rubric, rubric)
    title = sheet.title.get(select_locale()) or draft.rubric_id
    return PublishPage(draft, title, faults_of(problems, sheet), form, before, compared, problem)


def _said(error: DomainError) -> str:
    if isinstance(error, service.DraftChangedElsewhereError):
        said = _(
            "The draft was saved by somebody else since you opened this page. Look at it again, then publish."
        )
    elif isinstance(error, service.NothingNewError):
        said = _("The draft says what the version in use already says: there is nothing to publish.")
    else:
        said = _("The draft cannot be published as it is. Mend what is named here.")
    return str(said)
