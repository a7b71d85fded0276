"""`pilastri import`, `db upgrade` and `user add` on a database of their own."""

import json
import sqlite3
from pathlib import Path

from tests.qa_app.cli.commands import TALK, pilastri


def query(instance: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(instance / "pilastri.sqlite3")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def conversation(number: int) -> dict[str, object]:
    turns = [
        {"speaker": "customer", "text": "My bill is wrong."},
        {"speaker": "agent", "text": f"It is invoice {number}, let me look at it."},
    ]
    return {"id": str(number), "agent": "Ada", "turns": turns}


def test_the_same_files_twice_add_nothing_and_leave_one_job(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "one.txt").write_text(TALK, encoding="utf-8")
    many = [conversation(number) for number in range(3)]
    (files / "many.jsonl").write_text("\n".join(map(json.dumps, many)) + "\nbroken\n", encoding="utf-8")

    first = pilastri(tmp_path, "import", "files", "--team", "Nord", "--agent", "Giulia")
    second = pilastri(tmp_path, "import", "files", "--team", "Nord", "--agent", "Giulia")

    assert first.returncode == second.returncode == 1
    assert "many.jsonl, line 4" in first.stderr
    assert "4 conversations added, 0 already there, 1 refused." in first.stdout
    assert "0 conversations added, 4 already there" in second.stdout
    assert query(tmp_path, "SELECT count(*) FROM transcript") == [(4,)]
    assert query(tmp_path, "SELECT sum(total), count(*) FROM job WHERE kind = 'transcripts.analyse'") == [
        (4, 2)
    ]
    assert query(tmp_path, "SELECT name FROM team") == [("Nord",)]


def test_conversations_can_be_analysed_at_once_and_a_day_fills_the_gap(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TALK, encoding="utf-8")

    run = pilastri(tmp_path, "import", "one.txt", "--agent", "Giulia", "--date", "2026-11-02", "--now")

    assert run.returncode == 0, run.stderr
    assert query(tmp_path, "SELECT count(*) FROM analysis") == [(1,)]
    assert query(tmp_path, "SELECT date(started_at) FROM transcript") == [("2026-11-02",)]


def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TALK, encoding="utf-8")

    assert pilastri(tmp_path, "import", "one.txt", "--date", "yesterday").returncode == 2


def test_the_database_is_upgraded_from_any_folder(tmp_path: Path) -> None:
    run = pilastri(tmp_path, "db", "upgrade")

    assert run.returncode == 0, run.stderr
    assert query(tmp_path, "SELECT count(*) FROM alembic_version") == [(1,)]


def test_a_user_is_added_once_with_a_password_from_stdin(tmp_path: Path) -> None:
    words = ("user", "add", "ada@example.com", "--name", "Ada", "--role", "agent", "--team", "Nord")

    first = pilastri(tmp_path, *words, "--password-stdin", stdin="a long enough secret\n")
    again = pilastri(tmp_path, *words, "--password-stdin", stdin="a long enough secret\n")

    assert (first.returncode, again.returncode) == (0, 1), first.stderr
    assert "exists already" in again.stderr
    assert query(tmp_path, "SELECT a.name FROM agent a JOIN user u ON u.id = a.user_id") == [("Ada",)]
