"""The strip at the foot of a conversation."""

import re

import pytest
from flask import Flask

from nlp.types import Speaker, Turn
from qa_app.evaluations.pages.timeline import Timeline, timeline_of
from qa_app.ui.conversation import bubbles
from tests.qa_app.evaluations.office import Office, choose


def strip(app: Flask, tones: dict[int, float], *seconds: float) -> Timeline | None:
    turns = [
        Turn(Speaker.AGENT if n % 2 else Speaker.CUSTOMER, "Testo", seconds=at)
        for n, at in enumerate(seconds)
    ]
    with app.test_request_context():
        return timeline_of(bubbles(turns), tones)


def test_a_bar_goes_up_for_friendly_and_down_for_upset(app: Flask) -> None:
    line = strip(app, {0: -0.5, 1: 0.5, 2: 0.04}, 0, 30, 60, 90)
    assert line is not None
    down, up, flat, untold = line.turns
    assert (up.y, up.height) == (10, 10)
    assert (down.y, down.height) == (20, 10)
    assert flat.height == untold.height == 1
    assert [tick.said for tick in line.turns] == [
        "Turn 1, Customer, tone −0.5",
        "Turn 2, Agent, tone +0.5",
        "Turn 3, Customer, tone 0",
        "Turn 4, Agent",
    ]


def test_a_long_gap_stands_before_the_turn_that_ended_it(app: Flask) -> None:
    line = strip(app, {}, 0, 30, 400)
    assert line is not None
    assert [(gap.number, gap.said) for gap in line.gaps] == [(3, "6:10 without a message before turn 3")]


def test_nothing_to_tell_draws_nothing(app: Flask) -> None:
    assert strip(app, {0: 0.0}, 0, 30) is None


@pytest.mark.parametrize(("turns", "width"), [(6, 72), (300, None), (1000, 2000)])
def test_a_short_talk_stays_small_a_usual_one_fills_the_pane_and_a_huge_one_scrolls(
    app: Flask, turns: int, width: int | None
) -> None:
    line = strip(app, {0: 1.0}, *(30.0 * n for n in range(turns)))
    assert line is not None
    assert (len(line.turns), line.width) == (turns, width)


def test_the_review_shows_it_with_a_link_to_each_turn(office: Office) -> None:
    lead = office.client(office.lead)
    page = lead.get(choose(lead, office, office.transcript())).text
    drawn = page.split("data-timeline")[1].split("</svg>")[0]
    assert re.findall(r'href="#(turn-\d)"', drawn) == [f"turn-{number}" for number in range(1, 7)]
    assert re.search(r"<title>Turn 2, Customer, tone −0\.\d</title>", drawn)


def test_the_tone_of_another_agent_is_not_told(office: Office) -> None:
    talk = ((Speaker.CUSTOMER, "È una vergogna, sono furioso!"), (Speaker.AGENT, "Mi dispiace moltissimo."))
    transcript_id = office.transcript(talk)
    with office.factory.context():
        from qa_app.core.database import db
        from qa_app.transcripts.models import Revision

        revision = db.session.query(Revision).filter_by(transcript_id=transcript_id).one()
        revision.turns[1].agent_id = office.factory.agent("Sara", team=office.team).id
        revision.turns.append(
            type(revision.turns[1])(position=2, speaker="agent", text="Bene!", agent_id=office.agent.agent_id)
        )
        db.session.commit()
    lead = office.client(office.lead)
    page = lead.get(choose(lead, office, transcript_id)).text
    assert "<title>Turn 2, Agent</title>" in page
