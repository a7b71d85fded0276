"""Practice: choose a customer, read the briefing, answer, see how it went."""

import secrets

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.roleplay import queries, service
from qa_app.roleplay.forms import ReplyForm, RetryForm, StartForm
from qa_app.roleplay.pages import (
    AttemptPage,
    BriefingPage,
    FootPart,
    IndexPage,
    SidePart,
    TurnsPart,
    result_page,
)
from qa_app.roleplay.queries import Played
from qa_app.ui.errors import wants_json
from qa_app.ui.rendering import render
from scenarios.loader import library
from scenarios.schema import Scenario

blueprint = Blueprint("roleplay", __name__, url_prefix="/practice", template_folder="templates")


@blueprint.get("/")
@requires(Permission.PLAY_SCENARIOS)
def index() -> ResponseReturnValue:
    """The scenarios, and one's own attempts."""
    person = viewer()
    service.conclude_all(viewer=person, at=clock.now())
    return render(IndexPage(tuple(library().values()), queries.attempts_of(person)))


@blueprint.get("/scenarios/<scenario_id>")
@requires(Permission.PLAY_SCENARIOS)
def briefing(scenario_id: str) -> ResponseReturnValue:
    """Who the trainee is and what they may do, in the language they will play in."""
    asked = request.args.get("language", "")
    scenario = _scenario(scenario_id)
    language = asked if asked in scenario.languages else select_locale()
    return render(_briefing_page(scenario, StartForm(data={"language": language})))


@blueprint.post("/scenarios/<scenario_id>")
@requires(Permission.PLAY_SCENARIOS)
def start(scenario_id: str) -> ResponseReturnValue:
    """Begin an attempt."""
    scenario, form = _scenario(scenario_id), StartForm()
    if not form.validate():
        return render(_briefing_page(scenario, form)), 422
    begun = service.begin(
        scenario,
        language=form.language.data,
        seed=secrets.randbelow(2**31),
        harsh=form.harsh.data,
        viewer=viewer(),
        at=clock.now(),
    )
    return redirect(url_for("roleplay.attempt", attempt_id=begun))


@blueprint.get("/attempts/<int:attempt_id>")
@requires(Permission.PLAY_SCENARIOS)
def attempt(attempt_id: int) -> ResponseReturnValue:
    """The conversation so far, as the database has it: a refresh or a restart changes nothing."""
    played = service.look(attempt_id, viewer=viewer())
    return render(AttemptPage(played, _new_form(played)))


@blueprint.post("/attempts/<int:attempt_id>/reply")
@requires(Permission.PLAY_SCENARIOS)
def reply(attempt_id: int) -> ResponseReturnValue:
    """Answer the customer; what cannot be taken comes back with the words still in the box."""
    person, form = viewer(), ReplyForm()
    if not form.validate():
        wrong = str(next(iter(form.text.errors), _("This form is incomplete. Send your words again.")))
        return _shown(service.look(attempt_id, viewer=person), form, wrong, 422)
    try:
        played = service.reply(attempt_id, form.reply(), viewer=person, at=clock.now())
    except service.WentOnError:
        went_on = _("This conversation went on in another window. Read what is new; your words are kept.")
        return _shown(service.look(attempt_id, viewer=person), form, went_on, 409)
    except service.AlreadyOverError:
        over = _("This conversation had ended already; the reply was not sent.")
        return _shown(service.look(attempt_id, viewer=person), form, over, 409)
    if wants_json():
        return _shown(played, form, "", 200)
    return redirect(url_for("roleplay.attempt", attempt_id=attempt_id, _anchor=f"turn-{form.turn.data + 1}"))


@blueprint.post("/attempts/<int:attempt_id>/discard")
@requires(Permission.PLAY_SCENARIOS)
def discard(attempt_id: int) -> ResponseReturnValue:
    """Leave without trace."""
    try:
        service.discard(attempt_id, viewer=viewer())
    except service.AlreadyOverError:
        flash(_("This conversation had ended already; nothing was deleted."))
        return redirect(url_for("roleplay.result", attempt_id=attempt_id))
    flash(_("The conversation was deleted. Nothing of it is left."))
    return redirect(url_for("roleplay.index"))


@blueprint.get("/attempts/<int:attempt_id>/result")
@requires(Permission.PLAY_SCENARIOS)
def result(attempt_id: int) -> ResponseReturnValue:
    """How it went; an attempt that goes on has no result yet."""
    person = viewer()
    service.conclude(attempt_id, viewer=person, at=clock.now())
    played = service.look(attempt_id, viewer=person)
    if not played.has_ended:
        return redirect(url_for("roleplay.attempt", attempt_id=attempt_id))
    return render(result_page(played, RetryForm()))


@blueprint.post("/attempts/<int:attempt_id>/retry")
@requires(Permission.PLAY_SCENARIOS)
def retry(attempt_id: int) -> ResponseReturnValue:
    """Play again from one reply on, as a new attempt."""
    service.look(attempt_id, viewer=viewer())
    form = RetryForm()
    if not form.validate():
        raise NotFoundError
    again = service.retry(attempt_id, form.turn.data, viewer=viewer(), at=clock.now())
    return redirect(url_for("roleplay.attempt", attempt_id=again, _anchor=f"turn-{form.turn.data - 1}"))


def _scenario(scenario_id: str) -> Scenario:
    found = library().get(scenario_id)
    if found is None:
        raise NotFoundError
    return found


def _briefing_page(scenario: Scenario, form: StartForm) -> BriefingPage:
    language = form.language.data if form.language.data in scenario.languages else select_locale()
    mine = queries.attempts_of(viewer())
    going_on = (a.id for a in mine if a.scenario_id == scenario.id and a.outcome is None)
    return BriefingPage(scenario, language, form, next(going_on, None))


def _new_form(played: Played, text: str = "") -> ReplyForm:
    """An empty box for the next reply, with a key of its own."""
    return ReplyForm(formdata=None, data={"text": text, "key": secrets.token_hex(12), "turn": played.turn})


def _shown(played: Played, sent: ReplyForm, notice: str, status: int) -> ResponseReturnValue:
    """The attempt as it now stands: to a person the page, to the script what its page does not show yet."""
    form = _new_form(played, (sent.text.data or "") if notice else "")
    if not wants_json():
        return render(AttemptPage(played, form, notice)), status
    since = sent.turn.data if sent.turn.data is not None else played.turn
    return {
        "turns": render(TurnsPart(played, form, since=since)),
        "side": render(SidePart(played, form)),
        "foot": render(FootPart(played, form, notice)),
        "ended": played.has_ended,
        "message": notice,
    }, status
