"""Why a step of a review was refused, in the words of whoever tried."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from qa_app.core.errors import ConflictError, DomainError, ForbiddenError
from qa_app.evaluations import service
from qa_app.ui.formatters import when

_STANDS = {
    "draft": _l("Its reviewer is correcting this review. It comes back when it is submitted again."),
    "submitted": _l("This review waits for a talk and is not published yet."),
    "published": _l("This review is published already."),
    "acknowledged": _l("This review was acknowledged in the meantime, so it can no longer be taken back."),
    "disputed": _l("A dispute of this review waits for its decision. That comes first."),
    "kept": _l("The disputes of this review are decided."),
    "revised": _l("The disputes of this review are decided."),
    "voided": _l("This review was voided. Nothing about it changes any more."),
}


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a refusal of the rules into one that a person can read."""
    try:
        yield
    except ConflictError as error:
        raise ConflictError(said(error)) from error
    except ForbiddenError as error:
        raise ForbiddenError(
            _("This is another person's to do: nobody decides about a review of their own.")
        ) from error


def said(error: DomainError) -> str:
    """The sentence for a refusal."""
    if isinstance(error, service.WrongStepError):
        return str(_STANDS[error.status])
    if isinstance(error, service.TooLateError):
        moment = when(error.until)
        if error.step == "reopen":
            return str(_("The time to correct this review was over: %(moment)s.", moment=moment))
        return str(_("The time to dispute this review was over: %(moment)s.", moment=moment))
    plain = {
        service.AlreadyDisputedError: _(
            "You have disputed this criterion already. Each can be disputed once."
        ),
        service.AlreadyDecidedError: _("Somebody else has decided this dispute. Open the review to read it."),
        service.AlreadyReadError: _(
            "You have read the review of this conversation already. Judging yourself comes before that."
        ),
        service.ChangedElsewhereError: _(
            "Somebody changed this review at the same moment. Nothing was overwritten: look again."
        ),
    }
    return str(next((words for kind, words in plain.items() if isinstance(error, kind)), error))
