"""What the engine found in a team's conversations, counted by conversation and never by person."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from qa_app.core.database import db
from qa_app.dashboard.queries.selection import Selection, conversations
from qa_app.transcripts.models import AnalysisRow, FindingRow, FindingVerdict, Transcript, TurnRow

# A conversation that the engine could not rate has no language in its analysis.
RATED = AnalysisRow.language.is_not(None)


@dataclass(frozen=True, slots=True)
class TeamTalk:
    """The analysed conversations of a team: how many, whose, and in how many each label was found."""

    team_id: int | None
    conversations: int
    people: frozenset[int]
    with_label: dict[str, int]


def team_talk(selection: Selection, labels: Sequence[str]) -> tuple[TeamTalk, ...]:
    """The teams of a selection. Three statements. A finding that a reviewer rejected is not counted."""
    counted = conversations(selection, Transcript.team_id, func.count(Transcript.id)).where(RATED)
    totals = db.session.execute(counted.group_by(Transcript.team_id)).all()
    people = _people(selection)
    found = _found(selection, labels)
    return tuple(
        TeamTalk(
            team,
            n,
            frozenset(who for its, who in people if its == team),
            {label: found.get((team, label), 0) for label in labels},
        )
        for team, n in totals
    )


def _people(selection: Selection) -> tuple[tuple[int | None, int], ...]:
    statement = (
        conversations(selection, Transcript.team_id, TurnRow.agent_id)
        .join(TurnRow, TurnRow.revision_id == AnalysisRow.revision_id)
        .where(RATED, TurnRow.agent_id.is_not(None))
        .distinct()
    )
    return tuple((team, who) for team, who in db.session.execute(statement))


def _found(selection: Selection, labels: Sequence[str]) -> dict[tuple[int | None, str], int]:
    rejected = select(FindingVerdict.id).where(FindingVerdict.finding_id == FindingRow.id).exists()
    statement = (
        conversations(
            selection, Transcript.team_id, FindingRow.label, func.count(FindingRow.analysis_id.distinct())
        )
        .join(FindingRow, FindingRow.analysis_id == AnalysisRow.id)
        .where(RATED, FindingRow.label.in_(labels), ~rejected)
        .group_by(Transcript.team_id, FindingRow.label)
    )
    return {(team, label): n for team, label, n in db.session.execute(statement)}
