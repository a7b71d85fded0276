"""What stands around a submitted review: its standing, what the reader may do, disputes, actions, history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from flask_wtf import FlaskForm

from qa_app.actions.forms import ActionForm
from qa_app.actions.queries import ActionView
from qa_app.evaluations.forms import DecisionForm, PleaForm, TalkForm, VoidForm
from qa_app.evaluations.pages.answers import given_said, state_said, told_apart
from qa_app.evaluations.pages.gap import GapView, gap_view
from qa_app.evaluations.pages.history import Line, history
from qa_app.evaluations.queries import DisputeView, Review, Status
from qa_app.evaluations.service import Surroundings
from qa_app.evaluations.service.life import Standing, Step
from rubrics.words import Text

# An action without a day of its own gets a week.
USUAL_DAYS = timedelta(days=7)
Kind = TypeVar("Kind", bound=FlaskForm)


@dataclass(frozen=True, slots=True)
class DisputeCard:
    """A dispute with the answer that it is about; `form` only for whoever may decide it."""

    dispute: DisputeView
    name: Text
    now: str
    proposed: str
    form: DecisionForm | None


@dataclass(frozen=True, slots=True)
class AfterView:
    """The forms are there for those who may use them, None for everybody else."""

    standing: Standing
    disputes: tuple[DisputeCard, ...]
    actions: tuple[ActionView, ...]
    gap: GapView | None
    history: tuple[Line, ...]
    talk: TalkForm | None
    void: VoidForm | None
    action: ActionForm | None
    pleas: Mapping[str, PleaForm]
    may_reopen: bool
    may_acknowledge: bool

    @property
    def has_open_disputes(self) -> bool:
        """Whether a decision is owed."""
        return any(card.dispute.outcome is None for card in self.disputes)

    @property
    def void_reason(self) -> str:
        """Why the review was voided."""
        voided = (line.note for line in self.history if self.standing.status is Status.VOIDED)
        return next((note for note in reversed(tuple(voided)) if note), "")


def after_view(
    review: Review,
    around: Surroundings,
    language: str,
    *,
    today: date,
    typed: Mapping[str, FlaskForm] | None = None,
) -> AfterView:
    """What surrounds a review; `typed` are forms, by prefix, that were sent and could not be taken."""
    may, kept = around.steps, typed or {}
    talk = kept.get("talk-") or TalkForm(prefix="talk-", data={"talked_on": today})
    void = kept.get("void-") or VoidForm(prefix="void-")
    action = kept.get("action-") or action_form(around, today)
    return AfterView(
        standing=around.standing,
        disputes=_cards(review, around, language, kept),
        actions=around.actions,
        gap=gap_view(review, around.other, language),
        history=history(around.history, review.rubric, language, drafting=not around.is_reviewee),
        talk=_form(TalkForm, talk, when=Step.PUBLISH in may),
        void=_form(VoidForm, void, when=Step.VOID in may),
        action=_form(ActionForm, action, when=bool(around.owners)),
        pleas=_pleas(review, around, language, kept) if Step.DISPUTE in may else {},
        may_reopen=Step.REOPEN in may,
        may_acknowledge=Step.ACKNOWLEDGE in may,
    )


def action_form(around: Surroundings, today: date) -> ActionForm:
    """A new action, due in a week unless another day is chosen."""
    return ActionForm(prefix="action-", data={"due": today + USUAL_DAYS}).offer(around.owners)


def decision_form(review: Review, dispute: DisputeView, language: str) -> DecisionForm:
    """The form that decides one dispute."""
    criterion = review.rubric.criterion(dispute.key)
    return DecisionForm(prefix=f"d{dispute.id}-").offer(criterion, language)


def plea_form(review: Review, key: str, language: str) -> PleaForm:
    """The form that disputes one criterion."""
    return PleaForm(prefix=f"{key}-").offer(review.rubric.criterion(key), language)


def _form(kind: type[Kind], form: FlaskForm, *, when: bool) -> Kind | None:
    return form if when and isinstance(form, kind) else None


def _cards(
    review: Review, around: Surroundings, language: str, typed: Mapping[str, FlaskForm]
) -> tuple[DisputeCard, ...]:
    cards = []
    for dispute in around.disputes:
        criterion, given = review.rubric.criterion(dispute.key), review.answers[dispute.key]
        form = typed.get(f"d{dispute.id}-") or decision_form(review, dispute, language)
        decides = Step.DECIDE in around.steps and dispute.outcome is None
        cards.append(
            DisputeCard(
                dispute,
                told_apart(review.rubric, criterion),
                given_said(criterion, given, language),
                ""
                if dispute.proposed is None
                else state_said(criterion, {"value": dispute.proposed}, language),
                _form(DecisionForm, form, when=decides),
            )
        )
    return tuple(cards)


def _pleas(
    review: Review, around: Surroundings, language: str, typed: Mapping[str, FlaskForm]
) -> Mapping[str, PleaForm]:
    disputed = {one.key for one in around.disputes}
    found = {}
    for key, given in review.answers.items():
        if given.is_answered and key not in disputed:
            form = typed.get(f"{key}-") or plea_form(review, key, language)
            if isinstance(form, PleaForm):
                found[key] = form
    return found
