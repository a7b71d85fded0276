"""Side by side, what is agreed, who was there."""

import pytest

from qa_app.calibration import service
from qa_app.calibration.queries import Agreed, Stage
from qa_app.calibration.service import AgreedInput
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.evaluations.service import AnswerInput
from tests.factories import NOW
from tests.qa_app.calibration.room import Room

pytestmark = pytest.mark.usefixtures("context")


def test_the_questions_furthest_apart_come_first(room: Room) -> None:
    made = room.started()
    room.score(made, room.lea, 4, but={"empathy": AnswerInput(value=1, comment="Not a word of it.")})
    room.score(made, room.rita, 4, but={"empathy": AnswerInput(value=5)})
    room.score(made, room.remo, 4, but={"proactivity": AnswerInput(value=3)})
    item = room.session(made).items[0]
    rows = service.compare(made, item.id, viewer=room.viewer(room.lea)).rows
    assert [row.criterion.key for row in rows[:2]] == ["empathy", "proactivity"]
    # 0-100: 0, 0-75: 0.25, 100-75: 0.75.
    assert rows[0].alignment == pytest.approx(1 / 3)
    assert [one.value if one else None for one in rows[0].given] == [1, 5, 4]
    assert rows[0].given[0] is not None
    assert rows[0].given[0].comment == "Not a word of it."


def test_what_is_agreed_is_kept_and_gone_on_with(room: Room) -> None:
    made = room.on_the_table()
    item, lea = room.session(made).items[0], room.viewer(room.lea)
    given = AgreedInput(item.lock, {"empathy": Agreed(value=4, reason="Named once, at the right moment.")})
    service.agree(made, item.id, given, viewer=lea, at=NOW)
    again = room.session(made).items[0]
    service.agree(made, item.id, AgreedInput(again.lock, {"accuracy": Agreed(not_applicable=True)}),
                  viewer=lea, at=NOW)  # fmt: skip
    kept = room.session(made).items[0].agreed
    assert kept["empathy"] == Agreed(value=4, reason="Named once, at the right moment.")
    assert kept["accuracy"].not_applicable
    assert service.compare(made, item.id, viewer=lea).agreed == 2


def test_two_windows_do_not_overwrite_each_other(room: Room) -> None:
    made = room.on_the_table()
    item, lea = room.session(made).items[0], room.viewer(room.lea)
    service.agree(made, item.id, AgreedInput(item.lock, {"empathy": Agreed(value=4)}), viewer=lea, at=NOW)
    with pytest.raises(service.ChangedElsewhereError):
        service.agree(made, item.id, AgreedInput(item.lock, {"empathy": Agreed(value=2)}), viewer=lea, at=NOW)
    assert room.session(made).items[0].agreed["empathy"].value == 4


def test_what_no_rubric_knows_is_not_agreed(room: Room) -> None:
    made = room.on_the_table()
    item, lea = room.session(made).items[0], room.viewer(room.lea)
    wrong = {"empathy": Agreed(value=9), "magic": Agreed(value=1), "accuracy": Agreed(number=3.5)}
    with pytest.raises(InvalidError) as error:
        service.agree(made, item.id, AgreedInput(item.lock, wrong), viewer=lea, at=NOW)
    assert set(error.value.problems) == set(wrong)


def test_whoever_only_takes_part_reads_and_does_not_write(room: Room) -> None:
    # Remo reaches every team, so he could stand in for Lea; another supervisor of the team could too.
    made = room.started(who=(room.rita, room.remo))
    room.score(made, room.rita, 3)
    room.score(made, room.remo, 3)
    item = room.session(made).items[0]
    with pytest.raises(NotFoundError):
        service.agree(made, item.id, AgreedInput(item.lock, {}), viewer=room.viewer(room.giulia), at=NOW)


def test_attendance_is_ticked_and_the_session_closed(room: Room) -> None:
    made, lea = room.on_the_table(), room.viewer(room.lea)
    service.attend(made, [room.lea.id, room.remo.id], viewer=lea)
    service.close(made, viewer=lea, at=NOW)
    session = room.session(made, room.rita)
    assert session.stage is Stage.CLOSED
    assert [seat.name for seat in session.seats if seat.attended] == ["Lea", "Remo"]
    item = session.items[0]
    with pytest.raises(ConflictError):
        service.agree(made, item.id, AgreedInput(item.lock, {}), viewer=lea, at=NOW)
    with pytest.raises(ConflictError):
        service.attend(made, [], viewer=lea)
