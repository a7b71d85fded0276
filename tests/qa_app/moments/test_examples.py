"""Examples: what is kept, who reads it, and when it goes."""

import pytest
from sqlalchemy import delete, select

from qa_app.agreement import queries as agreement
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.evaluations import service as reviews
from qa_app.evaluations.models import Answer, Evaluation, EvaluationEvent
from qa_app.moments.models import PinnedMoment
from qa_app.moments.service import pinning
from qa_app.moments.service.pinning import Spot
from qa_app.moments.service.refusals import AlreadyPinnedError
from qa_app.transcripts.models import AnalysisRow, FindingRow, FindingVerdict, Revision, Transcript, TurnRow
from tests.factories import NOW
from tests.qa_app.moments.keepers import WORDS, Keepers, library, viewer_of

pytestmark = pytest.mark.usefixtures("context")


def test_a_turn_stands_with_one_before_and_one_after_and_without_names(keepers: Keepers) -> None:
    keepers.pin(Spot(keepers.transcript(), 3), why="Il signor Rossi si sente capito da Giulia")
    one = library(keepers.agent).rows[0]
    assert [line.speaker for line in one.lines] == ["customer", "agent", "agent"]
    assert one.lines[1].text.startswith("Mi dispiace, signor [nome]: capisco")
    assert one.why == "Il signor [nome] si sente capito da [nome]"
    assert [line.is_pinned for line in one.lines] == [False, True, False]
    stored = str(
        db.session.execute(select(PinnedMoment.excerpt, PinnedMoment.why, PinnedMoment.searched)).all()
    )
    assert not any(name in stored.lower() for name in ("giulia", "conti", "mario", "rossi"))


def test_the_first_turn_has_nothing_before_it(keepers: Keepers) -> None:
    keepers.pin(Spot(keepers.transcript(), 1), label="greeting")
    one = library(keepers.agent).rows[0]
    assert [line.is_pinned for line in one.lines] == [True, False]
    assert one.lines[0].text == "Buongiorno, sono [nome]. Come posso aiutarla?"


def test_words_of_a_turn_are_marked_in_it(keepers: Keepers) -> None:
    turn = "Mi dispiace, signor Rossi: capisco che tre giorni senza linea siano pesanti."
    start = turn.index(WORDS)
    keepers.pin(Spot(keepers.transcript(), 3, start, start + len(WORDS)))
    pinned = library(keepers.agent).rows[0].lines[1]
    assert pinned.pieces == ("Mi dispiace, signor [nome]: ", WORDS, ".")


