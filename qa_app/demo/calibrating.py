"""One finished calibration of the first team: three people, three conversations, what they agreed on."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from qa_app.calibration import service
from qa_app.calibration.queries import Agreed
from qa_app.calibration.service import AgreedInput, Comparison, Plan
from qa_app.core.permissions import Viewer
from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.demo.plan import Entry
from qa_app.demo.reviewing import reviewers_of
from qa_app.evaluations import service as reviews
from qa_app.evaluations.queries import Review
from qa_app.evaluations.service import AnswerInput, Changes
from qa_app.sampling.service import Wish
from rubrics.schema import Owner

TITLE = "Calibrazione di novembre: empatia e chiarezza"
RUBRIC = "service_pillars"
CONVERSATIONS, SEED = 3, 11
BEFORE = timedelta(hours=20)
# How each of the three reads the rubric, by criterion: the lead is strict, the second of quality is mild.
TENDENCIES: tuple[Mapping[str, int], ...] = (
    {"empathy": -1, "clear_language": -1},
    {},
    {"empathy": 1, "proactivity": 1},
)
SETTLED = 3


def calibrate(cast: Cast, by_moment: Mapping[datetime, Entry], *, at: datetime) -> None:
    """The whole session, unless it is there; what was agreed are the questions furthest apart."""
    team = plan.teams()[0]
    people = tuple(cast.viewer(email) for email in reviewers_of(team))
    lead, moment = people[0], at - BEFORE
    if any(session.title == TITLE for session in service.sessions(lead)):
        return
    version = next(one for one in service.versions(at=moment) if one.rubric_id == RUBRIC)
    seats = tuple(person.user_id for person in people)
    made = service.create(Plan(TITLE, at.date(), version.id, seats), viewer=lead, at=moment)
    try:
        wish = Wish(team_id=cast.teams[team])
        service.add_random(made, wish, CONVERSATIONS, viewer=lead, at=moment, seed=SEED)
    except service.NothingToDrawError:
        service.discard(made, viewer=lead, at=moment)
        return
    service.start(made, viewer=lead, at=moment)
    for place, person in enumerate(people):
        _score(made, person, place, by_moment, at=moment + timedelta(hours=2 + place))
    _meet(made, lead, at=at)


def _score(
    session_id: int, person: Viewer, place: int, by_moment: Mapping[datetime, Entry], *, at: datetime
) -> None:
    for item in service.read(session_id, viewer=person).items:
        number = service.score(session_id, item.id, viewer=person, at=at)
        review = reviews.read(number, viewer=person, at=at)
        answers = _answers(review, by_moment[review.started_at], place)
        reviews.save(number, Changes(review.lock, answers), viewer=person, at=at)
        reviews.submit(number, viewer=person, at=at)


def _answers(review: Review, entry: Entry, place: int) -> dict[str, AnswerInput]:
    chance = Random(f"{entry.id}/calibration/{place}")  # noqa: S311 - the same demonstration every time
    answers = {}
    for criterion in review.rubric.criteria:
        if criterion.owner is not Owner.AGENT:
            continue
        value = entry.values.get(criterion.key)
        if value is None:
            answers[criterion.key] = AnswerInput(not_applicable=True)
            continue
        step = TENDENCIES[place].get(criterion.key, chance.choice((0, 0, 0, 1, -1)))
        answers[criterion.key] = AnswerInput(value=min(5, max(1, value + step)))
    return answers


def _meet(session_id: int, lead: Viewer, *, at: datetime) -> None:
    session = service.read(session_id, viewer=lead)
    for comparison in service.comparisons(session):
        agreed = AgreedInput(comparison.item.lock, _agreed(comparison))
        service.agree(session_id, comparison.item.id, agreed, viewer=lead, at=at)
    service.attend(session_id, [seat.user_id for seat in session.seats], viewer=lead)
    service.close(session_id, viewer=lead, at=at)


def _agreed(comparison: Comparison) -> dict[str, Agreed]:
    """The middle value of the three, with a reason: here the people of the demonstration agree on it."""
    found = {}
    for row in comparison.rows[:SETTLED]:
        values = sorted(one.value for one in row.given if one is not None and one.value is not None)
        if not values:
            continue
        middle = values[len(values) // 2]
        tone = "high" if middle > 3 else "low"
        found[row.criterion.key] = Agreed(value=middle, reason=plan.comments()["it"]["agreed"][tone])
    return found
