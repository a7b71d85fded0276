"""Rubrics, transcripts and analyses made in a line, for the tests of this folder."""

from collections.abc import Sequence

from nlp.types import Analysis, Finding, Measure, Reason, Speaker, Transcript, Turn, Verdict
from rubrics.rules import SuggestionRule
from rubrics.schema import Band, Criterion, Owner, Rubric, ScalePoint, Text

SPEAKERS = {"A": Speaker.AGENT, "C": Speaker.CUSTOMER, "B": Speaker.BOT}


def text(words: str) -> Text:
    return Text(it=f"{words} (it)", en=words)


def criterion(key: str, **changes: object) -> Criterion:
    values = changes.pop("values", range(1, 6))
    points = tuple(ScalePoint(value=v, label=text(f"{v}"), sentence=text(f"See {v}.")) for v in values)
    given = {
        "key": key, "owner": Owner.AGENT, "title": text(key), "guideline": text("Judge."),
        "evidence": text("The text."), "weight": 10, "points": points,
    }  # fmt: skip
    return Criterion.model_validate(given | changes)


def rubric(*criteria: Criterion) -> Rubric:
    bands = ((75, "Above"), (37.5, "In line"), (0, "Below"))
    return Rubric(
        id="made",
        title=text("Made"),
        description=text("Made for a test."),
        bands=tuple(Band(at_least=at_least, label=text(word)) for at_least, word in bands),
        criteria=criteria,
    )


def ruled(rule: dict[str, object], **changes: object) -> Rubric:
    """A rubric of one criterion, `it`, with that rule."""
    return rubric(criterion("it", suggestion=SuggestionRule.model_validate(rule), **changes))


def talk(*lines: str, **changes: str) -> Transcript:
    """Lines such as `C: where is it?`, or `A/Ada: here` for an author."""
    turns = []
    for line in lines:
        who, _, said = line.partition(": ")
        speaker, _, author = who.partition("/")
        turns.append(Turn(SPEAKERS[speaker], said, author=author or None))
    return Transcript(tuple(turns), language="en", **changes)


def finding(transcript: Transcript, turn: int, label: str) -> Finding:
    said = transcript.turns[turn].text
    return Finding(label, turn, 0, len(said), said, Reason("test.reason"), "test", "1")


def analysis(
    transcript: Transcript,
    *labels: tuple[int, str],
    upset: Sequence[int] = (),
    measures: Sequence[Measure] = (),
    **verdicts: str,
) -> Analysis:
    moods = [Measure("sentiment", -1.0, "score", turn=turn, turns=(turn,)) for turn in upset]
    return Analysis(
        "test",
        "hash",
        "en",
        findings=tuple(finding(transcript, turn, label) for turn, label in labels),
        measures=(*moods, *measures),
        verdicts=tuple(Verdict(name, value, Reason("test.verdict")) for name, value in verdicts.items()),
    )


def yes_no(key: str, **changes: object) -> Criterion:
    """A yes or no: 1 or 0."""
    return criterion(key, type="yes_no", values=(0, 1), **changes)


def choice(key: str, scores: dict[int, float | None], **changes: object) -> Criterion:
    """Options by their value; None is an option that is not rated."""
    points = tuple(
        ScalePoint(value=v, label=text(f"{v}"), sentence=text(f"See {v}."), score=s)
        for v, s in scores.items()
    )
    return criterion(key, type="choice", points=points, **changes)


def number(key: str, *ranges: tuple[float | None, float | None, float], **changes: object) -> Criterion:
    """A number; ranges are (from, below, score)."""
    made = [{"at_least": a, "below": b, "score": s, "label": text(f"{s}")} for a, b, s in ranges]
    return criterion(key, type="number", points=(), ranges=made, unit=text("minutes"), **changes)


def words(key: str, **changes: object) -> Criterion:
    """Words, which have no score."""
    return criterion(key, **({"type": "text", "points": (), "weight": 0} | changes))
