"""`pilastri analyse`: a line in, a line out, in order; a bad line is named and the rest goes on."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from qa_app.cli.annotating import Settings, annotated
from qa_app.cli.lines import MAX_LINE
from tests.qa_app.cli.commands import pilastri


def record(number: int) -> dict[str, object]:
    turns = [
        {"speaker": "customer", "text": f"Il modem {number} non va. \u2028 😡", "t": 0.0, "extra": [1]},
        {
            "speaker": "agent",
            "text": "Mi dispiace, capisco il disagio. Verifico subito.",
            "labels": ["closing"],
        },
        {"speaker": "system", "text": "chat ended"},
    ]
    return {"id": f"c{number}", "turns": turns, "note": {"kept": True}}


def lines(*records: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def test_turns_and_unknown_keys_come_back_unchanged_and_old_labels_are_not_believed(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(record(1), record(2)))

    run = pilastri(tmp_path, "analyse", "in.jsonl", "--format", "jsonl")

    given = [json.loads(line) for line in run.stdout.split("\n") if line]
    assert run.returncode == 0, run.stderr
    assert [one["id"] for one in given] == ["c1", "c2"]
    assert [turn["text"] for turn in given[0]["turns"]] == [turn["text"] for turn in record(1)["turns"]]  # type: ignore[attr-defined]
    assert given[0]["note"] == {"kept": True}
    assert given[0]["turns"][0]["extra"] == [1]
    assert given[0]["turns"][0]["sentiment"] == -1
    assert "closing" not in given[0]["turns"][1]["labels"]
    assert "labels" not in given[0]["turns"][2]
    assert len(given[0]["pillars"]) == 10


def test_a_bad_line_is_named_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = b"not json\n[1]\n\n\xff\xfe\n" + lines({"id": "x"}, {"id": "y", "turns": [{"speaker": "agent"}]})
    (tmp_path / "in.jsonl").write_bytes(bad + lines(record(7)))

    run = pilastri(tmp_path, "analyse", "in.jsonl")

    assert run.returncode == 1
    assert [json.loads(line)["id"] for line in run.stdout.split("\n") if line] == ["c7"]
    assert [f"line {n}:" in run.stderr for n in (1, 2, 3, 4, 5, 6)] == [True, True, False, True, True, True]


def test_several_workers_give_the_same_lines_in_the_same_order() -> None:
    many = lines(*(record(number) for number in range(40)))

    alone = list(annotated(io.BytesIO(many), workers=1, settings=Settings(evidence=True)))
    together = list(annotated(io.BytesIO(many), workers=2, settings=Settings(evidence=True)))

    assert together == alone
    assert [result.number for result in alone] == list(range(1, 41))


def test_an_endless_line_is_refused_without_being_kept() -> None:
    data = b'{"id": "' + b"x" * (2 * MAX_LINE) + b'"}\n' + lines(record(1))

    first, second = annotated(io.BytesIO(data), workers=1, settings=Settings())

    assert first.error is not None
    assert (first.number, first.error[0]) == (1, "too_long")
    assert (second.number, second.error) == (2, None)


def test_lines_are_read_only_when_they_are_needed() -> None:
    class Counting(io.BytesIO):
        read_lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.read_lines += 1
            return super().readline(size)

    stream = Counting(lines(*(record(number) for number in range(50))))
    results: Iterator[object] = annotated(stream, workers=1, settings=Settings())
    next(results)

    assert stream.read_lines == 1


def test_a_language_that_is_not_supported_gives_empty_labels_and_nulls() -> None:
    turns = [{"speaker": "agent", "text": "Guten Tag, wie kann ich Ihnen heute mit der Rechnung helfen?"}]

    (result,) = annotated(io.BytesIO(lines({"id": "de", "turns": turns})), workers=1, settings=Settings())

    given = json.loads(result.line)
    assert given["turns"][0]["labels"] == []
    assert set(given["pillars"].values()) == {None}
