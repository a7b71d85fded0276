"""Which rubric a conversation is judged with: the first rule that holds, else the pillars."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.scorecards import queries
from qa_app.scorecards.models import RubricRow, RubricRule, RubricVersion
from qa_app.scorecards.queries import Rule
from qa_app.scorecards.service.publishing import FALLBACK, check_editor, publish_library
from qa_app.scorecards.service.refusals import RulesChangedElsewhereError

__all__ = ["FALLBACK", "choose_version", "set_rules"]

MAX_RULES = 200


def choose_version(
    *,
    at: datetime,
    team_id: int | None = None,
    channel: str | None = None,
    language: str | None = None,
    reason: str | None = None,
) -> RubricVersion:
    """The version that a new review of such a conversation uses.

    A rule is passed over where its rubric was archived, or says itself that it is not made for this. The
    library is published first where nothing is.
    """
    for rule in queries.rules():
        if rule.holds(team_id=team_id, channel=channel, language=language, reason=reason):
            version = queries.current_version(rule.rubric_id)
            if version is None:
                continue
            made_for = queries.rubric_of(version).applies_to
            if made_for.admits(channel=channel, language=language, reason=reason):
                return version
    return _fallback(at=at)


def set_rules(rules: Sequence[Rule], *, viewer: Viewer, at: datetime, seen: str | None = None) -> None:
    """Put these rules, in this order, in the place of those there are.

    `seen` is the fingerprint of those that the writer looked at. Raises RulesChangedElsewhereError if they
    are others by now.
    """
    check_editor(viewer)
    if seen is not None and seen != queries.fingerprint(queries.rules()):
        raise RulesChangedElsewhereError
    known = set(db.session.scalars(db.select(RubricRow.id)))
    unknown = tuple(rule.rubric_id for rule in rules if rule.rubric_id not in known)
    if unknown or len(rules) > MAX_RULES:
        raise InvalidError(problems=unknown or ("rules",))
    before = queries.rules()
    if before == tuple(rules):
        return
    db.session.execute(delete(RubricRule))
    db.session.add_all(RubricRule(position=place, **asdict(rule)) for place, rule in enumerate(rules))
    audit.record(
        "rubric.rules_set",
        "rubric_rules:all",
        user_id=viewer.user_id,
        at=at,
        before=[asdict(rule) for rule in before],
        after=[asdict(rule) for rule in rules],
    )
    db.session.commit()


def _fallback(*, at: datetime) -> RubricVersion:
    version = queries.current_version(FALLBACK)
    if version is None:
        publish_library(at=at)
        version = queries.current_version(FALLBACK)
    if version is None:
        raise NotFoundError
    return version
