"""One conversation in the exchange format: one JSON object, read as a transcript, given back with labels.

The format is that of the labelled conversations: `id`, `lang`, `channel`, `agent`, `customer` and
`turns` with `speaker`, `text` and `t` (seconds from `started_at`, if that is given). Labels that the input
carries are never read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from nlp.passages import merged
from nlp.types import AGENT_LABELS, LANGUAGES, Analysis, Finding, Passage, Speaker, Transcript, Turn
from nlp.wording import say

Record = dict[str, Any]
_VERDICTS = ("resolved", "formality")


class RecordError(ValueError):
    """A record that is no conversation; says which field and what was expected."""


def from_record(record: Mapping[str, Any]) -> Transcript:
    """The transcript of a record. `lang` is believed if it is `it` or `en`; else it is left to be found."""
    turns = record.get("turns")
    if not isinstance(turns, list):
        raise RecordError("turns: a list of turns is expected")
    lang = record.get("lang")
    started = _moment(record.get("started_at"))
    return Transcript(
        turns=tuple(_turn(number, turn, started) for number, turn in enumerate(turns, 1)),
        language=lang if lang in LANGUAGES else None,
        channel=_text(record.get("channel")),
        agent=_text(record.get("agent")),
        customer=_text(record.get("customer")),
    )


def _moment(value: object) -> datetime | None:
    """When a conversation began, where the record says it; anything else says nothing."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _turn(number: int, turn: object, started: datetime | None) -> Turn:
    if not isinstance(turn, Mapping):
        raise RecordError(f"turn {number}: an object is expected")
    text, speaker = turn.get("text"), turn.get("speaker")
    if not isinstance(text, str):
        raise RecordError(f"turn {number}, text: words are expected")
    if speaker not in list(Speaker):
        raise RecordError(f"turn {number}, speaker: one of {', '.join(Speaker)} is expected")
    seconds = turn.get("t")
    timed = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    begins = float(seconds) if timed and seconds is not None else None
    return Turn(
        speaker=Speaker(speaker),
        text=text,
        author=_text(turn.get("author")),
        seconds=begins,
        at=_later(started, begins),
    )


def _later(started: datetime | None, seconds: float | None) -> datetime | None:
    """The clock time of a turn, where both the beginning and the seconds are known."""
    try:
        return None if started is None or seconds is None else started + timedelta(seconds=seconds)
    except (OverflowError, ValueError):  # farther than any calendar, or no number
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def annotate(
    record: Mapping[str, Any],
    analysis: Analysis,
    pillars: Mapping[str, int | None],
    *,
    evidence: bool,
    language: str | None = None,
) -> Record:
    """The record with the analysis in place of any labels; unknown keys, turns and texts stay as they are.

    `language` is that of the reader of the reasons in `evidence`; the conversation's if not given.
    """
    found, canned = _by_turn(analysis.findings), _by_turn(analysis.passages)
    told_in = language or analysis.language or "en"
    moods = {m.turn: m.value for m in analysis.measures if m.name == "sentiment"}
    stages = {v.turn: v.value for v in analysis.verdicts if v.name == "stage"}
    turns = []
    for number, turn in enumerate(record["turns"]):
        given = {k: v for k, v in turn.items() if k not in _OURS}
        added = _labels(turn["speaker"], found[number], moods.get(number), analysis)
        if turn["speaker"] != Speaker.SYSTEM:
            added["stage"] = stages.get(number)
        if turn["speaker"] == Speaker.AGENT:
            added["canned"] = [list(span) for span in merged(canned[number], turn["text"])]
        if evidence:
            added["findings"] = [_told(finding, told_in) for finding in found[number]]
            added |= {"passages": [_shown(passage) for passage in canned[number]]} if canned[number] else {}
        turns.append(given | added)
    verdicts = {name: analysis.verdict(name) for name in _VERDICTS}
    return {
        **record,
        "lang": analysis.language or record.get("lang"),
        "turns": turns,
        **{name: verdict.value if verdict else None for name, verdict in verdicts.items()},
        "pillars": dict(pillars),
    }


Placed = TypeVar("Placed", Finding, Passage)


def _by_turn(items: Iterable[Placed]) -> Mapping[int, list[Placed]]:
    """The items of each turn, in their order; none for a turn without any."""
    placed: defaultdict[int, list[Placed]] = defaultdict(list)
    for item in items:
        placed[item.turn].append(item)
    return placed


_OURS = frozenset({"labels", "jargon_terms", "sentiment", "abuse", "canned", "stage", "findings", "passages"})


def _labels(speaker: str, found: list[Finding], mood: float | None, analysis: Analysis) -> Record:
    names = {finding.label for finding in found}
    if speaker == Speaker.AGENT:
        terms = dict.fromkeys(finding.quote for finding in found if finding.label == "jargon")
        return {"labels": [name for name in AGENT_LABELS if name in names], "jargon_terms": list(terms)}
    if speaker == Speaker.CUSTOMER:
        abuse = None if analysis.language is None else "abuse" in names
        return {"sentiment": None if mood is None else int(mood), "abuse": abuse}
    return {}


def _told(finding: Finding, language: str) -> Record:
    return {
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "label": finding.label,
        "check": finding.check,
        "version": finding.version,
        "reason": say(finding.reason, language),
    }


def _shown(passage: Passage) -> Record:
    return {
        "start": passage.start,
        "end": passage.end,
        "template": passage.template,
        "likeness": passage.likeness,
        "conversations": passage.conversations,
    }
