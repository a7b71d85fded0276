"""The rules that choose a rubric, and the box to try them."""

from collections.abc import Mapping

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.accounts import queries as people
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.scorecards import queries, service
from qa_app.scorecards.forms import RuleLine, TestForm, read_rules, rule_lines
from qa_app.scorecards.pages import Decided, RulesPage, decided
from qa_app.scorecards.routes.lists import blueprint
from qa_app.ui.rendering import render

NUMBERS = {"up": -1, "down": 1}


@blueprint.get("/rules")
@requires(Permission.VIEW_RUBRICS)
def rules() -> ResponseReturnValue:
    """The rules in their order."""
    return render(_page(rule_lines(queries.rules())))


@blueprint.post("/rules")
@requires(Permission.EDIT_RUBRICS)
def set_rules() -> ResponseReturnValue:
    """Keep the rules as the page holds them."""
    lines = _moved(read_rules(request.form), request.form.get("action", "save"))
    seen = request.form.get("seen", "")
    try:
        service.set_rules(_known(lines), viewer=viewer(), at=clock.now(), seen=seen)
    except service.RulesChangedElsewhereError:
        return render(_page(lines, changed=True)), 409
    flash(_("Rules saved: new reviews follow them."))
    return redirect(url_for("scorecards.rules"))


def _known(lines: tuple[RuleLine, ...]) -> list[queries.Rule]:
    """Rules of rubrics and teams that exist; a team that went away asks for nobody."""
    teams = {team.id for team in people.teams()}
    found = [line.rule() for line in lines]
    return [rule for rule in found if rule.team_id is None or rule.team_id in teams]


def _moved(lines: tuple[RuleLine, ...], action: str) -> tuple[RuleLine, ...]:
    verb, _colon, text = action.partition(":")
    step = NUMBERS.get(verb)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else len(lines)
    if step is None or number >= len(lines) or not 0 <= number + step < len(lines):
        return lines
    found = list(lines)
    found.insert(number + step, found.pop(number))
    return tuple(found)


def _page(lines: tuple[RuleLine, ...], *, changed: bool = False) -> RulesPage:
    titles = _titles()
    form = TestForm(request.args).offer(people.teams())
    asked = request.method == "GET" and "channel" in request.args and form.validate()
    return RulesPage(
        lines=lines,
        rubrics=titles,
        fallback=titles.get(service.FALLBACK, service.FALLBACK),
        teams=people.teams(),
        seen=queries.fingerprint(queries.rules()),
        test=form,
        decided=_decided(form) if asked else None,
        can_edit=viewer().can(Permission.EDIT_RUBRICS),
        changed=changed,
    )


def _decided(form: TestForm) -> Decided | None:
    given = form.conversation()
    chosen = service.choose_version(
        at=clock.now(),
        team_id=given.team_id,
        channel=given.channel,
        language=given.language,
        reason=given.reason,
    )
    line = queries.version(chosen.id)
    return None if line is None else decided(line, queries.rules(), given, select_locale())


def _titles() -> Mapping[str, str]:
    """Rubrics in use, by id."""
    if not queries.versions():
        service.publish_library(at=clock.now())
    lines = [line for line in queries.versions() if line.is_current]
    return {line.rubric_id: line.rubric.title.get(select_locale()) for line in lines}
