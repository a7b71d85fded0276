"""What can be had without the engine: the most frequent answer, plain vaderSentiment, phrase lists alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from benchmarks.accuracy.scorer import PILLARS, Record
from nlp.dialogue_file import annotate, from_record
from nlp.judging.views import PLEASED, UPSET
from nlp.pipeline import Engine
from nlp.types import Analysis, Measure, Transcript
from rubrics.loader import library
from rubrics.suggestions import pillars, suggest

# vaderSentiment's own reading of its compound value.
_VADER_NEUTRAL = 0.05
_JUDGED = ("labels", "jargon_terms", "sentiment", "abuse")


def unlabelled(record: Record) -> dict[str, Any]:
    """A conversation without anything that a person judged."""
    turns = [{key: value for key, value in turn.items() if key not in _JUDGED} for turn in record["turns"]]
    head = {key: value for key, value in record.items() if key not in {"resolved", "formality", "pillars"}}
    return {**head, "turns": turns}


class Analyst:
    """An engine and the rubric of the pillars, from an unlabelled record to an analysed one."""

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or Engine()
        self._rubric = library()["service_pillars"]

    def judged(self, record: Record) -> dict[str, Any]:
        """The record as `pilastri analyse` would give it back."""
        bare = unlabelled(record)
        transcript = from_record(bare)
        return self.written(bare, transcript, self.engine.analyse(transcript))

    def written(self, bare: Record, transcript: Transcript, analysis: Analysis) -> dict[str, Any]:
        """A record with an analysis of it, the pillars suggested from that."""
        values = pillars(suggest(self._rubric, analysis, transcript), self._rubric)
        return annotate(bare, analysis, values, evidence=False)


class ListsOnly(Analyst):
    """Phrase lists and rules as they stand, without any model; nothing is said of how it ended.

    A customer's turn is negative or positive where the valence lexicons hear so, abuse where its list is met.
    """

    def __init__(self) -> None:
        super().__init__(Engine(weighs=False))

    def judged(self, record: Record) -> dict[str, Any]:
        """What the lists alone say."""
        bare = unlabelled(record)
        transcript = from_record(bare)
        analysis = self.engine.analyse(transcript)
        heard = {m.turn: m.value or 0.0 for m in analysis.measures if m.name == "valence"}
        plain = replace(
            analysis,
            findings=tuple(f for f in analysis.findings if f.label != "abuse"),
            measures=tuple(_by_valence(measure, heard) for measure in analysis.measures),
            verdicts=tuple(verdict for verdict in analysis.verdicts if verdict.name != "resolved"),
        )
        found = self.written(bare, transcript, plain)
        conversation = self.engine.prepare(transcript, record["lang"])
        for turn in conversation.customer_turns:
            found["turns"][turn.index]["abuse"] = bool(conversation.hits(turn, "abuse"))
        return found


def _by_valence(measure: Measure, heard: dict[int | None, float]) -> Measure:
    if measure.name != "sentiment":
        return measure
    valence = heard.get(measure.turn, 0.0)
    return replace(measure, value=-1.0 if valence < UPSET else 1.0 if valence > PLEASED else 0.0)


def majority(records: Sequence[Record]) -> Callable[[Record], dict[str, Any]]:
    """Gives every turn and conversation the most frequent answer of these: the best that a constant can do.

    A set of labels is one answer, and no label at all is none, or nothing would ever be found.
    """
    turns = [turn for record in records for turn in record["turns"]]
    labels = _most(tuple(turn["labels"]) for turn in turns if turn.get("labels"))
    mood = _most(turn["sentiment"] for turn in turns if turn.get("sentiment") is not None)
    whole = {
        name: _most(record[name] for record in records if record.get(name) is not None)
        for name in ("resolved", "formality")
    }
    ratings = {
        name: _most(value for record in records if (value := (record.get("pillars") or {}).get(name)))
        for name in PILLARS
    }

    def judged(record: Record) -> dict[str, Any]:
        said = {"agent": {"labels": labels or ()}, "customer": {"sentiment": mood, "abuse": False}}
        bare = unlabelled(record)
        answered = [{**turn, **said.get(turn["speaker"], {})} for turn in bare["turns"]]
        return {**bare, "turns": answered, **whole, "pillars": ratings}

    return judged


def _most(values: Iterable[Any]) -> Any:
    """The most frequent value, the smallest of several; None where there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def vader(record: Record) -> dict[str, Any]:
    """The customer's sentiment as plain vaderSentiment has it, in whatever language; nothing else."""
    bare = unlabelled(record)
    turns = [
        {**turn, "sentiment": _plain(turn["text"])} if turn["speaker"] == "customer" else turn
        for turn in bare["turns"]
    ]
    return {**bare, "turns": turns}


def _plain(text: str) -> int:
    compound = _analyser().polarity_scores(text)["compound"]
    return 0 if abs(compound) < _VADER_NEUTRAL else 1 if compound > 0 else -1


@lru_cache(maxsize=1)
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
