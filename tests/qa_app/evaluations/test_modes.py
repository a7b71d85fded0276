"""Blind, compared, assisted: what is hidden is not in the page at all."""

import re

import pytest
from sqlalchemy import select

from qa_app.accounts import queries as accounts
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Role
from qa_app.evaluations import service
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.transcripts.models import FindingRow
from tests.factories import Factory, Person
from tests.qa_app.evaluations.office import Office

JSON = {"Accept": "application/json"}
MACHINE = (
    "The machine suggests",
    "How it gets there",
    "data-mark=",
    "ev-good",
    "moments-",
    "note-label",
    'class="fact"',
)


def opened(office: Office, mode: str, *, by: Person | None = None, transcript_id: int | None = None) -> str:
    """The address of a review opened in a mode."""
    talk = transcript_id or office.transcript()
    with office.factory.context():
        viewer = accounts.viewer_of((by or office.lead).id)
        assert viewer is not None
        assert office.agent.agent_id is not None
        opened = service.open_review(
            talk, office.agent.agent_id, "targeted", viewer=viewer, at=clock.now(), mode=mode
        )
    return f"/reviews/{opened}"


def suggested(office: Office, review: str) -> int:
    """How many criteria the machine has a suggestion for."""
    with office.factory.context():
        number = int(review.rsplit("/", 1)[1])
        rows = select(Answer).where(Answer.evaluation_id == number, Answer.suggestion.is_not(None))
        return len(db.session.scalars(rows).all())


@pytest.mark.parametrize("mode", ["blind", "compared", "assisted"])
def test_nothing_is_ever_preselected(office: Office, mode: str) -> None:
    page = office.client(office.lead).get(opened(office, mode)).text
    assert " checked>" not in page
    assert not re.search(r"<option[^>]* selected", page)


def test_blind_pages_and_answers_to_scripts_hold_nothing_of_the_machine(office: Office) -> None:
    lead, review = office.client(office.lead), opened(office, "blind")
    assert suggested(office, review)
    first = lead.get(review).text
    saved = lead.post(review, office.fields(review, action="save"), status=200, headers=JSON)
    assert saved.json is not None
    refused = lead.post(
        review, office.fields(review, action="submit", value_empathy=""), status=422, headers=JSON
    )
    assert refused.json is not None
    again = lead.get(review).text
    for text in (first, saved.json["html"], refused.json["html"], again):
        assert [word for word in MACHINE if word in text] == []
    assert "Blind" in first
    lead.post(review, office.fields(review, action="submit"))
    assert "The machine suggests" in lead.get(review).text


def test_blind_reviewers_cannot_judge_findings_that_they_do_not_see(office: Office) -> None:
    lead, review = office.client(office.lead), opened(office, "blind")
    with office.factory.context():
        finding = db.session.scalars(select(FindingRow.id)).first()
    lead.post(review, office.fields(review, action=f"reject:{finding}"), status=404)


def test_compared_shows_moments_at_once_and_the_number_after_ones_own(office: Office) -> None:
    lead, review = office.client(office.lead), opened(office, "compared")
    page = lead.get(review).text
    assert "note-label" in page
    assert "The machine suggests" not in page
    lead.post(review, office.fields(review, action="save"))
    assert "The machine suggests" in lead.get(review).text


def test_assisted_shows_both_at_once(office: Office) -> None:
    page = office.client(office.lead).get(opened(office, "assisted")).text
    assert "note-label" in page
    assert "The machine suggests" in page
    assert "is shown once your own answer is saved" not in page


def test_whoever_judges_blind_reads_nobody_elses_review_of_it(office: Office, factory: Factory) -> None:
    talk = office.transcript()
    lead, other = office.client(office.lead), factory.person(Role.SUPERVISOR, team=office.team)
    theirs = opened(office, "compared", transcript_id=talk)
    lead.post(theirs, office.fields(theirs, action="submit"))
    mine, colleague = opened(office, "blind", by=other, transcript_id=talk), office.client(other)
    colleague.get(theirs, status=404)
    colleague.get(f"{theirs}/file", status=404)
    colleague.post(mine, office.fields(mine, action="submit"))
    colleague.get(theirs)


def test_a_mode_that_does_not_exist_is_refused(office: Office) -> None:
    with pytest.raises(InvalidError):
        opened(office, "peeking")
    with office.factory.context():
        assert db.session.scalars(select(Evaluation)).all() == []
