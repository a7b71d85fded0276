"""Loading: through the services, on from where it stopped, with logins that only this installation knows."""

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from qa_app.accounts import service as accounts
from qa_app.calibration.models import AgreedAnswer, CalibrationSession
from qa_app.core.database import db
from qa_app.demo import loading, people, plan, state
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts.models import AnalysisRow, FindingVerdict, Transcript

pytestmark = pytest.mark.usefixtures("context")

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


def count(column: object) -> int:
    return db.session.scalar(select(func.count(column))) or 0  # type: ignore[arg-type]


def test_an_interrupted_load_goes_on_and_leaves_nothing_to_load(tmp_path: Path) -> None:
    begun = state.new(AT.date(), ((user.roles[0], user.email) for user in plan.users()))
    people.ensure(begun, at=AT - timedelta(weeks=12))
    state.save(replace(begun, week=plan.WEEKS - 1), tmp_path)
    assert loading.is_wanted(tmp_path)

    loading.load(tmp_path, at=AT)

    last_week = [entry for entry in plan.entries() if entry.week == plan.WEEKS - 1]
    assert not loading.is_wanted(tmp_path)
    assert count(Transcript.id) - 4 == len(last_week)
    assert count(AnalysisRow.id) == count(Transcript.id)
    kinds = dict(db.session.execute(select(Evaluation.kind, func.count()).group_by(Evaluation.kind)).all())  # type: ignore[arg-type]
    assert kinds["random"] >= 9
    assert kinds["roleplay"] == 4
    assert kinds["calibration"] == 9
    assert db.session.scalars(select(CalibrationSession.status)).all() == ["closed"]
    assert count(AgreedAnswer.id) > 0
    drafts = db.session.scalar(select(func.count()).where(Evaluation.status == "draft"))
    assert drafts == len(plan.teams())
    assert db.session.scalar(select(func.max(Evaluation.submitted_at))) <= AT  # type: ignore[operator]
    assert count(FindingVerdict.id) > 0


def test_an_empty_database_wants_it_and_one_with_people_does_not(tmp_path: Path) -> None:
    assert loading.is_wanted(tmp_path)

    accounts.create_user(accounts.NewUser("a@example.com", "Ada", "a long password", ()), at=AT)

    assert not loading.is_wanted(tmp_path)


def test_passwords_are_made_here_kept_for_the_owner_and_named_once_a_role(tmp_path: Path) -> None:
    named = [(user.roles[0], user.email) for user in plan.users()]
    one, other = state.new(AT.date(), named), state.new(AT.date(), named)
    state.save(replace(one, done=True), tmp_path)

    shown = loading.logins(tmp_path)

    assert {login.password for login in one.logins}.isdisjoint({login.password for login in other.logins})
    assert len({login.role for login in shown}) == len(shown) == 6
    assert all(len(login.password) >= 12 for login in shown)
    assert stat.S_IMODE((tmp_path / state.FILE).stat().st_mode) == 0o600
