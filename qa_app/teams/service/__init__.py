"""The rules of service profiles and knowledge facts."""

from qa_app.teams.service.changing import change_section, profile
from qa_app.teams.service.facts import NewFact, add_fact, change_fact, end_fact, problems_of
from qa_app.teams.service.profile import Phrase, ServiceProfile, Target
from qa_app.teams.service.reach import check_edit, may_edit, team_for
from qa_app.teams.service.settings import DEFAULTS, EngineSettings, engine_settings

__all__ = [
    "DEFAULTS",
    "EngineSettings",
    "NewFact",
    "Phrase",
    "ServiceProfile",
    "Target",
    "add_fact",
    "change_fact",
    "change_section",
    "check_edit",
    "end_fact",
    "engine_settings",
    "may_edit",
    "problems_of",
    "profile",
    "team_for",
]