def test_good_ones_are_for_all_and_bad_ones_for_those_who_may_read_the_conversation(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    keepers.pin(Spot(transcript_id, 3))
    keepers.pin(Spot(transcript_id, 4), is_good=False, label="dismissive")
    read = {
        name: len(library(getattr(keepers, name)).rows)
        for name in ("lead", "quality", "other_lead", "agent", "trainer", "admin")
    }
    assert read == {"lead": 2, "quality": 2, "other_lead": 1, "agent": 1, "trainer": 1, "admin": 0}


def test_a_bad_one_that_is_shared_is_for_all(keepers: Keepers) -> None:
    keepers.pin(Spot(keepers.transcript(), 4), is_good=False, is_shared=True, label="dismissive")
    for person in (keepers.agent, keepers.trainer, keepers.other_lead):
        assert [one.is_good for one in library(person).rows] == [False]


def test_only_those_who_may_read_the_conversation_are_led_to_it(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    keepers.pin(Spot(transcript_id, 3))
    assert (library(keepers.lead).rows[0].transcript_id, library(keepers.lead).rows[0].turn) == (
        transcript_id,
        3,
    )
    for person in (keepers.agent, keepers.trainer, keepers.other_lead):
        one = library(person).rows[0]
        assert (one.transcript_id, one.turn, one.may_unpin, one.is_mine) == (None, None, False, False)


def test_nobody_pins_what_they_may_not_read(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    for person in (keepers.other_lead, keepers.agent, keepers.trainer, keepers.admin):
        with pytest.raises(NotFoundError):
            keepers.pin(Spot(transcript_id, 3), by=person)
    for spot in (Spot(transcript_id, 99), Spot(transcript_id, 3, 5, 5000), Spot(transcript_id, 3, 9, 9)):
        with pytest.raises(NotFoundError):
            keepers.pin(spot)


def test_pinning_is_a_look_at_the_conversation(keepers: Keepers) -> None:
    keepers.pin(Spot(keepers.transcript(), 3))
    looks = agreement.looks(agent_id=keepers.agent.agent_id)
    assert [(look.viewer, look.what) for look in looks] == [("Paola", "conversation")]


def test_the_same_moment_stands_once_under_a_label(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    keepers.pin(Spot(transcript_id, 3))
    with pytest.raises(AlreadyPinnedError):
        keepers.pin(Spot(transcript_id, 3), by=keepers.quality)
    keepers.pin(Spot(transcript_id, 3), label="apology")
    assert library(keepers.lead).total == 2


def test_what_cannot_be_kept_is_named(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    with pytest.raises(InvalidError) as refused:
        keepers.pin(Spot(transcript_id, 3), label="charm", why=" ", language="fr")
    assert refused.value.problems == ("label", "why", "language")


def test_a_finding_that_is_rejected_takes_its_example_out_and_restored_brings_it_back(
    keepers: Keepers,
) -> None:
    transcript_id, lead = keepers.transcript(), viewer_of(keepers.lead)
    review, found = keepers.finding_in_review(transcript_id)
    keepers.pin(Spot(transcript_id, 3, found.start, found.end, found.id))
    assert library(keepers.agent).total == 1
    reviews.reject(review, found.id, viewer=lead, at=NOW)
    assert library(keepers.agent).total == library(keepers.lead).total == 0
    reviews.restore(review, found.id, viewer=lead, at=NOW)
    assert library(keepers.agent).total == 1


def test_a_finding_of_another_place_is_refused(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    _, found = keepers.finding_in_review(transcript_id)
    with pytest.raises(NotFoundError):
        keepers.pin(Spot(transcript_id, 1, found.start, found.end, found.id))


def test_a_conversation_that_is_deleted_takes_its_examples_along(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    _, found = keepers.finding_in_review(transcript_id)
    keepers.pin(Spot(transcript_id, 3, found.start, found.end, found.id))
    for table in (
        Answer, EvaluationEvent, Evaluation, FindingVerdict, FindingRow, AnalysisRow, TurnRow, Revision,
        Transcript,
    ):  # fmt: skip
        db.session.execute(delete(table))
    db.session.commit()
    assert db.session.scalars(select(PinnedMoment.id)).all() == []


def test_unpinning_is_for_the_pinner_and_for_those_who_may_read_the_conversation(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    pinned = keepers.pin(Spot(transcript_id, 3), by=keepers.quality)
    for person in (keepers.other_lead, keepers.agent, keepers.trainer):
        with pytest.raises(NotFoundError):
            pinning.unpin(pinned, viewer=viewer_of(person), at=NOW)
    pinning.unpin(pinned, viewer=viewer_of(keepers.lead), at=NOW)
    assert library(keepers.quality).total == 0


def test_the_library_is_narrowed_and_searched_in_what_is_shown(keepers: Keepers) -> None:
    transcript_id = keepers.transcript()
    keepers.pin(Spot(transcript_id, 3))
    keepers.pin(Spot(transcript_id, 6), label="closing", why="Chiede se c'è altro, perché serve")
    assert library(keepers.agent).labels == (("closing", 1), ("empathy", 1))
    assert [one.label for one in library(keepers.agent, label="closing").rows] == ["closing"]
    assert library(keepers.agent, label="closing").labels == (("closing", 1), ("empathy", 1))
    assert [one.label for one in library(keepers.agent, q="perche serve").rows] == ["closing"]
    assert library(keepers.agent, channel="email").rows == ()
    assert library(keepers.agent, channel="email").any_at_all
    assert library(keepers.agent, is_good=False).rows == ()
    for name in ("Rossi", "giulia"):
        assert library(keepers.lead, q=name).rows == ()
