"""The demonstration as it ships is whole: people, conversations and what reviewers say fit together."""

from collections import Counter, defaultdict
from datetime import date
from zoneinfo import ZoneInfo

from qa_app.demo import plan
from qa_app.demo.words import comment, summary
from rubrics.loader import library
from rubrics.schema import Owner

ZONE = ZoneInfo("Europe/Rome")


def test_it_is_as_large_and_as_mixed_as_promised() -> None:
    entries = plan.entries()
    channels = Counter(record["channel"] for team in plan.teams() for record in plan.records(team).values())

    assert len(entries) >= 60
    assert (len(plan.teams()), len(plan.agents())) == (3, 12)
    assert {entry.lang for entry in entries} == {"it", "en"}
    assert {entry.week for entry in entries} == set(range(plan.WEEKS))
    assert len([channel for channel, count in channels.items() if count >= 5]) >= 4


def test_every_conversation_is_there_once_and_carries_no_label() -> None:
    records = {key: record for team in plan.teams() for key, record in plan.records(team).items()}
    in_files = {entry.id for entry in plan.entries() if entry.file is None}

    assert set(records) == in_files
    assert all(plan.data(entry.file) for entry in plan.entries() if entry.file)
    keys = {key for record in records.values() for turn in record["turns"] for key in turn}
    assert keys <= {"speaker", "text", "t", "author"}


def test_every_team_has_enough_people_for_its_figures_in_every_month() -> None:
    people: dict[tuple[str, int], set[str]] = defaultdict(set)
    for entry in plan.entries():
        people[entry.team, entry.week // 4].add(entry.agent)

    assert min(len(codes) for codes in people.values()) >= 5


def test_no_two_conversations_began_at_the_same_moment() -> None:
    moments = [entry.started_at(date(2026, 11, 22), ZONE) for entry in plan.entries()]

    assert len(set(moments)) == len(moments)


def test_reviewers_have_an_answer_and_words_for_every_criterion_of_the_agent() -> None:
    criteria = library()["service_pillars"].criteria
    asked = {criterion.key for criterion in criteria if criterion.owner is Owner.AGENT}

    for entry in plan.entries():
        assert asked == set(entry.values), entry.id
        assert summary(entry)
        assert all(comment(entry, key) for key in asked)


def test_one_user_of_every_role_and_a_lead_for_every_team() -> None:
    users = plan.users()

    assert {role for user in users for role in user.roles} == {
        "admin", "supervisor", "reviewer", "trainer", "agent", "guarantor",
    }  # fmt: skip
    leads = [team for user in users if "supervisor" in user.roles for team in user.teams]
    assert sorted(leads) == sorted(plan.teams())
