"""A plan as it is filled in: sensible as it stands, with a field for each reviewer and each person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from qa_app.accounts.queries import TeamRef
from qa_app.sampling.queries import Name, Plan, Settings
from qa_app.sampling.service import PlanInput
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, REASONS

PERIODS = {"month": _l("a month"), "week": _l("a week")}
BASES = {
    "person": _l("for each person"),
    "none": _l("in total, over everything"),
    "agent": _l("in total, shared out over the people"),
    "channel": _l("in total, shared out over the channels"),
    "reason": _l("in total, shared out over the contact reasons"),
}
SHARES = {"equal": _l("the same for each"), "proportional": _l("in proportion to their conversations")}
MODES = {
    "compared": _l("Compared: moments at once, the suggestion after one's own score"),
    "blind": _l("Blind: nothing before the review is submitted"),
    "assisted": _l("Assisted: moments and suggestions at once"),
}
PROBLEMS = {
    "name": ("name", _l("Give the plan a name of up to 120 characters.")),
    "to_date": ("to_date", _l("Choose a last day after the first.")),
    "teams": ("teams", _l("Choose at least one of your teams.")),
    "count": ("count", _l("The agreement does not allow that many reviews of a person in a month.")),
    "targeted": ("targeted", _l("The agreement does not allow that many chosen conversations of a person.")),
    "reviewers": ("", _l("Give a share to reviewers, one at least, who review in all teams of the plan.")),
    "shares": ("", _l("Keep each reviewer's share between 0 and 100.")),
    "goal": ("goal", _l("Choose a goal between 1 and 200.")),
    "double_percent": ("double_percent", _l("Choose a share between 0 and 50 per cent.")),
    "two_reviewers": ("double_percent", _l("Two reviewers are needed for some to be scored twice.")),
    "days": ("days", _l("Choose between 1 and 90 days.")),
}  # fmt: skip


class CheckGroup(SelectMultipleField):
    """Several of a list, a box for each."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def _whole(label: Any, low: int, high: int, default: int) -> IntegerField:
    said = _l("Enter a whole number between %(low)s and %(high)s.", low=low, high=high)
    checks = [InputRequired(said), NumberRange(low, high, said)]
    return IntegerField(label, validators=checks, default=default)


