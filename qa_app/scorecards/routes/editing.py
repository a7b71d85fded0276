"""The editor: the draft as a form, saved by its buttons."""

from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.accounts import queries as people
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import DomainError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission, Viewer
from qa_app.scorecards import queries, service
from qa_app.scorecards.forms import Posted, read_sheet
from qa_app.scorecards.pages import EditPage, Marks, Refusal, edit_page
from qa_app.scorecards.queries import Draft
from qa_app.scorecards.routes.lists import blueprint
from qa_app.scorecards.routes.versions import as_file
from qa_app.ui.formatters import number
from qa_app.ui.rendering import render
from rubrics.sheets import Settled, Sheet, add_criterion, add_row, move, yaml_of

STEPS = {"up": -1, "down": 1}


@blueprint.get("/drafts/<int:draft_id>")
@requires(Permission.EDIT_RUBRICS)
def edit(draft_id: int) -> ResponseReturnValue:
    """A draft to work on."""
    draft = known_draft(draft_id)
    args = request.args
    marks = Marks(args.getlist("locked"), args.getlist("removed"), args.get("open", ""))
    return render(_page(draft, service.stored(draft_id), marks))


@blueprint.post("/drafts/<int:draft_id>")
@requires(Permission.EDIT_RUBRICS)
def save(draft_id: int) -> ResponseReturnValue:
    """Keep the draft as the page holds it, then do what the button says."""
    posted = read_sheet(request.form)
    draft = queries.draft(draft_id)
    if draft is None or not posted.is_of(draft.rubric_id, draft.created_at):
        return _rescued(posted)
    try:
        settled = _kept(draft, posted, viewer=viewer(), at=clock.now())
    except DomainError as error:
        return _refused(draft, posted, _refusal(error)), _status(error)
    _say(settled)
    return redirect(_after(draft_id, posted, settled))


@blueprint.post("/drafts/<int:draft_id>/discard")
@requires(Permission.EDIT_RUBRICS)
def discard(draft_id: int) -> ResponseReturnValue:
    """Throw the draft away."""
    lock = request.form.get("lock", 0, type=int)
    rubric_id = known_draft(draft_id).rubric_id
    service.discard_draft(draft_id, lock=lock, viewer=viewer(), at=clock.now())
    flash(_("The draft is gone. Published versions are as they were."))
    is_known = queries.newest_version(rubric_id) is not None
    return redirect(
        url_for("scorecards.show", rubric_id=rubric_id) if is_known else url_for("scorecards.index")
    )


@blueprint.get("/drafts/<int:draft_id>.yaml")
@requires(Permission.EDIT_RUBRICS)
def draft_file(draft_id: int) -> ResponseReturnValue:
    """A draft as a file."""
    draft = known_draft(draft_id)
    return as_file(yaml_of(draft.content), f"{draft.rubric_id}-draft.yaml")


def known_draft(draft_id: int) -> Draft:
    """A draft, or 404."""
    draft = queries.draft(draft_id)
    if draft is None:
        raise NotFoundError
    return draft


def _rescued(posted: Posted) -> ResponseReturnValue:
    """The draft is not there any more: what was typed begins the next one."""
    draft_id, is_kept = service.rescue(posted.rubric_id, posted.sheet, viewer=viewer(), at=clock.now())
    if not is_kept:
        return _refused(known_draft(draft_id), posted, _refusal(service.DraftChangedElsewhereError())), 409
    flash(_("The draft was published or thrown away meanwhile. What you typed is kept here as a new draft."))
    return redirect(url_for("scorecards.edit", draft_id=draft_id))


def _refused(draft: Draft, posted: Posted, refusal: Refusal) -> str:
    """The page again, with all that was typed."""
    return render(_page(draft, service.with_rules(posted.sheet, draft.id), Marks(), refusal))


def _kept(draft: Draft, posted: Posted, *, viewer: Viewer, at: datetime) -> Settled:
    """Other buttons than those that save leave what is marked to go where it is, so that it can be undone."""
    done = posted.verb not in ("add", "up", "down", "type")
    return service.keep(draft.id, _acted(posted), lock=posted.lock, viewer=viewer, at=at, with_removals=done)


def _acted(posted: Posted) -> Sheet:
    name, number = posted.place
    if posted.verb in STEPS and number is not None:
        return move(posted.sheet, number, STEPS[posted.verb])
    if posted.verb != "add":
        return posted.sheet
    return add_criterion(posted.sheet) if name == "criteria" else add_row(posted.sheet, name, number)


def _after(draft_id: int, posted: Posted, settled: Settled) -> str:
    """Where a button leads: on to the next page, or back to the place where it stood."""
    pages = {"publish": "scorecards.publish", "preview": "scorecards.preview", "try": "scorecards.try_draft"}
    if posted.verb in pages:
        return url_for(pages[posted.verb], draft_id=draft_id)
    criteria = settled.sheet.criteria
    name, number = posted.place
    if posted.verb == "add" and name == "criteria":
        number = len(criteria) - 1
    stays = posted.verb in STEPS
    opened = criteria[number].key if number is not None and number < len(criteria) and not stays else None
    anchor = (
        "f-criteria"
        if stays
        else f"f-criteria-{number}"
        if opened
        else "f-bands"
        if name == "bands"
        else None
    )
    kept = [line.key for line in criteria if line.removed]
    locked = [line.key for line in criteria if line.locked]
    return url_for(
        "scorecards.edit", draft_id=draft_id, open=opened, locked=locked, removed=kept, _anchor=anchor
    )


def _say(settled: Settled) -> None:
    flash(_("Draft saved."))
    if settled.rebalanced:
        changes = ", ".join(
            f"{_title(settled.sheet, key)} {_said(was)} → {_said(now)}"
            for key, was, now in settled.rebalanced
        )
        flash(_("So that the weights total 100, others gave way: %(changes)s.", changes=changes))
    if settled.no_room:
        flash(
            _("The weights do not total 100: what is locked or was set leaves the others no room."), "error"
        )


def _said(weight: str) -> str:
    try:
        return number(float(weight.replace(",", ".")), 2)
    except ValueError:
        return weight


def _title(sheet: Sheet, key: str) -> str:
    line = sheet.criterion(key)
    return key if line is None else line.title.get(select_locale()) or key


def _page(draft: Draft, sheet: Sheet, marks: Marks, refusal: Refusal | None = None) -> EditPage:
    base = None if draft.based_on_id is None else queries.version(draft.based_on_id)
    by = people.user_names({draft.edited_by}).get(draft.edited_by, "–")
    return edit_page(draft, sheet, base, edited_by=by, marks=marks, refusal=refusal)


def _status(error: DomainError) -> int:
    return 409 if isinstance(error, service.DraftChangedElsewhereError) else 422


def _refusal(error: DomainError) -> Refusal:
    if isinstance(error, service.DraftChangedElsewhereError):
        return Refusal(
            _("This draft was saved by somebody else meanwhile"),
            _(
                "What you see here is what you typed, and it is not saved yet. Look at the other version "
                "first; saving here puts yours in its place."
            ),
            theirs=True,
        )
    return Refusal(
        _("The draft is too long"), _("What you typed is still here. Shorten its texts and save again.")
    )
