"""What the demonstration's teams promise: a profile and a few facts each, made once by who leads them."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from nlp.hours import OFFICE, Hours
from qa_app.core.permissions import Permission, Viewer
from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.teams import queries, service
from qa_app.teams.service import NewFact, Phrase, ServiceProfile, Target

REASON = {"it": "Prime scelte del team", "en": "The team's first choices"}
_TAKEN = ("address", "decides", "hand_offs", "abuse", "warnings")


def ensure(cast: Cast, *, at: datetime) -> None:
    """Profiles and facts of the teams that have none yet."""
    file = resources.files("qa_app.demo") / "promises.toml"
    promised = tomllib.loads(file.read_text(encoding="utf-8"))
    for team, chosen in promised.items():
        team_id = cast.teams[team]
        if not queries.versions(team_id):
            _promise(team_id, chosen, _lead(cast, team_id), at=at)


def _lead(cast: Cast, team_id: int) -> Viewer:
    viewers = (cast.viewer(user.email) for user in plan.users())
    return next(v for v in viewers if v.can(Permission.EDIT_SERVICE_PROFILE) and team_id in v.team_ids)


def _promise(team_id: int, chosen: Mapping[str, Any], lead: Viewer, *, at: datetime) -> None:
    """Facts first: whoever finds a profile finds them too."""
    for fact in chosen["facts"]:
        service.add_fact(team_id, _fact(fact), viewer=lead, at=at)
    profile = _profile(chosen)
    reason = REASON["en" if profile.hours and profile.hours.country == "GB" else "it"]
    fields = tuple(ServiceProfile.model_fields)
    service.change_section(team_id, profile, fields, reason=reason, viewer=lead, at=at)


def _profile(chosen: Mapping[str, Any]) -> ServiceProfile:
    return ServiceProfile(
        hours=Hours(week=OFFICE.week, zone=chosen["zone"], country=chosen["country"]),
        targets={channel: Target(first_reply=minutes) for channel, minutes in chosen["first_reply"].items()},
        mandatory=tuple(Phrase(**phrase) for phrase in chosen["mandatory"]),
        legal=tuple(chosen["legal"]),
        templates=tuple(chosen["templates"]),
        jargon_allowed=tuple(chosen["allowed"]),
        jargon_added=chosen["added"],
        aims=tuple(chosen["aims"]),
        **{name: chosen[name] for name in _TAKEN},
    )


def _fact(fact: Mapping[str, Any]) -> NewFact:
    return NewFact(
        kind=fact["kind"],
        value=fact["value"],
        statements={"it": fact["it"], "en": fact["en"]},
        topics={"it": tuple(fact["topics_it"]), "en": tuple(fact["topics_en"])},
        source_name=fact["source"],
    )
