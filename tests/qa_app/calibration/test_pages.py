"""The pages of calibration, as three people meet them."""

import csv
import io
import re

import pytest
from flask import Flask

from qa_app.accounts.service import keep_locale
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations.models import Evaluation
from tests.client import Client
from tests.factories import Factory, Person
from tests.qa_app.calibration.room import Room


@pytest.fixture
def door(app: Flask, room: Room) -> "Door":
    return Door(app, room)


class Door:
    """Lets people in."""

    def __init__(self, app: Flask, room: Room) -> None:
        self._app, self.room = app, room

    def client(self, person: Person) -> Client:
        return Client(self._app).sign_in(person)

    def choice(self) -> dict[str, object]:
        """The form of a new session."""
        with self.room.factory.context():
            plan = self.room.plan()
        return {
            "title": "November",
            "due_on": "2026-12-01",
            "version": plan.version_id,
            "reviewers": list(plan.reviewer_ids),
        }


def ids(location: str) -> int:
    return int(re.findall(r"\d+", location)[-1])


def test_a_session_is_made_filled_and_started(door: Door) -> None:
    room = door.room
    number, other = room.conversation(), room.conversation(at=room.factory.lately())
    client = door.client(room.lea)
    assert "No session yet" in client.get("/calibrations/").text
    client.get("/calibrations/new")
    made = client.post("/calibrations/new", door.choice()).headers["Location"]
    page = client.get(made).text
    assert "Lea, Rita, Remo" in page
    assert "disabled>Start scoring" in page
    client.post(f"{made}/conversations", {"part": f"{number}:{room.giulia.agent_id}"})
    drawn = {"count": "1", "team": "", "channel": "", "days": "365"}
    client.post(f"{made}/draw", drawn)
    page = client.get(made).text
    assert "by hand" in page
    assert "at random" in page
    client.post(f"{made}/conversations", {"remove": re.findall(r'name="remove" value="(\d+)"', page)[1]})
    client.post(f"{made}/start")
    assert "Yours to score" in client.get(made).text
    assert other != number


def test_what_is_missing_in_the_form_is_said_and_the_rest_stays(door: Door) -> None:
    client = door.client(door.room.lea)
    data = door.choice() | {"title": "Kept title", "reviewers": [door.room.rita.id]}
    page = client.post("/calibrations/new", data, status=422).text
    assert "Choose at least two reviewers" in page
    assert "Kept title" in page


def test_a_session_can_be_changed_and_discarded_before_it_starts(door: Door) -> None:
    client = door.client(door.room.lea)
    made = client.post("/calibrations/new", door.choice()).headers["Location"]
    assert "November" in client.get(f"{made}/edit").text
    client.post(f"{made}/edit", door.choice() | {"title": "December"})
    assert "December" in client.get(made).text
    client.post(f"{made}/discard")
    client.get(made, status=404)


def test_nothing_to_draw_and_too_many_are_said(door: Door) -> None:
    client = door.client(door.room.lea)
    made = client.post("/calibrations/new", door.choice()).headers["Location"]
    data = {"count": "3", "team": "", "channel": "", "days": "14"}
    assert "Nothing suitable is left" in client.post(f"{made}/draw", data, status=409).text
    assert "from 1 to 10" in client.post(f"{made}/draw", data | {"count": "99"}, status=422).text
    assert "needs two reviewers and a conversation" in client.post(f"{made}/start", status=409).text
    client.post(f"{made}/conversations", {"part": "x"}, status=404)


def test_a_conversation_is_found_by_its_number(door: Door) -> None:
    room = door.room
    first, second = room.conversation(), room.conversation()
    client = door.client(room.lea)
    made = client.post("/calibrations/new", door.choice()).headers["Location"]
    page = client.get(f"{made}?q=%23{first}").text
    assert f'value="{first}:' in page
    assert f'value="{second}:' not in page
    assert "Nothing found" in client.get(f"{made}?q=nonsense").text


def test_scoring_is_blind_and_ends_in_the_session(door: Door) -> None:
    room = door.room
    made = room.started(room.conversation())
    client = door.client(room.rita)
    assert "1 conversation to score" in client.get("/calibrations/").text
    with room.factory.context():
        item = room.session(made).items[0].id
    review = client.post(f"/calibrations/{made}/score/{item}").headers["Location"]
    page = client.get(review).text
    assert "Hand in" in page
    assert "Publish review" not in page
    with room.factory.context():
        row = db.session.get_one(Evaluation, ids(review))
        data = {f"value_{answer.criterion_key}": "3" for answer in row.answers} | {"lock": str(row.lock)}
    client.post(review, data | {"action": "save"})
    saved = client.get(review).text
    assert "The machine suggests" not in saved
    data["lock"] = re.findall(r'name="lock" value="(\d+)"', saved)[0]
    back = client.post(review, data | {"action": "submit"}).headers["Location"]
    session = client.get(client.get(back, status=302).headers["Location"]).text
    assert "handed in" in session
    assert "Side by side" not in session
    assert "counts for nobody" in client.get(review).text


