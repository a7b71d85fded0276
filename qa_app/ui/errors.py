"""Refusals and failures as pages: what happened, what is safe, what to do."""

import logging

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from qa_app.core.errors import ConflictError, DomainError, ForbiddenError, InvalidError, NotFoundError

_log = logging.getLogger(__name__)
STATUS = {NotFoundError: 404, ForbiddenError: 403, ConflictError: 409, InvalidError: 422}


def wants_json() -> bool:
    """Whether a script asked (autosave and the like), not a person."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _answer(status: int, title: str, message: str, problems: tuple[str, ...] = ()) -> ResponseReturnValue:
    if wants_json():
        return {"error": title, "message": message, "problems": list(problems)}, status
    page = render_template(
        "errors/error.html", title=title, message=message, problems=problems, status=status
    )
    return page, status


def _texts(status: int) -> tuple[str, str]:
    texts = {
        400: (_("This request cannot be read"), _("Nothing was changed. Go back and try again.")),
        401: (_("Sign in first"), _("This page is for people who are signed in.")),
        403: (
            _("This page is not yours to open"),
            _("Your role does not include it. If your work needs it, ask the person who manages accounts."),
        ),
        404: (
            _("There is nothing here"),
            _("The address may be wrong, or what stood here is not for you to see."),
        ),
        405: (
            _("This cannot be done here"),
            _("Nothing was changed. Go back and use the page's own buttons."),
        ),
        409: (
            _("Somebody was first"),
            _("Nothing of yours was lost. Reload the page and look at what changed."),
        ),
        413: (
            _("This file is too large"),
            _("Nothing was stored. Up to 20 MB fit here; split the file or use “pilastri import” instead."),
        ),
        422: (
            _("Something is missing or cannot be used"),
            _("Nothing was changed. Go back and mend what is named here."),
        ),
        429: (_("Too many attempts"), _("Wait a minute, then try again.")),
    }
    return texts.get(
        status,
        (
            _("Something went wrong"),
            _("Nothing you saved is lost. Try again; if it goes on, tell whoever runs Pilastri."),
        ),
    )


def _on_domain_error(error: DomainError) -> ResponseReturnValue:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
    title, message = _texts(status)
    problems = error.problems if isinstance(error, InvalidError) else ()
    return _answer(status, title, str(error) or message, problems)


def _on_http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    return _answer(error.code, *_texts(error.code))


def _on_csrf_error(error: CSRFError) -> ResponseReturnValue:
    _log.info("csrf refused: %s", error.description)
    title = _("This page was open too long")
    return _answer(400, title, _("Go back, reload the page and send it again. Nothing was changed."))


def _on_failure(error: Exception) -> ResponseReturnValue:
    _log.exception("request failed", exc_info=error)
    return _answer(500, *_texts(500))


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(DomainError, _on_domain_error)
    app.register_error_handler(CSRFError, _on_csrf_error)
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(500, _on_failure)