def _choices(names: Mapping[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(value, name) for value, name in names.items()]


class PlanForm(FlaskForm):
    """A plan, without the fields that depend on who is there."""

    name = StringField(_l("Name"), validators=[InputRequired(_l("Give the plan a name."))])
    teams = CheckGroup(_l("Teams"), coerce=int)
    count = _whole(_l("Random reviews"), 1, 500, 4)
    period = SelectField(_l("Each"), choices=_choices(PERIODS), default="month")
    by = SelectField(_l("How many"), choices=_choices(BASES), default="person")
    share = SelectField(_l("Shared out"), choices=_choices(SHARES), default="equal")
    spread = BooleanField(_l("Spread over days and shifts"), default=True)
    targeted = _whole(_l("Chosen for a reason, at most for each person"), 0, 20, 2)
    goal = _whole(_l("Goal of each reviewer for a week"), 1, 200, 8)
    mode = SelectField(_l("How it is judged"), choices=_choices(MODES), default="compared")
    days = _whole(_l("Conversations not older than (days)"), 1, 90, 14)
    double_percent = _whole(_l("Scored twice, without anybody knowing (per cent)"), 0, 50, 0)
    rubric = SelectField(_l("Rubric"), default="")
    channels = CheckGroup(_l("Only these channels"), choices=_choices(CHANNELS))
    languages = CheckGroup(_l("Only these languages"), choices=_choices(LANGUAGES))
    reasons = CheckGroup(_l("Only these contact reasons"), choices=_choices(REASONS))
    agents = CheckGroup(_l("Only these people"), coerce=int)
    from_date = DateField(_l("First day"), validators=[InputRequired(_l("Choose the first day."))])
    to_date = DateField(_l("Last day (optional)"), validators=[Optional()])

    def reviewer_fields(self) -> list[Any]:
        """A share for each reviewer."""
        return [field for field in self if field.name.startswith("share_")]

    def left_out_fields(self) -> list[Any]:
        """For each person the reason why the plan leaves them out; empty where it does not."""
        return [field for field in self if field.name.startswith("out_")]

    def given(self) -> PlanInput:
        """The plan as it was filled in."""
        settings = Settings(
            team_ids=tuple(self.teams.data or ()),
            agent_ids=tuple(self.agents.data or ()),
            left_out={_id(f): f.data.strip() for f in self.left_out_fields() if (f.data or "").strip()},
            count=self.count.data,
            period=self.period.data,
            by=self.by.data,
            share=self.share.data,
            spread=self.spread.data,
            targeted=self.targeted.data,
            channels=tuple(self.channels.data or ()),
            languages=tuple(self.languages.data or ()),
            reasons=tuple(self.reasons.data or ()),
            reviewers={_id(f): f.data for f in self.reviewer_fields() if f.data},
            goal=self.goal.data,
            mode=self.mode.data,
            rubric=self.rubric.data or None,
            double_percent=self.double_percent.data,
            days=self.days.data,
        )
        return PlanInput(self.name.data or "", self.from_date.data, self.to_date.data, settings)

    def accuse(self, problems: Iterable[str]) -> None:
        """Put each problem beside its field, or on top where it has none."""
        for problem in problems:
            name, said = PROBLEMS.get(problem, ("", _l("A choice of this form is not known.")))
            if name:
                self[name].errors = [*self[name].errors, said]
            else:
                self.form_errors.append(said)


@dataclass(frozen=True, slots=True)
class Offer:
    """Who and what a planner can choose from."""

    teams: tuple[TeamRef, ...]
    reviewers: tuple[Name, ...]
    agents: tuple[Name, ...]
    rubrics: Mapping[str, Any]


def plan_form(offer: Offer, *, plan: Plan | None = None, user_id: int, today: date) -> PlanForm:
    """The form of a plan, filled in as it stands, or with what fits most teams."""
    fields: dict[str, Any] = {}
    for reviewer in offer.reviewers:
        checks = [Optional(), NumberRange(0, 100, _l("Keep each reviewer's share between 0 and 100."))]
        fields[f"share_{reviewer.id}"] = IntegerField(reviewer.name, validators=checks)
    for agent in offer.agents:
        fields[f"out_{agent.id}"] = StringField(agent.name, validators=[Length(max=200)])
    form: PlanForm = type("FilledPlanForm", (PlanForm,), fields)(data=_values(plan, user_id, today, offer))
    form.teams.choices = [SelectChoice(team.id, team.name) for team in offer.teams]
    form.agents.choices = [SelectChoice(agent.id, agent.name) for agent in offer.agents]
    chosen = _l("chosen by its conditions")
    form.rubric.choices = [SelectChoice("", chosen), *(SelectChoice(k, v) for k, v in offer.rubrics.items())]
    return form


def _values(plan: Plan | None, user_id: int, today: date, offer: Offer) -> dict[str, Any]:
    if plan is None:
        only = [team.id for team in offer.teams] if len(offer.teams) == 1 else []
        return {"from_date": today, "teams": only, f"share_{user_id}": 1}
    settings = plan.settings
    values = {**settings.as_json(), "teams": settings.team_ids, "agents": settings.agent_ids}
    values |= {"name": plan.name, "from_date": plan.from_date, "to_date": plan.to_date}
    values |= {f"share_{reviewer}": share for reviewer, share in settings.reviewers.items()}
    values |= {f"out_{agent}": reason for agent, reason in settings.left_out.items()}
    return values | {"rubric": settings.rubric or ""}


def _id(field: Any) -> int:
    return int(field.name.partition("_")[2])
