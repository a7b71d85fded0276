"""What says nothing of the service changes nothing in how it is judged: names, gender, region, trade."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fairness import Judge, changes, conversations, table
from benchmarks.swapping import SWAPS, words
from nlp.types import LANGUAGES

FOLDER = Path(__file__).parent / "counterfactuals"
CORPUS = Path(__file__).parents[2] / "nlp" / "corpus"
SPEAKERS = {"A": "agent", "C": "customer"}
ROUNDS = 5
SLIPS = ("typos", "non-native")
# Over whole conversations a swap may move a turn here and there; a kind of swap that moves more is a bias.
LEAST_SAME_TURNS = 0.95
SAMPLE = 12


def read(language: str) -> list[dict[str, Any]]:
    text = "\n".join(
        line
        for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        if line[:1] != "#"
    )
    records = []
    for number, block in enumerate(text.split("\n\n")):
        head, *lines = block.strip().splitlines()
        agent, customer = head.split(" / ")
        turns = [{"speaker": SPEAKERS[line[0]], "text": line[3:]} for line in lines]
        record = {"id": f"{language}-{number}", "lang": language, "agent": agent, "customer": customer}
        records.append({**record, "channel": "chat", "turns": turns})
    return records


@lru_cache(maxsize=1)
def judge() -> Judge:
    return Judge()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in SWAPS if kind not in SLIPS])
def test_a_swap_changes_nothing(kind, language):
    tried = [found for record in read(language) if (found := changes(judge(), kind, record)) is not None]
    assert tried, "nothing was swapped"
    assert [change for found in tried for change in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SLIPS)
def test_slips_of_the_agent_hardly_change_anything(kind, language):
    """A slip may make another word: of the turns, one in twenty at most is heard otherwise."""
    records = [{**record, "id": f"{record['id']}-{n}"} for record in read(language) for n in range(ROUNDS)]
    found = [change for record in records for change in changes(judge(), kind, record) or ()]
    turns = sum(len(record["turns"]) for record in records)
    assert sum(change.part == "labels" for change in found) <= turns / 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialogues_hold_what_is_swapped(language):
    records = read(language)
    assert sum(len(record["turns"]) for record in records) > 50
    found = {label for record in records for labels in judge().judged(record).labels for label in labels}
    assert len(found) > 15
    assert len(words(language)["names"]) == 40


@pytest.mark.skipif(not any(CORPUS.rglob("*.jsonl")), reason="the corpus stands beside the sources only")
@pytest.mark.parametrize("language", LANGUAGES)
def test_over_the_corpus_nearly_every_turn_is_judged_the_same(language):
    records = list(conversations(CORPUS, language))[
        :: max(1, len(list(conversations(CORPUS, language))) // SAMPLE)
    ]
    _, *rows = table(judge(), records, language)
    assert {row.split()[0]: row for row in rows if float(row.split()[-1]) < LEAST_SAME_TURNS} == {}
