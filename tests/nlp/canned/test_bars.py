"""Canned text is told from free replies, by templates that were given and by those learned from the talks."""

from collections.abc import Iterable

import pytest

from nlp.canned.mining import Miner
from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn
from tests.nlp.canned.replies import Reply, Talk, scores, talks, templates

BAR = 0.85


def spans(engine: Engine, talk: Talk, language: str) -> Iterable[tuple[Reply, list[tuple[int, int]]]]:
    turns = tuple(Turn(Speaker.AGENT, reply.text) for reply in talk)
    passages = engine.analyse(Transcript(turns, language)).passages
    for number, reply in enumerate(talk):
        yield reply, [(one.start, one.end) for one in passages if one.turn == number]


def learned(language: str, seed: int) -> Miner:
    miner = Miner()
    for talk in talks(language, seed=seed):
        miner.learn(reply.text for reply in talk)
    return miner


def precision_and_recall(engine: Engine, language: str, seed: int) -> tuple[float, float]:
    return scores(pair for talk in talks(language, seed=seed) for pair in spans(engine, talk, language))


@pytest.mark.parametrize("language", ["it", "en"])
def test_given_templates_are_found_filled_and_edited(language: str) -> None:
    engine = Engine(only=["scripted"], templates=templates(language))
    assert min(precision_and_recall(engine, language, seed=11)) >= BAR


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_recurs_is_learned_and_found_in_the_same_talks_and_in_others(language: str) -> None:
    engine = Engine(only=["scripted"], templates=learned(language, 11).templates())
    assert min(precision_and_recall(engine, language, seed=11)) >= BAR
    assert min(precision_and_recall(engine, language, seed=12)) >= BAR


def test_speech_without_marks_is_told_too() -> None:
    engine = Engine(only=["scripted"], templates=templates("it"))
    bare = [
        tuple(Reply(reply.text.lower().translate(_BARE), reply.canned) for reply in talk)
        for talk in talks("it", seed=13)
    ]
    assert min(scores(pair for talk in bare for pair in spans(engine, talk, "it"))) >= BAR


# Each mark becomes a space, so that offsets stay.
_BARE = str.maketrans(dict.fromkeys(".,;:!?…", " "))


def test_the_same_talks_teach_the_same_templates() -> None:
    assert learned("it", 14).templates() == learned("it", 14).templates()


def test_what_one_conversation_repeats_is_no_template() -> None:
    miner = Miner()
    miner.learn(["La sua pratica è passata al reparto tecnico."] * 5)
    assert miner.templates() == ()


def test_ordinary_courtesy_is_no_template_however_often_it_is_said() -> None:
    miner = Miner()
    for _ in range(20):
        miner.learn(["Come posso aiutarla?", "Grazie mille, buona giornata!"])
    assert miner.templates() == ()


def test_courtesy_that_always_closes_a_template_belongs_to_it() -> None:
    miner = Miner()
    reply = "La sua pratica è passata al reparto tecnico, che la richiamerà. Buona giornata!"
    for _ in range(3):
        miner.learn([reply, "Buona giornata!"])
    engine = Engine(only=["scripted"], templates=miner.templates())
    talk = (Reply(reply, ()), Reply("Buona giornata!", ()))
    (_, first), (_, second) = spans(engine, talk, "it")
    assert first[-1][1] == len(reply)
    assert second == []


def test_sentences_seen_once_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.canned.mining.LIMIT", 20)
    miner = Miner()
    for letter in "abcdefghijklmnopqrstuvwxyz" * 2:
        miner.learn([f"{letter}uno {letter}mela {letter}pera {letter}fico {letter}noce {letter}uva."])
        miner.learn(["La sua pratica è passata al reparto tecnico."])
    assert [one.conversations for one in miner.templates()] == [52]
