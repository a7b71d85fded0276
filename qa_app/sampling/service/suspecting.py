"""The signals of parts from their stored analyses, for a targeted draw."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from qa_app.sampling.queries import Candidate
from qa_app.sampling.queries.signals import analysed, measure
from qa_app.sampling.service.targeting import Facts, signals
from qa_app.scorecards import queries as scorecards
from qa_app.scorecards.service import FALLBACK
from qa_app.transcripts.models import AnalysisRow, Revision
from qa_app.transcripts.service.conversion import analysis_of, author_key, transcript_of
from rubrics.schema import Owner, Rubric
from rubrics.scoring import percent
from rubrics.suggestions import suggest

# The newest so many are read: what needs a look is recent, and a page must not wait for a year's worth.
MOST_READ = 500


def with_signals(found: Iterable[Candidate], rubric_id: str | None) -> tuple[Candidate, ...]:
    """The candidates, each part with what speaks for a look at it."""
    newest = sorted(found, key=lambda one: (one.started_at, one.part.key), reverse=True)[:MOST_READ]
    facts = {one.part.key: _plain(one) for one in newest}
    rubric, parts = _rubric(rubric_id), defaultdict(list)
    for one in newest:
        parts[one.revision_id].append(one)
    for revision, row in analysed(parts):
        for one in parts[revision.id]:
            facts[one.part.key] = _read(one, revision, row, rubric)
    said = signals(facts)
    return tuple(replace(one, part=replace(one.part, signals=said[one.part.key])) for one in newest)


def _plain(one: Candidate) -> Facts:
    return Facts(one.team_id, one.part.channel, one.words + one.customer_words, one.turns)


def _rubric(rubric_id: str | None) -> Rubric | None:
    version = scorecards.current_version(rubric_id or FALLBACK)
    return None if version is None else scorecards.rubric_of(version)


def _read(one: Candidate, revision: Revision, row: AnalysisRow, rubric: Rubric | None) -> Facts:
    author = author_key(one.part.agent_id)
    return replace(
        _plain(one),
        abused=any(f.label == "abuse" and f.verdict is None for f in row.findings),
        unresolved=any(v["name"] == "resolved" and v["value"] == "no" for v in row.verdicts),
        suggestions=() if rubric is None else _suggested(rubric, revision, row, author),
        shift=measure(row, "customer_valence_shift"),
        longest_wait=measure(row, "longest_reply", author),
    )


def _suggested(rubric: Rubric, revision: Revision, row: AnalysisRow, author: str | None) -> tuple[float, ...]:
    """What the machine suggests for the person's criteria, in per cent of each scale."""
    found = suggest(rubric, analysis_of(row), transcript_of(revision), author=author)
    worth = (
        percent(criterion, value)
        for criterion in rubric.criteria
        if criterion.owner is Owner.AGENT and (value := found[criterion.key].value) is not None
    )
    return tuple(one for one in worth if one is not None)
