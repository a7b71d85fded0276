"""A week's reviews: drawn, judged, published and acknowledged by the calls that the pages make."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from qa_app.core.clock import ZONE
from qa_app.core.permissions import Viewer
from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.demo.plan import Entry
from qa_app.demo.words import comment, summary
from qa_app.evaluations import service as reviews
from qa_app.evaluations.queries import Review, Status, disputes_of, published_by
from qa_app.evaluations.service import AnswerInput, CeilingReachedError, Changes, Plea, Verdict
from qa_app.sampling.queries import waiting
from qa_app.sampling.service import NothingToDrawError, Wish, draw_review, open_item
from rubrics.schema import Owner

# Reviews that a team's reviewers draw in a week, in turn.
A_WEEK = (3, 4)
LAST_WEEK = plan.WEEKS - 1
SEED = 20


@dataclass(frozen=True)
class Reviewing:
    """The reviewers at work; `entries` by the moment their conversation began."""

    cast: Cast
    entries: dict[datetime, Entry]
    disputed: set[str | None] = field(default_factory=set)

    def week(self, number: int, *, at: datetime) -> None:
        """All reviews of a week, done at its end."""
        for place, team in enumerate(plan.teams()):
            drawn = A_WEEK[number % 2]
            for turn in range(drawn):
                moment = at + timedelta(minutes=25 * (place * 4 + turn))
                is_draft = number == LAST_WEEK and turn == drawn - 1
                self._draw(team, number * 10 + turn, at=moment, is_draft=is_draft)
            if number % 3 == 2:
                self._choose(team, at=at + timedelta(hours=6, minutes=place))

    def from_queue(self, viewer: Viewer, count: int, *, at: datetime) -> None:
        """Submit the first of what a plan drew for somebody."""
        for number, item in enumerate(waiting(viewer)[:count]):
            opened = open_item(item.id, viewer=viewer, at=at)
            self._judge(opened, viewer, number, at=at + timedelta(minutes=25 * number))

    def _draw(self, team: str, number: int, *, at: datetime, is_draft: bool) -> None:
        viewer = self.cast.viewer(reviewers_of(team)[number % 3])
        wish = Wish(team_id=self.cast.teams[team])
        try:
            drawn = draw_review(wish, viewer=viewer, at=at, seed=SEED + number)
        except NothingToDrawError:
            return
        self._judge(drawn.evaluation_id, viewer, number, at=at, is_draft=is_draft)

    def _choose(self, team: str, *, at: datetime) -> None:
        """The lead looks again, by their own choice, at what quality scored lowest."""
        lead, quality, _ = (self.cast.viewer(email) for email in reviewers_of(team))
        since = at - timedelta(weeks=3)
        lately = (line for line in published_by(quality, limit=60) if line.started_at > since)
        scored = [line for line in lately if line.team == team and line.base is not None]
        lowest = min(scored, key=lambda line: line.base or 0.0, default=None)
        if lowest is None:
            return
        seen = reviews.read(lowest.id, viewer=quality, at=at)
        try:
            opened = reviews.open_review(
                seen.transcript_id, seen.reviewee_id or 0, "targeted", viewer=lead, at=at
            )
        except CeilingReachedError:
            return
        self._judge(opened, lead, lowest.id, at=at)

    def _judge(
        self, evaluation_id: int, viewer: Viewer, number: int, *, at: datetime, is_draft: bool = False
    ) -> None:
        review = reviews.read(evaluation_id, viewer=viewer, at=at)
        if not review.is_draft:
            return
        entry = self.entries[review.started_at]
        if self._mark(review, entry, viewer, at=at):
            review = reviews.read(evaluation_id, viewer=viewer, at=at)
        answers = _answers(review, entry, number)
        if is_draft:
            answers = dict(list(answers.items())[: len(answers) // 2])
        changes = Changes(review.lock, answers, None if is_draft else summary(entry))
        later = at + timedelta(minutes=14)
        reviews.save(evaluation_id, changes, viewer=viewer, at=later)
        if not is_draft:
            reviews.submit(evaluation_id, viewer=viewer, at=later)
            self._talk(evaluation_id, viewer, at=later + timedelta(minutes=40))
            self._acknowledge(review, entry, at=later + timedelta(hours=20))

    def _talk(self, evaluation_id: int, viewer: Viewer, *, at: datetime) -> None:
        """A low one is published once somebody has talked with the person."""
        if reviews.read(evaluation_id, viewer=viewer, at=at).status == Status.SUBMITTED:
            reviews.note_talk(evaluation_id, at.astimezone(ZONE).date(), viewer=viewer, at=at)

    def _mark(self, review: Review, entry: Entry, viewer: Viewer, *, at: datetime) -> bool:
        """Reject a finding, attach words; whether the review changed."""
        mine = review.subject_turns()
        marked = False
        for found in review.findings:
            if (found.turn, found.label) == entry.wrong and found.turn in mine:
                reviews.reject(review.id, found.id, viewer=viewer, at=at)
                marked = True
                break
        if entry.words is not None and entry.words[1] in mine:
            criterion, turn, words = entry.words
            reviews.attach(review.id, criterion, turn=turn + 1, words=words, viewer=viewer, at=at)
            marked = True
        return marked

    def _acknowledge(self, review: Review, entry: Entry, *, at: datetime) -> None:
        """Two of three read it the next day; the others have not come to it, or the day has not."""
        agent = self.cast.viewer_of_agent(entry.agent)
        if agent is None or agent.agent_id != review.reviewee_id or review.id % 3 == 0:
            return
        if entry.week < LAST_WEEK:
            words = plan.comments()[entry.lang]["acknowledge"]["words"] if review.id % 11 == 0 else ""
            reviews.acknowledge(review.id, words, viewer=agent, at=at)
            if entry.week >= LAST_WEEK - 1:
                self._dispute(review, entry, agent, at=at)

    def _dispute(self, review: Review, entry: Entry, agent: Viewer, *, at: datetime) -> None:
        """The week before last somebody sees one criterion otherwise; in one team it is decided already."""
        key = next(
            (key for key in ("empathy", "clear_language", "knowledge") if entry.values.get(key) in (2, 3)),
            None,
        )
        if key is None or review.team in self.disputed:
            return
        self.disputed.add(review.team)
        said = plan.comments()[entry.lang]["dispute"]
        value = entry.values[key] or 0
        reviews.dispute(review.id, Plea(key, said["words"], value + 1), viewer=agent, at=at)
        if entry.team != plan.teams()[0]:
            decider = next(one for one in self._deciders(entry.team) if one.user_id != review.reviewer_id)
            self._decide(review, said["kept"], decider, at=at + timedelta(hours=5))

    def _decide(self, review: Review, reason: str, decider: Viewer, *, at: datetime) -> None:
        for dispute in disputes_of(review.id):
            reviews.decide(dispute.id, Verdict(reason), viewer=decider, at=at)

    def _deciders(self, team: str) -> tuple[Viewer, ...]:
        return tuple(self.cast.viewer(email) for email in reviewers_of(team))


def reviewers_of(team: str) -> tuple[str, str, str]:
    """The team's lead, then the two of quality."""
    lead = next(user for user in plan.users() if "supervisor" in user.roles and team in user.teams)
    first, second = (user.email for user in plan.users() if "reviewer" in user.roles)
    return lead.email, first, second


def _answers(review: Review, entry: Entry, number: int) -> dict[str, AnswerInput]:
    """What a person thinks, criterion by criterion; one low value in some reviews had a cause outside."""
    chance = Random(f"{entry.id}/{number}")  # noqa: S311 - the same demonstration every time
    spoken = {key for key in chance.sample(sorted(entry.values), 4) if entry.values[key] in (1, 2, 5)}
    answers = {}
    for criterion in review.rubric.criteria:
        if criterion.owner is not Owner.AGENT:
            continue
        value = entry.values.get(criterion.key)
        excused = criterion.key == "knowledge" and value == 1 and chance.random() < 0.5
        answers[criterion.key] = AnswerInput(
            value=value,
            not_applicable=value is None,
            cause="system" if excused else None,
            comment=comment(entry, criterion.key) if criterion.key in spoken else "",
        )
    return answers
