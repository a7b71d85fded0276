"""The evidence of a review as marks in its conversation and as moments under its criteria."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from qa_app.evaluations.queries import Found, Given, Review
from qa_app.ui.conversation import Bubble, Mark, bubbles, worded
from qa_app.ui.vocabulary import LABELS, name_of
from rubrics.schema import Criterion


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
    attached = [
        Mark(f"w{words.id}", words.turn, words.start, words.end, "attached", words.quote, titles[given.key])
        for given in review.answers.values()
        for words in given.attached
    ]
    return tuple(sorted((*found, *attached), key=lambda mark: (mark.turn, mark.start, mark.end, mark.id)))


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
    return tuple(
        moment(finding, names)
        for finding in review.findings
        if finding.id in used or (finding.label in labels and finding.turn in subject)
    )


def labels_of(criterion: Criterion) -> frozenset[str]:
    """The labels that a criterion's rule looks at."""
    rule = criterion.suggestion
    if rule is None:
        return frozenset()
    return rule.labels


def moment(finding: Found, names: Mapping[str, str]) -> Moment:
    """A finding as a moment."""
    mark, name = f"f{finding.id}", names[finding.label]
    return Moment(mark, finding.label, name, finding.quote, finding.turn + 1, finding.is_rejected)


def attached_of(given: Given) -> tuple[Moment, ...]:
    """The attached words of an answer as moments."""
    return tuple(
        Moment(f"w{w.id}", "attached", _("Chosen words"), w.quote, w.turn + 1) for w in given.attached
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
