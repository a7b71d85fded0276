"""Teams: their service profile and their knowledge facts."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from qa_app.accounts import queries as people
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission
from qa_app.teams import queries, service
from qa_app.teams.forms import SECTIONS, EndForm, FactForm, FilterForm
from qa_app.teams.forms.facts import STATES
from qa_app.teams.pages.facts import FactPage, FactsPage, lines_of
from qa_app.teams.pages.profile import (
    EFFECTS,
    NAMES,
    ProfilePage,
    SectionPage,
    TeamsPage,
    differences_of,
    sections_of,
)
from qa_app.ui.rendering import render

blueprint = Blueprint("teams", __name__, url_prefix="/teams", template_folder="templates")


@blueprint.get("/")
@requires(Permission.VIEW_TRANSCRIPTS)
def index() -> ResponseReturnValue:
    """The teams in reach; one alone opens at once."""
    teams = people.teams(viewer())
    if len(teams) == 1:
        return redirect(url_for("teams.show", team_id=teams[0].id))
    return render(TeamsPage(teams))


@blueprint.get("/<int:team_id>")
@requires(Permission.VIEW_TRANSCRIPTS)
def show(team_id: int) -> ResponseReturnValue:
    """A team's profile as it is in force."""
    person = viewer()
    team = service.team_for(team_id, person)
    today = clock.today()
    page = ProfilePage(
        team=team,
        sections=sections_of(service.profile(team_id)),
        versions=queries.versions(team_id),
        facts=sum(fact.is_valid(today) for fact in queries.fact_versions(team_id)),
        may_edit=service.may_edit(team_id, person),
        has_others=len(people.teams(person)) > 1,
    )
    return render(page)


@blueprint.route("/<int:team_id>/profile/<section>", methods=["GET", "POST"])
@requires(Permission.EDIT_SERVICE_PROFILE)
def edit(team_id: int, section: str) -> ResponseReturnValue:
    """One section of the profile, to be previewed and put into force."""
    service.check_edit(team_id, viewer())
    if section not in SECTIONS:
        raise NotFoundError
    now = service.profile(team_id)
    form = SECTIONS[section](data=SECTIONS[section].initial(now))
    page = SectionPage(service.team_for(team_id, viewer()), section, NAMES[section], EFFECTS[section], form)
    if not form.validate_on_submit():
        return render(page), 422 if form.errors else 200
    new = form.changed(now)
    if request.form.get("action") == "preview":
        found = differences_of(section, now, new)
        return render(SectionPage(page.team, section, page.name, page.effect, form, found))
    changed = service.change_section(
        team_id, new, form.fields, reason=form.reason.data or "", viewer=viewer(), at=clock.now()
    )
    flash(
        _("The profile is in force from now on.") if changed else _("Nothing was different: nothing changed.")
    )
    return redirect(url_for("teams.show", team_id=team_id))


@blueprint.get("/<int:team_id>/facts")
@requires(Permission.VIEW_TRANSCRIPTS)
def facts(team_id: int) -> ResponseReturnValue:
    """The facts that an agent's words are held against."""
    team = service.team_for(team_id, viewer())
    asked, words = request.args.get("state", ""), request.args.get("q", "")[:100]
    state = asked if asked in STATES else "now"
    form = FilterForm(formdata=None, data={"state": state, "q": words})
    known = queries.fact_versions(team_id)
    lines = lines_of(known, str(get_locale()), clock.today(), state=state, words=words)
    return render(FactsPage(team, lines, form, service.may_edit(team_id, viewer()), bool(known), STATES))


@blueprint.route("/<int:team_id>/facts/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SERVICE_PROFILE)
def new_fact(team_id: int) -> ResponseReturnValue:
    """State a fact."""
    service.check_edit(team_id, viewer())
    form = FactForm()
    if form.validate_on_submit():
        service.add_fact(team_id, form.fact(), viewer=viewer(), at=clock.now())
        flash(_("The fact is kept. Conversations analysed from now on are held against it."))
        return redirect(url_for("teams.facts", team_id=team_id))
    return render(FactPage(service.team_for(team_id, viewer()), form)), 422 if form.errors else 200


@blueprint.route("/<int:team_id>/facts/<key>", methods=["GET", "POST"])
@requires(Permission.EDIT_SERVICE_PROFILE)
def change_fact(team_id: int, key: str) -> ResponseReturnValue:
    """A fact with its versions; a change makes a new one."""
    service.check_edit(team_id, viewer())
    versions = _versions(team_id, key)
    form = FactForm(data=_initial(versions[0]))
    if form.validate_on_submit():
        number = form.number.data or 0
        try:
            service.change_fact(team_id, key, form.fact(), number=number, viewer=viewer(), at=clock.now())
        except ConflictError:
            return _overtaken(team_id, key, form)
        flash(_("The new version is kept; the one before stays in the history."))
        return redirect(url_for("teams.facts", team_id=team_id))
    return _fact(team_id, key, versions, form, EndForm(formdata=None)), 422 if form.errors else 200


def _overtaken(team_id: int, key: str, form: FactForm) -> ResponseReturnValue:
    """Somebody made a version meanwhile: what was typed stays, to be kept after a look at theirs."""
    versions = _versions(team_id, key)
    form.number.data = versions[0].number
    who = _("%(name)s has changed this fact meanwhile; see the versions below.", name=versions[0].by)
    form.form_errors.append(who + " " + _("What you typed is here: keep it if it still holds."))
    return _fact(team_id, key, versions, form, EndForm(formdata=None)), 409


@blueprint.post("/<int:team_id>/facts/<key>/end")
@requires(Permission.EDIT_SERVICE_PROFILE)
def end_fact(team_id: int, key: str) -> ResponseReturnValue:
    """Say until when a fact holds."""
    service.check_edit(team_id, viewer())
    versions, form = _versions(team_id, key), EndForm()
    if form.validate_on_submit() and form.last_day.data is not None:
        try:
            service.end_fact(team_id, key, form.last_day.data, viewer=viewer(), at=clock.now())
        except InvalidError:
            form.last_day.errors = (_("It cannot end before it begins."),)
        else:
            flash(_("The end is kept. Older conversations are still held against the fact."))
            return redirect(url_for("teams.facts", team_id=team_id))
    return _fact(team_id, key, versions, FactForm(formdata=None, data=_initial(versions[0])), form), 422


def _versions(team_id: int, key: str) -> tuple[queries.FactVersion, ...]:
    found = tuple(reversed(queries.fact_history(key)))
    if not found or found[0].team_id not in {None, team_id}:
        raise NotFoundError
    return found


def _fact(
    team_id: int, key: str, versions: tuple[queries.FactVersion, ...], form: FactForm, end: EndForm
) -> str:
    return render(FactPage(service.team_for(team_id, viewer()), form, end, key, versions))


def _initial(fact: queries.FactVersion) -> dict[str, object]:
    said = {f"statement_{language}": text for language, text in fact.statements.items()}
    named = {f"topics_{language}": "\n".join(words) for language, words in fact.topics.items()}
    return {
        **said,
        **named,
        "kind": fact.kind,
        "value": fact.value,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
        "source_name": fact.source_name,
        "source_link": fact.source_link,
        "for_all": fact.team_id is None,
        "number": fact.number,
    }
