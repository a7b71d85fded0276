"""What a review shows of a conversation that several people took part in."""

from datetime import timedelta

import pytest

from nlp.types import Speaker, Transcript, Turn
from qa_app.accounts import queries as accounts
from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries, service
from qa_app.importers.types import AgentRef, ImportedConversation, ImportResult
from qa_app.sampling.queries import Frame, candidates
from qa_app.transcripts.models import Revision
from qa_app.transcripts.service import storing
from tests.factories import NOW, Factory

pytestmark = pytest.mark.usefixtures("context")

HAND_OVER = (
    (Speaker.AGENT, "Anna", "Buongiorno, sono Anna. Come posso aiutarla?"),
    (Speaker.CUSTOMER, "Rossi", "Il modem non funziona da tre giorni e nessuno mi risponde mai."),
    (Speaker.AGENT, "Anna", "Mi dispiace molto, la passo subito a un collega che la può aiutare."),
    (Speaker.AGENT, "Bruno", "Buongiorno, sono Bruno. Mi scusi per l'attesa, me ne occupo io adesso."),
    (Speaker.CUSTOMER, "Rossi", "Va bene, purché sia la volta buona, grazie."),
    (Speaker.AGENT, "Bruno", "Ho riavviato la linea da qui: ora la luce è verde?"),
)


def lead(factory: Factory, team_name: str = "Nord") -> Viewer:
    person = factory.person(Role.SUPERVISOR, team=factory.team(team_name))
    found = accounts.viewer_of(person.id)
    assert found is not None
    return found


def hand_over(viewer: Viewer) -> tuple[int, dict[str, int]]:
    turns = tuple(
        Turn(speaker, text, author=author, seconds=30.0 * n)
        for n, (speaker, author, text) in enumerate(HAND_OVER)
    )
    conversation = ImportedConversation(
        external_id="h",
        transcript=Transcript(turns, language="it", channel="chat"),
        started_at=NOW - timedelta(days=1),
        channel="chat",
        language="it",
        agents=(AgentRef("Anna"), AgentRef("Bruno")),
        customer="Rossi",
        team=None,
        roles=(),
        problems=(),
        raw_hash="hand-over",
    )
    details = storing.Details(filename="h.txt", team_id=next(iter(viewer.team_ids)))
    result = ImportResult("plain", "1", "file-h", (conversation,))
    revision_id = storing.save(result, details, at=NOW, by=None).revision_ids[0]
    revision = db.session.get_one(Revision, revision_id)
    agents = {t.author: t.agent_id for t in revision.turns if t.author and t.agent_id is not None}
    return revision.transcript_id, agents


def test_another_agents_turns_are_shown_and_carry_no_findings(factory: Factory) -> None:
    viewer = lead(factory)
    transcript_id, agents = hand_over(viewer)
    for name, other in (("Anna", "Bruno"), ("Bruno", "Anna")):
        review_id = service.open_review(transcript_id, agents[name], "targeted", viewer=viewer, at=NOW)
        review = queries.whole(review_id)
        authors = {review.turns[finding.turn].author for finding in review.findings}
        assert name in authors
        assert other not in authors
        assert {turn.author for turn in review.turns} >= {name, other}


def test_figures_of_one_agent_are_not_the_others(factory: Factory) -> None:
    viewer = lead(factory)
    transcript_id, agents = hand_over(viewer)
    review_id = service.open_review(transcript_id, agents["Anna"], "targeted", viewer=viewer, at=NOW)
    authors = {measure.author for measure in queries.whole(review_id).measures}
    assert str(agents["Bruno"]) not in authors


def test_a_finding_of_another_agent_cannot_be_rejected_here(factory: Factory) -> None:
    viewer = lead(factory)
    transcript_id, agents = hand_over(viewer)
    anna = service.open_review(transcript_id, agents["Anna"], "targeted", viewer=viewer, at=NOW)
    bruno = service.open_review(transcript_id, agents["Bruno"], "targeted", viewer=viewer, at=NOW)
    theirs = next(
        f for f in queries.whole(bruno).findings if queries.whole(bruno).turns[f.turn].author == "Bruno"
    )
    with pytest.raises(NotFoundError):
        service.reject(anna, theirs.id, viewer=viewer, at=NOW)


def test_each_agents_part_can_be_drawn(factory: Factory) -> None:
    viewer = lead(factory)
    _, agents = hand_over(viewer)
    parts = candidates(Frame(NOW - timedelta(days=14), NOW, viewer=viewer))
    assert {one.part.agent_id for one in parts} == set(agents.values())
    assert {(part.turns, part.customer_turns) for part in parts} == {(2, 2)}


def test_a_suggestion_rests_on_what_is_not_rejected(factory: Factory) -> None:
    viewer = lead(factory)
    revision = db.session.get_one(Revision, factory.transcript(team=factory.team("Nord"), agent="Giulia"))
    agent_id = next(turn.agent_id for turn in revision.turns if turn.agent_id is not None)
    review_id = service.open_review(revision.transcript_id, agent_id, "targeted", viewer=viewer, at=NOW)
    before = used(review_id)
    assert before
    service.reject(review_id, min(before), viewer=viewer, at=NOW)
    assert min(before) not in used(review_id)
    service.restore(review_id, min(before), viewer=viewer, at=NOW)
    assert used(review_id) == before


def used(review_id: int) -> set[int]:
    answers = queries.whole(review_id).answers.values()
    return {number for given in answers for number in given.detail["findings"]}