def test_whoever_leads_sees_progress_and_no_answer(door: Door) -> None:
    room = door.room
    made = room.started(room.conversation())
    room.score(made, room.rita, 5)
    page = door.client(room.lea).get(f"/calibrations/{made}").text
    assert "1 of 3 reviews handed in" in page
    assert "Alignment" not in page


def test_the_table_shows_everybody_and_keeps_what_was_agreed(door: Door) -> None:
    room = door.room
    made = room.on_the_table(2, 4, 5)
    client = door.client(room.lea)
    page = client.get(f"/calibrations/{made}").text
    path = re.findall(rf"/calibrations/{made}/conversations/\d+", page)[0]
    table = client.get(path).text
    assert all(name in table for name in ("Lea", "Rita", "Remo", "far apart"))
    lock = re.findall(r'name="lock" value="(\d+)"', table)[0]
    data = {"lock": lock, "value_empathy": "4", "reason_empathy": "Named at once."}
    client.post(path, data)
    assert "Named at once." in client.get(path).text
    late = client.post(path, data | {"reason_empathy": "Typed in the other window."}, status=409).text
    assert "saved in another window" in late
    assert "Typed in the other window." in late
    wrong = {"lock": "2", "value_empathy": "77", "reason_empathy": "Kept."}
    assert "Kept." in client.post(path, wrong, status=422).text
    client.post(f"/calibrations/{made}/attendance", {"attended": [room.rita.id]})
    client.post(f"/calibrations/{made}/close")
    closed = door.client(room.rita).get(path).text
    assert "Named at once." in closed
    assert "Save what was agreed" not in closed
    assert "Rita" in client.get(f"/calibrations/{made}").text


def test_ending_early_leaves_out_who_did_not_hand_in(door: Door) -> None:
    room = door.room
    made = room.started(room.conversation())
    room.score(made, room.rita, 3)
    room.score(made, room.lea, 3)
    client = door.client(room.lea)
    client.post(f"/calibrations/{made}/end-scoring")
    path = re.findall(rf"/calibrations/{made}/conversations/\d+", client.get(f"/calibrations/{made}").text)[0]
    assert "not handed in" in client.get(path).text


def test_the_person_meets_nothing_of_it(door: Door) -> None:
    room = door.room
    made = room.on_the_table()
    client = door.client(room.giulia)
    client.get(f"/calibrations/{made}", status=403)
    assert "Calibration" not in client.get("/my-reviews/").text
    with room.factory.context():
        numbers = list(db.session.scalars(db.select(Evaluation.id)))
    assert numbers
    for number in numbers:
        client.get(f"/reviews/{number}", status=404)
        client.get(f"/my-reviews/{number}", status=404)


def test_the_figures_say_what_they_are_about(door: Door) -> None:
    room = door.room
    lea = door.client(room.lea)
    assert "Nothing was judged twice yet" in lea.get("/calibrations/figures").text
    made = room.on_the_table(3, 4, 5)
    lea.get(f"/calibrations/{made}")
    page = lea.get("/calibrations/figures").text
    assert "at least 5 of them" in page
    assert "You and the others" in page
    assert "the worst first" in page
    lea.get("/calibrations/figures?weeks=77&rubric=nonsense")
    for name in ("questions", "drift", "mine"):
        text = lea.get(f"/calibrations/figures/{name}.csv").text
        assert len(list(csv.reader(io.StringIO(text)))) > 1
    lea.get("/calibrations/figures/secrets.csv", status=404)


def test_the_machines_page_stands_also_without_reviews(door: Door) -> None:
    client = door.client(door.room.rita)
    assert "No random review in this time" in client.get("/calibrations/machine").text
    door.room.review(door.room.conversation(), door.room.rita, 3)
    assert "too few people to show" in client.get("/calibrations/machine").text
    for name in ("suggestions", "checks"):
        client.get(f"/calibrations/machine/{name}.csv")
    client.get("/calibrations/machine/secrets.csv", status=404)


def test_a_trainer_has_no_part_in_it(door: Door, factory: Factory) -> None:
    client = door.client(factory.person(Role.TRAINER))
    client.get("/calibrations/", status=403)
    assert "Calibration" not in client.get("/practice/").text


def test_the_pages_speak_italian(door: Door) -> None:
    room = door.room
    made = room.on_the_table()
    with room.factory.context():
        keep_locale(room.lea.id, "it")
    client = door.client(room.lea)
    for path in ("", "new", str(made), "figures", "machine"):
        assert 'lang="it"' in client.get(f"/calibrations/{path}").text
