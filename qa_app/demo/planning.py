"""A plan that runs: the two of quality review everybody once a week, and have begun this week's queue."""

from datetime import datetime, timedelta
from random import Random

from qa_app.core.clock import ZONE
from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.demo.reviewing import Reviewing
from qa_app.sampling import queries
from qa_app.sampling import service as sampling
from qa_app.sampling.queries import Settings

NAME = "Ogni settimana · Every week"
DONE = 2
SEED = 20


def plan_reviews(cast: Cast, reviewing: Reviewing, *, at: datetime) -> None:
    """Make the plan with its running week, unless it is there."""
    first, second = (cast.viewer(user.email) for user in plan.users() if "reviewer" in user.roles)
    if queries.plans(first):
        return
    today = at.astimezone(ZONE).date()
    settings = Settings(
        team_ids=tuple(cast.teams.values()),
        count=1,
        period="week",
        targeted=1,
        reviewers={first.user_id: 2, second.user_id: 1},
        goal=8,
        double_percent=10,
    )
    monday = today - timedelta(days=today.weekday())
    given = sampling.PlanInput(NAME, monday, None, settings)
    sampling.save_plan(None, given, viewer=first, at=at)
    chance = Random(SEED)  # noqa: S311 - the same demonstration every time
    sampling.ensure_cycles(at=at, chance=lambda: chance.randrange(2**31))
    reviewing.from_queue(first, DONE, at=at)
