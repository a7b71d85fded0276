"""Loading the demonstration, week by week; interrupted, it goes on at the next start."""

from datetime import datetime, timedelta
from pathlib import Path

from qa_app.accounts import service as accounts
from qa_app.core.clock import ZONE
from qa_app.demo import calibrating, keeping, people, plan, planning, practising, promising, state
from qa_app.demo.importing import bring
from qa_app.demo.reviewing import Reviewing
from qa_app.demo.state import Login, State

# The reviews of a week take some hours: they end before the moment of the first run.
BEFORE_THE_END = timedelta(hours=8)


def is_wanted(instance: Path) -> bool:
    """Whether nobody is there yet, or a load stopped half-way."""
    kept = state.load(instance)
    return not accounts.users() or (kept is not None and not kept.done)


def load(instance: Path, *, at: datetime) -> None:
    """Everything that is missing; `at` is the moment of the first run."""
    kept = state.load(instance)
    if kept is None or kept.done or not accounts.users():
        named = ((user.roles[0], user.email) for user in plan.users())
        kept = state.new(at.astimezone(ZONE).date(), named)
        state.save(kept, instance)
    end = min(at, datetime.combine(kept.first_run, at.timetz())) - BEFORE_THE_END
    cast = people.ensure(kept, at=end - timedelta(weeks=plan.WEEKS))
    promising.ensure(cast, at=end - timedelta(weeks=plan.WEEKS))
    by_moment = {entry.started_at(kept.first_run, ZONE): entry for entry in plan.entries()}
    reviewing = Reviewing(cast, by_moment)
    for week in range(kept.week, plan.WEEKS):
        moment = end - timedelta(weeks=plan.WEEKS - 1 - week)
        chosen = [entry for entry in plan.entries() if entry.week == week]
        bring(chosen, cast, first_run=kept.first_run, zone=ZONE, at=moment)
        reviewing.week(week, at=moment)
        kept = state.advanced(kept, week + 1)
        state.save(kept, instance)
    planning.plan_reviews(cast, reviewing, at=end)
    practising.practise(cast, at=end)
    keeping.keep(cast, at=end)
    calibrating.calibrate(cast, by_moment, at=end)
    state.save(State(kept.first_run, kept.week, done=True, logins=kept.logins), instance)


def logins(instance: Path) -> tuple[Login, ...]:
    """One login for each role, in the order in which the people are named."""
    kept = state.load(instance)
    if kept is None or not kept.done:
        return ()
    first = {login.role: login for login in reversed(kept.logins)}
    return tuple(login for login in kept.logins if first[login.role] is login)
