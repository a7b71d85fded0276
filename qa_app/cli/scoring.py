"""A conversation's suggested scores as plain data: what `score --format json` prints."""

from collections.abc import Mapping
from typing import Any

from nlp import wording
from nlp.pipeline import Engine
from nlp.types import Analysis
from qa_app.importers.types import ImportedConversation
from rubrics.schema import Criterion, Owner, Rubric
from rubrics.scoring import Answer, score
from rubrics.suggestions import Step, Suggestion, suggest


def score_conversation(
    conversation: ImportedConversation, rubric: Rubric, engine: Engine, *, language: str
) -> dict[str, Any]:
    """One entry an agent under `agents`; texts in `language`, keys and ids the same in every language."""
    transcript = conversation.transcript
    analysis = engine.analyse(transcript)
    names = [agent.name for agent in conversation.agents]
    # With one agent the whole conversation is theirs, unnamed turns included.
    authors: list[str | None] = list(names) if len(names) > 1 else [None]
    agents = []
    for author in authors:
        suggestions = suggest(rubric, analysis, transcript, author=author)
        shown = author or (names[0] if names else None)
        agents.append({"agent": shown, **_agent(rubric, suggestions, analysis, language)})
    return {
        "id": conversation.external_id,
        "language": analysis.language,
        "channel": conversation.channel,
        "turns": len(transcript.turns),
        "rubric": rubric.id,
        "engine": analysis.engine_version,
        "not_rated": wording.say(analysis.not_rated, language) if analysis.not_rated else None,
        "failed_checks": [failure.check for failure in analysis.failures],
        "agents": agents,
    }


def _agent(
    rubric: Rubric, suggestions: Mapping[str, Suggestion], analysis: Analysis, language: str
) -> dict[str, Any]:
    answers = {
        key: Answer(value=found.value) for key, found in suggestions.items() if found.value is not None
    }
    total = score(rubric, answers)
    return {
        "band": total.band.label.get(language) if total.band else None,
        "base": None if total.base is None else round(total.base, 1),
        # The machine never fails anybody: what it may say about the gate is only that somebody should look.
        "look_at": [
            criterion.key
            for criterion in rubric.criteria
            if criterion.critical
            and suggestions[criterion.key].value is None
            and suggestions[criterion.key].steps
        ],
        "criteria": [
            _criterion(criterion, suggestions[criterion.key], analysis, language)
            for criterion in rubric.criteria
        ],
    }


def _criterion(
    criterion: Criterion, suggestion: Suggestion, analysis: Analysis, language: str
) -> dict[str, Any]:
    value = suggestion.value
    return {
        "key": criterion.key,
        "pillar": criterion.pillar,
        "title": criterion.title.get(language),
        "owner": criterion.owner.value,
        "enters_score": criterion.owner is Owner.AGENT and value is not None and criterion.weight > 0,
        "weight": criterion.weight,
        "value": value,
        "type": criterion.type.value,
        "maximum": criterion.maximum if criterion.points else None,
        "band": None if value is None else criterion.point(value).label.get(language),
        "start": suggestion.start,
        "not_rated": suggestion.not_rated.get(language) if suggestion.not_rated else None,
        "steps": [_step(step, analysis, language) for step in suggestion.steps],
    }


def _step(step: Step, analysis: Analysis, language: str) -> dict[str, Any]:
    findings = [analysis.findings[number] for number in step.findings]
    return {
        "points": step.points,
        "reason": step.reason.get(language),
        "measure": step.measure,
        # Counted from 1, as people count; the `index` of a piece of evidence counts from 0, as programs do.
        "turns": sorted({turn + 1 for turn in (*step.turns, *(f.turn for f in findings))}),
        "evidence": [
            {
                "label": found.label,
                "turn": found.turn + 1,
                "index": found.turn,
                "start": found.start,
                "end": found.end,
                "quote": found.quote,
                "reason": wording.say(found.reason, language),
                "suggestion": wording.say(found.suggestion, language) if found.suggestion else None,
            }
            for found in findings
        ],
    }
