"""The evidence of a review as marks in its conversation and as moments under its criteria."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from nlp.types import Verdict
from qa_app.evaluations.queries import Found, Given, Review
from qa_app.ui.conversation import Bubble, Mark, bubbles, worded
from qa_app.ui.vocabulary import LABELS, name_of
from rubrics.schema import Criterion

FACT_MEASURES = frozenset({"fact_contradictions", "facts_confirmed"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A piece of evidence under a criterion, leading to its words in the conversation."""

    mark: str
    label: str
    name: str
    quote: str
    turn: int
    is_rejected: bool = False


def marks_of(review: Review, language: str, *, with_rejected: bool = True) -> tuple[Mark, ...]:
    """Findings and attached words, in the order of the conversation."""
    titles = {criterion.key: criterion.title.get(language) for criterion in review.rubric.criteria}
    names = names_of(review)
    shown = [finding for finding in review.findings if with_rejected or not finding.is_rejected]
    found = [_mark(finding, language, names[finding.label]) for finding in shown]
    held = [_held(number, one, language) for number, one in enumerate(review.compared)]
    attached = [
        Mark(f"w{words.id}", words.turn, words.start, words.end, "attached", words.quote, titles[given.key])
        for given in review.answers.values()
        for words in given.attached
    ]
    marks = (*found, *held, *attached)
    return tuple(sorted(marks, key=lambda mark: (mark.turn, mark.start, mark.end, mark.id)))


def names_of(review: Review) -> Mapping[str, str]:
    """The names of the labels in this review, each put into the reader's language once."""
    return {label: name_of(LABELS, label) for label in {finding.label for finding in review.findings}}


def bubbles_of(review: Review, marks: Iterable[Mark]) -> tuple[Bubble, ...]:
    """The conversation; turns of another agent stand apart."""
    subject = review.subject_turns()
    others = {n for n, turn in enumerate(review.turns) if turn.speaker == "agent" and n not in subject}
    return bubbles(review.turns, marks, others=others)


def moments_of(review: Review, criterion: Criterion, names: Mapping[str, str]) -> tuple[Moment, ...]:
    """What the criterion's rule looks at in this conversation, for or against: no direction is given."""
    labels = labels_of(criterion)
    used = set(review.answers[criterion.key].detail.get("findings", ()))
    subject = review.subject_turns()
    held = _moments_of_facts(review) if FACT_MEASURES & measures_of(criterion) else ()
    return held + tuple(
        moment(finding, names)
        for finding in review.findings
        if finding.id in used or (finding.label in labels and finding.turn in subject)
    )


def _moments_of_facts(review: Review) -> tuple[Moment, ...]:
    """What was held against a fact: no finding, so nothing that a reviewer would reject."""
    return tuple(
        Moment(f"k{n}", label, name_of(LABELS, label), str(one.reason.params["words"]), (one.turn or 0) + 1)
        for n, one in enumerate(review.compared)
        if (label := f"fact_{one.value}")
    )


def labels_of(criterion: Criterion) -> frozenset[str]:
    """The labels that a criterion's rule looks at."""
    rule = criterion.suggestion
    if rule is None:
        return frozenset()
    return rule.labels


def measures_of(criterion: Criterion) -> frozenset[str]:
    """The measures that a criterion's rule moves on."""
    rule = criterion.suggestion
    moves = (*rule.add, *rule.subtract) if rule is not None else ()
    return frozenset(move.measure.name for move in moves if move.measure is not None)


def moment(finding: Found, names: Mapping[str, str]) -> Moment:
    """A finding as a moment."""
    mark, name = f"f{finding.id}", names[finding.label]
    return Moment(mark, finding.label, name, finding.quote, finding.turn + 1, finding.is_rejected)


def attached_of(given: Given) -> tuple[Moment, ...]:
    """The attached words of an answer as moments."""
    return tuple(
        Moment(f"w{w.id}", "attached", _("Chosen words"), w.quote, w.turn + 1) for w in given.attached
    )


def _held(number: int, compared: Verdict, language: str) -> Mark:
    """Words held against a fact, with the fact beside them."""
    told = compared.reason.params
    return Mark(
        id=f"k{number}",
        turn=compared.turn or 0,
        start=int(told["start"]),
        end=int(told["end"]),
        label=f"fact_{compared.value}",
        quote=str(told["words"]),
        reason=worded(compared.reason, language),
    )


def _mark(finding: Found, language: str, name: str) -> Mark:
    return Mark(
        id=f"f{finding.id}",
        turn=finding.turn,
        start=finding.start,
        end=finding.end,
        label=finding.label,
        quote=finding.quote,
        reason=worded(finding.reason, language),
        suggestion=worded(finding.suggestion, language),
        rule=f"{finding.check} {finding.version}",
        key=finding.id,
        is_rejected=finding.is_rejected,
        name=name,
    )
