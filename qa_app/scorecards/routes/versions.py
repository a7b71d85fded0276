"""What is done to published versions: a draft of the next, archiving, taking back into use, the file."""

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Permission
from qa_app.scorecards import queries, service
from qa_app.scorecards.queries import VersionLine
from qa_app.scorecards.routes.lists import blueprint
from rubrics.loader import dump


@blueprint.post("/of/<rubric_id>/draft")
@requires(Permission.EDIT_RUBRICS)
def begin(rubric_id: str) -> ResponseReturnValue:
    """The draft of the next version: the one there is, or a new one."""
    draft_id = service.begin(rubric_id, viewer=viewer(), at=clock.now())
    return redirect(url_for("scorecards.edit", draft_id=draft_id))


@blueprint.post("/of/<rubric_id>/archive")
@requires(Permission.EDIT_RUBRICS)
def archive(rubric_id: str) -> ResponseReturnValue:
    """Take it out of use for new reviews."""
    try:
        service.archive(rubric_id, viewer=viewer(), at=clock.now())
    except service.FallbackNeededError as error:
        raise ConflictError(
            _("Every conversation that no rule names is judged with this rubric: it stays in use.")
        ) from error
    flash(_("Archived. Open reviews go on with it; new ones use another rubric."))
    return redirect(url_for("scorecards.show", rubric_id=rubric_id))


@blueprint.post("/versions/<int:version_id>/reinstate")
@requires(Permission.EDIT_RUBRICS)
def reinstate(version_id: int) -> ResponseReturnValue:
    """Use an archived version again."""
    service.reinstate(version_id, viewer=viewer(), at=clock.now())
    line = known(version_id)
    flash(_("Version %(number)s is in use again.", number=line.number))
    return redirect(url_for("scorecards.show", rubric_id=line.rubric_id))


@blueprint.get("/versions/<int:version_id>.yaml")
@requires(Permission.VIEW_RUBRICS)
def version_file(version_id: int) -> ResponseReturnValue:
    """A version as the file that can be brought in again."""
    line = known(version_id)
    return as_file(dump(line.rubric), f"{line.rubric_id}-v{line.number}.yaml")


def known(version_id: int) -> VersionLine:
    """A version, or 404."""
    line = queries.version(version_id)
    if line is None:
        raise NotFoundError
    return line


def as_file(text: str, name: str) -> Response:
    """YAML to save, under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, content_type="application/yaml; charset=utf-8", headers=headers)
