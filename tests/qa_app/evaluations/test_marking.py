"""Words that a reviewer attaches to a criterion."""

import pytest

from nlp.types import Speaker
from qa_app.evaluations import queries, service
from tests.factories import NOW
from tests.qa_app.evaluations.desk import Desk

pytestmark = pytest.mark.usefixtures("context")


def test_words_are_attached_where_they_stand_and_taken_away_again(desk: Desk) -> None:
    review_id = desk.review_id()
    service.attach(review_id, "empathy", turn=3, words="capisco  CHE tre", viewer=desk.viewer, at=NOW)
    attached = queries.whole(review_id).answers["empathy"].attached
    assert [(words.turn, words.quote) for words in attached] == [(2, "capisco che tre")]
    service.detach(review_id, attached[0].id, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).answers["empathy"].attached == ()


def test_of_words_said_twice_the_nearest_place_is_taken(desk: Desk) -> None:
    talk = ((Speaker.AGENT, "sì, sì, certo"), (Speaker.CUSTOMER, "bene"))
    review_id = service.open_review(
        desk.transcript_id(talk=talk), desk.agent_id, "targeted", viewer=desk.viewer, at=NOW
    )
    service.attach(review_id, "empathy", turn=1, words="sì", near=4, viewer=desk.viewer, at=NOW)
    assert queries.whole(review_id).answers["empathy"].attached[0].start == 4


@pytest.mark.parametrize(
    ("turn", "words"), [(1, "never said"), (99, "Buongiorno"), (1, "   "), (1, "a" * 2000)]
)
def test_words_that_do_not_stand_there_are_refused(desk: Desk, turn: int, words: str) -> None:
    review_id = desk.review_id()
    with pytest.raises(service.WordsNotFoundError):
        service.attach(review_id, "empathy", turn=turn, words=words, viewer=desk.viewer, at=NOW)
