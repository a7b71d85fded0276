"""A team's profile and facts change how its conversations are analysed, and never what was analysed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nlp.hours import Hours
from nlp.types import Speaker
from qa_app.accounts import queries as people
from qa_app.accounts.queries import TeamRef
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError
from qa_app.core.permissions import Role, Viewer
from qa_app.teams import service
from qa_app.teams.service import DEFAULTS, NewFact, Phrase, ServiceProfile, engine_settings
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import AnalysisRow
from qa_app.transcripts.service.analysing import engine, ensure_analysis
from qa_app.transcripts.service.conversion import analysis_of
from tests.factories import NOW, Factory

A, C = Speaker.AGENT, Speaker.CUSTOMER
TALK = (
    (C, "Quanto tempo ho per restituire la giacca?"),
    (A, "Per il reso ha 14 giorni."),
    (C, "E per l'RMA?"),
    (A, "La chiamata è registrata a fini di qualità."),
)
FACT = NewFact(
    kind="term",
    value="30 giorni",
    statements={"it": "I resi si accettano entro 30 giorni."},
    topics={"it": ("reso", "resi")},
)


class Team:
    """A team with a lead and a conversation of two days ago."""

    def __init__(self, factory: Factory) -> None:
        self.ref: TeamRef = factory.team("Nord")
        found = people.viewer_of(factory.person(Role.SUPERVISOR, team=self.ref).id)
        assert found is not None
        self.viewer: Viewer = found
        self.revision_id = factory.transcript(team=self.ref, talk=TALK)

    def choose(self, **fields: Any) -> bool:
        return service.change_section(
            self.ref.id, ServiceProfile(**fields), tuple(fields), reason="test", viewer=self.viewer, at=NOW
        )

    def add(self, **changes: Any) -> str:
        return service.add_fact(self.ref.id, replace(FACT, **changes), viewer=self.viewer, at=NOW)

    def analysis(self) -> AnalysisRow:
        return transcripts.analysis(ensure_analysis(self.revision_id, at=NOW))


@pytest.fixture
def team(context: None, factory: Factory) -> Team:
    return Team(factory)


def test_a_team_without_choices_is_analysed_with_the_defaults(team: Team) -> None:
    assert engine_settings(team.ref.id, "it", on=NOW) == DEFAULTS
    assert team.analysis().settings_hash == ""


def test_a_fact_makes_a_new_analysis_and_leaves_the_old_one_as_it_was(team: Team) -> None:
    before = team.analysis().id
    team.add()
    row = team.analysis()
    assert row.id != before
    assert row.settings_hash != ""
    assert analysis_of(transcripts.analysis(before)).measure("fact_contradictions") is None
    found = analysis_of(row).measure("fact_contradictions")
    assert found is not None
    assert (found.value, found.quotes[0].text) == (1.0, "14 giorni")
    assert team.analysis().id == row.id  # the same settings: nothing is done twice


def test_every_choice_that_reaches_the_engine_changes_the_hash_and_no_other_does(team: Team) -> None:
    seen = {""}
    for fields in (
        {"hours": Hours()},
        {"mandatory": (Phrase(text="La chiamata è registrata.", language="it"),)},
        {"legal": ("Ai sensi di legge.",)},
        {"templates": ("Per il reso ha 14 giorni.",)},
        {"jargon_allowed": ("RMA",)},
        {"jargon_added": {"giacca": "indumento"}},
    ):
        assert team.choose(**fields)
        digest = engine_settings(team.ref.id, "it", on=NOW).digest
        assert digest not in seen, fields
        seen.add(digest)
    for fields in ({"decides": "50 €"}, {"aims": ("empathy",)}, {"address": "lei"}, {"warnings": 2}):
        assert team.choose(**fields)
        assert engine_settings(team.ref.id, "it", on=NOW).digest in seen


def test_the_profile_is_heard_in_the_analysis(team: Team) -> None:
    team.choose(
        mandatory=(Phrase(text="La chiamata è registrata a fini di qualità.", language="it"),),
        jargon_added={"giacca": "indumento"},
    )
    verdicts = {verdict["name"]: verdict["value"] for verdict in team.analysis().verdicts}
    assert [value for name, value in verdicts.items() if name.startswith("mandatory:")] == ["said"]
    assert "giacca" not in {finding.quote for finding in team.analysis().findings}  # the customer's own word


def test_the_same_settings_share_an_engine(team: Team) -> None:
    team.add()
    one, other = (engine_settings(team.ref.id, "it", on=NOW) for _ in range(2))
    assert engine(one) is engine(other)
    assert engine(one) is not engine()


def test_a_conversation_is_held_against_what_was_true_on_its_day(team: Team) -> None:
    """Changed from tomorrow on, the old version still speaks today."""
    key = team.add()
    now = engine_settings(team.ref.id, "it", on=NOW)
    tomorrow = (NOW + timedelta(days=1)).date()
    new = NewFact(
        **{**{n: getattr(FACT, n) for n in FACT.__slots__}, "value": "14 giorni", "valid_from": tomorrow}
    )
    service.change_fact(team.ref.id, key, new, number=1, viewer=team.viewer, at=NOW)
    assert engine_settings(team.ref.id, "it", on=NOW) == now
    later = engine_settings(team.ref.id, "it", on=NOW + timedelta(days=2))
    assert [fact.value for fact in later.configs["fact_check"].facts] == ["14 giorni"]  # type: ignore[attr-defined]
    service.end_fact(team.ref.id, key, tomorrow, viewer=team.viewer, at=NOW)
    assert engine_settings(team.ref.id, "it", on=NOW + timedelta(days=5)) == DEFAULTS


def test_a_correction_takes_the_place_of_what_never_was_true(team: Team) -> None:
    key = team.add(valid_from=date(2026, 1, 1))
    new = replace(FACT, value="14 giorni")
    service.change_fact(team.ref.id, key, new, number=1, viewer=team.viewer, at=NOW)
    facts = engine_settings(team.ref.id, "it", on=NOW).configs["fact_check"].facts  # type: ignore[attr-defined]
    assert [fact.value for fact in facts] == ["14 giorni"]


def test_facts_of_another_team_or_language_do_not_count(team: Team, factory: Factory) -> None:
    team.add(topics={"en": ("return",)})
    assert engine_settings(team.ref.id, "it", on=NOW) == DEFAULTS
    team.add()
    assert engine_settings(factory.team("Sud").id, "it", on=NOW) == DEFAULTS
    team.add(for_all=True)
    assert engine_settings(None, "it", on=NOW) != DEFAULTS


def test_two_sections_changed_by_two_people_are_both_kept(team: Team) -> None:
    stale = service.profile(team.ref.id)
    team.choose(decides="50 €")
    service.change_section(
        team.ref.id,
        stale.model_copy(update={"address": "tu"}),
        ("address",),
        reason="test",
        viewer=team.viewer,
        at=NOW,
    )
    kept = service.profile(team.ref.id)
    assert (kept.decides, kept.address) == ("50 €", "tu")


def test_nothing_different_makes_no_version(team: Team) -> None:
    assert not team.choose(decides="")


def test_who_does_not_lead_the_team_changes_nothing(team: Team, factory: Factory) -> None:
    reviewer = people.viewer_of(factory.person(Role.REVIEWER).id)
    assert reviewer is not None
    with pytest.raises(ForbiddenError):
        service.add_fact(team.ref.id, FACT, viewer=reviewer, at=NOW)
    assert db.session.query(AnalysisRow).count() == 0


def test_waits_without_a_clock_are_counted_as_they_are(team: Team) -> None:
    """The hours of the team cannot be laid over seconds since the start: better all of them than none."""
    before = analysis_of(team.analysis()).measure("first_reply")
    team.choose(hours=Hours())
    after = analysis_of(team.analysis()).measure("first_reply")
    assert before is not None
    assert after is not None
    assert after.value == before.value is not None
    settings = engine_settings(team.ref.id, "it", on=NOW)
    assert "timing" in settings.configs
