"""What happens after a save: the page again, or its fresh parts for the script that saves by itself."""

from datetime import datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_time
from flask_babel import gettext as _

from qa_app.core.errors import DomainError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries, service
from qa_app.evaluations.forms import Posted
from qa_app.evaluations.pages import Problem, SavedPage, review_page
from qa_app.moments.pages import aside_of
from qa_app.ui.errors import wants_json
from qa_app.ui.rendering import render

# Acts that change what is marked in the conversation.
_MARKING = frozenset({"reject", "restore", "attach", "detach"})


# Where a draft is worked on; a judgement of oneself has a place of its own.
HOME = "evaluations.show"


def kept(
    evaluation_id: int, posted: Posted, *, viewer: Viewer, at: datetime, home: str = HOME
) -> ResponseReturnValue:
    """Save, act, answer. A review that was submitted a moment ago counts as submitted."""
    try:
        service.save(evaluation_id, posted.changes, viewer=viewer, at=at)
    except service.AlreadyPublishedError:
        if posted.action != "submit":
            raise
    _act(evaluation_id, posted, viewer=viewer, at=at)
    if posted.action == "submit":
        return _submitted(evaluation_id, viewer=viewer, at=at, home=home)
    if wants_json():
        return _fresh(evaluation_id, posted, viewer=viewer, at=at)
    if posted.action == "save":
        flash(_("Draft saved."))
    return redirect(url_for(home, evaluation_id=evaluation_id, _anchor=_place(posted)))


def refused(
    evaluation_id: int, posted: Posted, error: DomainError, *, viewer: Viewer, at: datetime
) -> ResponseReturnValue:
    """Say why, with everything that was typed still on the page."""
    problem = _problem(posted, error)
    status = 409 if isinstance(error, (service.ChangedElsewhereError, service.AlreadyPublishedError)) else 422
    review = service.read(evaluation_id, viewer=viewer, at=at)
    if wants_json():
        body = {"error": problem.title, "message": problem.message, "lock": review.lock}
        if problem.owed:
            body |= {"html": render(SavedPage(review_page(review, select_locale(), problem=problem)))}
        return body, status
    typed = posted.changes if review.is_draft else None
    aside = aside_of(review.transcript_id, review.language, viewer)
    return render(review_page(review, select_locale(), typed=typed, problem=problem, aside=aside)), status


def _act(evaluation_id: int, posted: Posted, *, viewer: Viewer, at: datetime) -> None:
    argument, number = posted.argument, int(posted.argument) if posted.argument.isdigit() else 0
    if posted.action == "submit":
        service.submit(evaluation_id, viewer=viewer, at=at)
    elif posted.action == "reject":
        service.reject(evaluation_id, number, viewer=viewer, at=at)
    elif posted.action == "restore":
        service.restore(evaluation_id, number, viewer=viewer, at=at)
    elif posted.action == "detach":
        service.detach(evaluation_id, number, viewer=viewer, at=at)
    elif posted.action == "attach":
        service.attach(
            evaluation_id,
            argument,
            turn=posted.number(f"attach_turn_{argument}") or 0,
            words=posted.fields.get(f"attach_words_{argument}", ""),
            near=posted.number(f"attach_near_{argument}"),
            viewer=viewer,
            at=at,
        )


def _submitted(evaluation_id: int, *, viewer: Viewer, at: datetime, home: str) -> ResponseReturnValue:
    review = service.read(evaluation_id, viewer=viewer, at=at)
    address = url_for(home, evaluation_id=evaluation_id)
    if review.kind == "calibration":
        flash(_("Handed in. The answers lie side by side once all have handed in."))
        address = url_for("calibration.of_review", evaluation_id=evaluation_id)
    elif review.status == queries.Status.PUBLISHED:
        flash(_("Published. %(name)s finds this review under “My reviews”.", name=review.reviewee))
    elif review.kind in queries.OF_PEOPLE:
        flash(_("Submitted. %(name)s reads it once the talk about it is noted.", name=review.reviewee))
    else:
        flash(_("Submitted."))
    return {"location": address} if wants_json() else redirect(address)


def _fresh(evaluation_id: int, posted: Posted, *, viewer: Viewer, at: datetime) -> ResponseReturnValue:
    review = queries.whole(evaluation_id)
    is_marked = posted.action in _MARKING
    aside = aside_of(review.transcript_id, review.language, viewer) if is_marked else None
    page = SavedPage(review_page(review, select_locale(), aside=aside), with_conversation=is_marked)
    said = _("saved %(time)s", time=format_time(review.saved_at or at, "HH:mm"))
    return {"lock": review.lock, "saved": said, "html": render(page)}


def _place(posted: Posted) -> str | None:
    """Where on the page the button stood."""
    if posted.action in ("reject", "restore"):
        return f"n-f{posted.argument}"
    return f"c-{posted.argument}" if posted.action in ("attach", "clear") else None


def _problem(posted: Posted, error: DomainError) -> Problem:
    if isinstance(error, service.MissingAnswersError):
        return Problem(_("Some criteria have no answer yet"), _("Your draft is saved."), owed=True)
    if isinstance(error, service.ChangedElsewhereError):
        return Problem(
            _("This review was saved in another window"),
            _(
                "What you see here is what you typed, and it is not saved yet. Save the draft to keep this "
                "version, or reload the page to see the other one."
            ),
        )
    if isinstance(error, service.AlreadyPublishedError):
        return Problem(_("This review is published"), _("A published review is read-only."))
    if isinstance(error, service.WordsNotFoundError):
        message = _(
            "Turn %(turn)s does not hold these words. Copy them from the conversation.", turn=error.turn
        )
        return Problem(_("The words were not found"), message, criterion=posted.argument)
    return Problem(
        _("An answer cannot be kept as it is"),
        _(
            "Choose one of the answers, give a number within its ranges, and keep texts under %(max)s "
            "characters.",
            max=service.MAX_COMMENT,
        ),
        criterion=next(iter(getattr(error, "problems", ())), ""),
    )
