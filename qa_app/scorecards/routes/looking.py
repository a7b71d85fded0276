"""Looking at a rubric before it is used: as a form, on real conversations, beside another version."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.i18n import LOCALES, select_locale
from qa_app.core.permissions import Permission
from qa_app.scorecards import queries
from qa_app.scorecards.pages import TryPage, differences_page, faults_of, preview_page, tried_of
from qa_app.scorecards.routes.editing import known_draft
from qa_app.scorecards.routes.lists import blueprint
from qa_app.scorecards.routes.versions import known
from qa_app.scorecards.service.trying import MOST, Trial, try_out
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.queries import Filters
from qa_app.ui.rendering import render
from rubrics.sheets import judged, sheet_of_text, sketch

CHOICES = 30


@blueprint.get("/drafts/<int:draft_id>/preview")
@requires(Permission.EDIT_RUBRICS)
def preview(draft_id: int) -> ResponseReturnValue:
    """A draft as a reviewer will see it."""
    draft, language = known_draft(draft_id), _language()
    faults = faults_of(judged(draft.content)[1], sheet_of_text(draft.content))
    with force_locale(language):
        return render(preview_page(sketch(draft.content), language, draft=draft, faults=faults))


@blueprint.get("/versions/<int:version_id>")
@requires(Permission.VIEW_RUBRICS)
def version(version_id: int) -> ResponseReturnValue:
    """A published version as a reviewer sees it."""
    line, language = known(version_id), _language()
    with force_locale(language):
        return render(preview_page(line.rubric, language, version=line))


@blueprint.get("/of/<rubric_id>/differences")
@requires(Permission.VIEW_RUBRICS)
def differences(rubric_id: str) -> ResponseReturnValue:
    """Two versions, the newest two unless others are asked for."""
    lines = {line.number: line for line in queries.versions(rubric_id)}
    newest = next(iter(lines), 0)
    new = lines.get(request.args.get("new", newest, type=int))
    old = lines.get(request.args.get("old", new.number - 1 if new else 0, type=int), new)
    if new is None or old is None:
        raise NotFoundError
    return render(differences_page(tuple(lines.values()), old, new, select_locale()))


@blueprint.route("/drafts/<int:draft_id>/try", methods=["GET"])
@requires(Permission.EDIT_RUBRICS)
def try_draft(draft_id: int) -> ResponseReturnValue:
    """What the draft suggests for conversations chosen here, beside the version in use."""
    draft, person = known_draft(draft_id), viewer()
    rubric = judged(draft.content)[0]
    current = queries.current_version(draft.rubric_id)
    before = None if current is None else queries.rubric_of(current)
    chosen = [int(n) for n in request.args.getlist("conversation") if n.isdigit() and len(n) < 10]
    trials: tuple[Trial, ...] = ()
    if rubric is not None and 1 <= len(set(chosen)) <= MOST:
        trials = try_out(rubric, before, chosen, viewer=person, at=clock.now())
    return render(
        TryPage(
            draft=draft,
            title=_title(draft.content, draft.rubric_id),
            rows=transcripts.listing(person, Filters(), page=1).rows[:CHOICES],
            chosen=frozenset(chosen),
            tried=() if rubric is None else tried_of(trials, rubric, before),
            current=None if current is None else queries.version(current.id),
            can_try=rubric is not None,
            too_many=len(set(chosen)) > MOST,
        )
    )


def _title(content: str, otherwise: str) -> str:
    return sheet_of_text(content).title.get(select_locale()) or otherwise


def _language() -> str:
    asked = request.args.get("language", "")
    return asked if asked in LOCALES else select_locale()
