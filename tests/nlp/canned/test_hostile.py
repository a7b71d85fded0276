"""Whatever comes in, canned text is looked for and learned in linear time, the same in every process."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.canned.mining import Miner
from nlp.canned.sentences import as_template, cut
from nlp.canned.templates import Template, Templates
from qa_app.cli.annotating import Settings, annotated
from qa_app.cli.learning import learned
from tests.nlp.canned.replies import talks, templates

KNOWN = Templates(Template(text) for text in templates("it"))
LEGAL = "Questa chiamata viene registrata per motivi di qualità del servizio. "
HOSTILE = {
    "one letter": "a" * 1_000_000,
    "question marks": "?" * 1_000_000,
    "nested quotes": "«“'" * 200_000 + "a" + "'”»" * 200_000,
    "zero-width marks": "a\u200b" * 300_000,
    "right to left": "\u202eabc \u202c" * 100_000,
    "emoji": "😡🔥" * 300_000,
    "one endless sentence": "le confermo che " * 33_000,
    "the same template": "Resto a sua completa disposizione per qualsiasi chiarimento. " * 8_000,
    "short sentences": "Sì. No. " * 60_000,
    "open brackets": "{[<%#" * 100_000,
    "slots": "12 lunedì Marta " * 50_000,
}


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def find(text: str) -> object:
    return KNOWN.matches(list(cut(text)))


def learn(text: str) -> object:
    miner = Miner()
    for _ in range(2):
        miner.learn([text])
    return miner.templates()


def give(text: str) -> object:
    return as_template(text)


@pytest.mark.parametrize("work", [find, learn, give])
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_text(name: str, work: Callable[[str], object]) -> None:
    text = HOSTILE[name]
    quarter = min(seconds(work, text[: len(text) // 4]) for _ in range(2))
    assert seconds(work, text) < 10 * quarter + 0.3


def record(number: int, texts: list[str]) -> str:
    turns = [{"speaker": "agent", "text": text} for text in texts]
    return json.dumps({"id": number, "lang": "it", "agent": "Renzo", "turns": turns}, ensure_ascii=False)


def conversations() -> bytes:
    replies = [[reply.text for reply in talk] for talk in talks("it", seed=21, count=24)]
    wild = [[text[:3_000]] * 2 for text in HOSTILE.values()]
    return "\n".join(record(n, texts) for n, texts in enumerate(replies + wild)).encode()


def test_several_workers_find_what_was_learned_as_one_does() -> None:
    stream = io.BytesIO(conversations())
    settings = Settings(evidence=True, templates=learned(stream))
    alone = list(annotated(io.BytesIO(stream.getvalue()), workers=1, settings=settings))
    together = list(annotated(io.BytesIO(stream.getvalue()), workers=2, settings=settings))
    assert together == alone
    assert any(b'"canned": [[' in result.line for result in alone)
    assert all(result.error is None for result in alone)


def test_neither_the_seed_of_hashes_nor_a_pipe_changes_a_byte(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    given.write_bytes(conversations())
    command = [str(Path(sys.executable).parent / "pilastri"), "analyse", "--mine-templates", "--evidence"]
    outputs = [
        subprocess.run(
            [*command, "-" if piped else str(given)],
            input=given.read_bytes() if piped else None,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            check=True,
            timeout=120,
        ).stdout
        for seed, piped in (("1", False), ("2", False), ("3", True))
    ]
    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0].count(b"\n") == 24 + len(HOSTILE)
