"""How long the server takes for the pages of a review with PRESENT evaluations in the database.

A conversation of TURNS turns is reviewed through the product's own services; its review and answers are then
multiplied in the database, each with a conversation of its own, so that lists, queues and trends have as much
to leave aside as in an installation of several years.
"""

import gc
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Table, text

from benchmarks.roleplay import application, percentile
from nlp.types import Speaker, Transcript, Turn
from qa_app.accounts import queries as people
from qa_app.accounts import service as accounts
from qa_app.accounts.service import NewUser
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import service as evaluations
from qa_app.importers.types import AgentRef, ImportedConversation, ImportResult
from qa_app.transcripts.models import Revision
from qa_app.transcripts.service import storing

PRESENT, TURNS, ASKED = 100_000, 300, 40
BUDGET = 0.150
EMAIL, PASSWORD = "reviewer@example.com", "only for the benchmark"
SAID = (
    (Speaker.CUSTOMER, "Il modem non funziona da tre giorni e nessuno mi risponde: quando viene il tecnico?"),
    (
        Speaker.AGENT,
        "Mi dispiace, signor Rossi. Verifico la linea e le mando un tecnico entro venerdì alle 15.",
    ),
    (Speaker.CUSTOMER, "Va bene, grazie. E il rimborso per i giorni senza linea?"),
    (Speaker.AGENT, "Il rimborso arriva con la prossima bolletta, lo trova alla voce accrediti."),
)


def conversation(number: int) -> ImportResult:
    """A conversation of TURNS turns as an importer gives it."""
    turns = tuple(
        Turn(speaker, f"{said} ({place})", author="Giulia" if speaker is Speaker.AGENT else "Rossi")
        for place, (speaker, said) in ((n, SAID[n % len(SAID)]) for n in range(TURNS))
    )
    whole = ImportedConversation(
        external_id=f"long-{number}",
        transcript=Transcript(turns, language="it", channel="chat", agent="Giulia", customer="Rossi"),
        started_at=clock.now() - timedelta(days=2),
        channel="chat",
        language="it",
        agents=(AgentRef("Giulia"),),
        customer="Rossi",
        team=None,
        roles=(),
        problems=(),
        raw_hash=f"hash-{number}",
    )
    return ImportResult("plain", "1", f"file-{number}", (whole,))


def opened(team_id: int, viewer: Viewer, number: int) -> int:
    """The id of a new review of such a conversation."""
    saved = storing.save(
        conversation(number), storing.Details("long.txt", team_id=team_id), at=clock.now(), by=None
    )
    revision = db.session.get_one(Revision, saved.revision_ids[0])
    agent_id = next(turn.agent_id for turn in revision.turns if turn.agent_id)
    draw = {"seed": 1, "frame": 1, "days": 14, "exclusions": {}}
    at = clock.now()
    return evaluations.open_review(
        revision.transcript_id, agent_id, "random", viewer=viewer, at=at, draw=draw
    )


def submitted(team_id: int, viewer: Viewer) -> int:
    """The id of a published review, all fours."""
    at = clock.now()
    review = opened(team_id, viewer, 1)
    rubric = evaluations.read(review, viewer=viewer, at=at).rubric
    answers = {criterion.key: evaluations.AnswerInput(value=4) for criterion in rubric.criteria}
    evaluations.save(review, evaluations.Changes(1, answers), viewer=viewer, at=at)
    evaluations.submit(review, viewer=viewer, at=at)
    return review


def multiplied(table: Table, where: str, times: int, changes: dict[str, str]) -> None:
    """Copy rows `times` times; `changes` are SQL by column, `n` being the number of the copy."""
    names = [column.name for column in table.columns if column.name != "id" or "id" in changes]
    values = ", ".join(changes.get(name, f'r."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    copies = f"copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {times})"
    rows = f'SELECT {values} FROM "{table.name}" r, copies WHERE {where}'
    db.session.execute(text(f'WITH RECURSIVE {copies} INSERT INTO "{table.name}" ({columns}) {rows}'))


def fill(review: int) -> None:
    """PRESENT evaluations, each of a conversation of its own, spread over a year."""
    tables, base = db.metadata.tables, 1_000_000
    day = "datetime(r.\"{}\", '-' || (n % 365) || ' days')"
    started = {"id": f"{base} + n", "identity": "'copy:' || n", "started_at": day.format("started_at")}
    multiplied(tables["transcript"], "r.id = (SELECT min(id) FROM transcript)", PRESENT, started)
    own = {"id": f"{base} + n", "transcript_id": f"{base} + n", "submitted_at": day.format("submitted_at")}
    multiplied(tables["evaluation"], f"r.id = {review}", PRESENT, own)
    multiplied(tables["answer"], f"r.evaluation_id = {review}", PRESENT, {"evaluation_id": f"{base} + n"})
    db.session.commit()
    db.session.execute(text("ANALYZE"))
    db.session.commit()


def main() -> None:
    """Print the percentiles of each page beside the budget."""
    with tempfile.TemporaryDirectory() as folder:
        app = application(Path(folder))
        with app.app_context():
            team = accounts.create_team("Nord")
            user = NewUser(EMAIL, "Reviewer", PASSWORD, (Role.REVIEWER,), (team.id,))
            viewer = people.viewer_of(accounts.create_user(user, at=clock.now()))
            if viewer is None:
                raise LookupError(EMAIL)
            review = submitted(team.id, viewer)
            draft = opened(team.id, viewer, 2)
            fill(review)
        gc.collect()
        gc.freeze()  # as the web processes do once they are warm
        client = app.test_client()
        client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})
        print(f"{PRESENT:,} evaluations, {TURNS} turns; processor time, budget {BUDGET * 1000:.0f} ms at p95")
        for page in (f"/reviews/{draft}", f"/reviews/{review}", "/reviews/", "/trends/", "/rubrics/"):
            took = []
            for _ in range(ASKED):
                begun = time.process_time()
                answer = client.get(page, follow_redirects=True)
                took.append(time.process_time() - begun)
            shown = "  ".join(
                f"{name} {percentile(took, share) * 1000:4.0f} ms"
                for name, share in (("median", 0.5), ("p95", 0.95))
            )
            print(f"{page:>16}  {answer.status_code}  {shown}")


if __name__ == "__main__":
    main()
