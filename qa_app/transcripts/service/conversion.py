"""Between the tables and the engine's types. An agent's author key is the agent's id as text."""

from typing import Any

from nlp.types import (
    Analysis,
    CheckFailure,
    Finding,
    Measure,
    Quote,
    Reason,
    Speaker,
    Transcript,
    Turn,
    TurnKind,
    Verdict,
)
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision, TurnRow


def author_key(agent_id: int | None) -> str | None:
    """How the engine's results name an agent."""
    return None if agent_id is None else str(agent_id)


def transcript_of(revision: Revision) -> Transcript:
    """A stored revision as the engine reads it."""
    head = revision.transcript
    agent = next((turn.author for turn in revision.turns if turn.speaker == Speaker.AGENT), None)
    return Transcript(
        turns=tuple(turn_of(row) for row in revision.turns),
        language=head.language,
        channel=head.channel,
        agent=agent,
        customer=head.customer,
    )


def turn_of(row: TurnRow) -> Turn:
    """A stored turn as the engine reads it."""
    return Turn(
        speaker=Speaker(row.speaker),
        text=row.text,
        author=author_key(row.agent_id) or row.author,
        seconds=row.seconds,
        end_seconds=row.end_seconds,
        at=row.at,
        kind=TurnKind(row.kind),
    )


def row_of(analysis: Analysis) -> dict[str, Any]:
    """The columns of an analysis, findings apart."""
    return {
        "engine_version": analysis.engine_version,
        "lexicon_hash": analysis.lexicon_hash,
        "language": analysis.language,
        "measures": [_measure_json(measure) for measure in analysis.measures],
        "verdicts": [
            {
                "name": v.name,
                "value": v.value,
                "reason": _reason_json(v.reason),
                "turns": list(v.turns),
                "turn": v.turn,
            }
            for v in analysis.verdicts
        ],
        "failures": [{"check": failure.check, "error": failure.error} for failure in analysis.failures],
        "not_rated": _reason_json(analysis.not_rated),
    }


def finding_rows(analysis: Analysis) -> list[FindingRow]:
    """A row for each finding, in order."""
    return [
        FindingRow(
            position=position,
            label=found.label,
            turn=found.turn,
            start=found.start,
            end=found.end,
            quote=found.quote,
            reason=_reason_json(found.reason),
            suggestion=_reason_json(found.suggestion),
            check=found.check,
            check_version=found.version,
        )
        for position, found in enumerate(analysis.findings)
    ]


def analysis_of(row: AnalysisRow, *, without_rejected: bool = True) -> Analysis:
    """A stored analysis as the rubrics read it; findings rejected as wrong no longer speak."""
    kept = [
        f for f in row.findings if not (without_rejected and f.verdict and f.verdict.verdict == "rejected")
    ]
    return Analysis(
        engine_version=row.engine_version,
        lexicon_hash=row.lexicon_hash,
        language=row.language,
        findings=tuple(finding_of(found) for found in kept),
        measures=tuple(_measure_of(data) for data in row.measures),
        verdicts=tuple(
            Verdict(
                data["name"],
                data["value"],
                reason_of(data["reason"]) or Reason(""),
                tuple(data["turns"]),
                data.get("turn"),  # analyses stored before the engine told stages have none
            )
            for data in row.verdicts
        ),
        failures=tuple(CheckFailure(data["check"], data["error"]) for data in row.failures),
        not_rated=reason_of(row.not_rated),
    )


def finding_of(row: FindingRow) -> Finding:
    """A stored finding as the engine gave it."""
    reason = reason_of(row.reason) or Reason("")
    suggestion = reason_of(row.suggestion)
    return Finding(
        row.label, row.turn, row.start, row.end, row.quote, reason, row.check, row.check_version, suggestion
    )


def reason_of(data: dict[str, Any] | None) -> Reason | None:
    """A stored reason."""
    return None if not data else Reason(data["code"], data["params"])


def _reason_json(reason: Reason | None) -> dict[str, Any] | None:
    return None if reason is None else {"code": reason.code, "params": dict(reason.params)}


def _measure_json(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "value": measure.value,
        "unit": measure.unit,
        "turn": measure.turn,
        "author": measure.author,
        "turns": list(measure.turns),
        "not_rated": _reason_json(measure.not_rated),
        "quotes": [[quote.turn, quote.start, quote.end, quote.text] for quote in measure.quotes],
    }


def _measure_of(data: dict[str, Any]) -> Measure:
    return Measure(
        data["name"],
        data["value"],
        data["unit"],
        turn=data["turn"],
        author=data["author"],
        turns=tuple(data["turns"]),
        not_rated=reason_of(data["not_rated"]),
        quotes=tuple(Quote(*quote) for quote in data.get("quotes", ())),
    )
