"""What of a team's profile and facts the engine works with, and a hash that tells two of these apart."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nlp.canned import mandatory
from nlp.checks.commitment_due import CommitmentDueConfig
from nlp.checks.fact_check import FactCheckConfig
from nlp.checks.jargon import JargonConfig
from nlp.checks.scripted import ScriptedConfig
from nlp.checks.timing import TimingConfig
from nlp.claims.types import Fact, Kind
from nlp.hours import OFFICE
from nlp.registry import CheckConfig
from qa_app.teams import queries
from qa_app.teams.service.changing import profile
from qa_app.teams.service.profile import ServiceProfile


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Settings of checks and known texts. Two with the same hash are the same; "" are the defaults."""

    digest: str = ""
    configs: Mapping[str, CheckConfig] = field(default_factory=dict, compare=False)
    templates: tuple[str, ...] = field(default=(), compare=False)


DEFAULTS = EngineSettings()


def engine_settings(
    team_id: int | None, language: str | None, *, on: datetime, is_dated: bool = True
) -> EngineSettings:
    """What the engine works with for a team's conversation of that moment, in that language (None: any).

    Facts are those valid on that day where the team is: an older conversation is held against what was
    true then. Covered time needs turns with date and hour: where it is not `is_dated`, waits are counted as
    they are. Whatever does not touch the engine (targets, limits, aims) leaves the hash as it is.
    """
    chosen = profile(team_id)
    zone = (chosen.hours or OFFICE).tz
    facts = _facts(team_id, language, on.astimezone(zone))
    return _settings(chosen, facts, language, is_dated=is_dated)


def _settings(
    chosen: ServiceProfile, facts: tuple[Fact, ...], language: str | None, *, is_dated: bool
) -> EngineSettings:
    asked = tuple(p for p in chosen.mandatory if language is None or p.language in {None, language})
    configs: dict[str, CheckConfig] = {}
    if chosen.hours is not None:
        if is_dated:
            configs["timing"] = TimingConfig(hours=chosen.hours)
        configs["commitment_due"] = CommitmentDueConfig(hours=chosen.hours)
    if chosen.jargon_allowed or chosen.jargon_added:
        allowed = frozenset(chosen.jargon_allowed)
        configs["jargon"] = JargonConfig(allowed=allowed, added=dict(chosen.jargon_added))
    if asked or chosen.legal:
        configs["scripted"] = ScriptedConfig(
            mandatory=tuple(mandatory.Phrase(text=p.text, language=p.language) for p in asked),
            legal=tuple(mandatory.Phrase(text=text) for text in chosen.legal),
        )
    if facts:
        configs["fact_check"] = FactCheckConfig(facts=facts)
    if not (configs or chosen.templates):
        return DEFAULTS
    return EngineSettings(_digest(configs, chosen.templates), configs, chosen.templates)


def _facts(team_id: int | None, language: str | None, at: datetime) -> tuple[Fact, ...]:
    """Without their validity, which was looked at here: the same facts make the same hash on every day."""
    day = at.date()
    return tuple(
        Fact(
            key=f"{one.key}.{one.number}",
            statements=one.statements,
            kind=Kind(one.kind),
            value=one.value,
            topics=one.topics,
        )
        for one in queries.fact_versions(team_id)
        if one.is_valid(day) and one.kind != Kind.FREE and (language is None or language in one.topics)
    )


def _digest(configs: Mapping[str, CheckConfig], templates: tuple[str, ...]) -> str:
    said = {name: _plain(config.model_dump(mode="json")) for name, config in configs.items()}
    whole = json.dumps([said, templates], sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Sets come out in an order of their own in every process: sort them."""
    if "allowed" in data:
        data["allowed"] = sorted(data["allowed"])
    if data.get("hours"):
        data["hours"]["closed"] = sorted(data["hours"]["closed"])
    return data
