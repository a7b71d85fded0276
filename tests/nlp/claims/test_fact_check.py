"""Statements of agents held against facts: what agrees, what differs, and what only looks like either."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nlp.checks.fact_check import FactCheckConfig
from nlp.claims.types import Fact, Kind
from nlp.pipeline import Engine
from nlp.types import Speaker, Transcript, Turn
from nlp.wording import say
from tests.nlp.claims.facts import FACTS
from tests.nlp.claims.sentences import ENGLISH, ITALIAN
from tests.nlp.talk import transcript

ENGINE = Engine(only=["fact_check"], configs={"fact_check": FactCheckConfig(facts=FACTS)})


def heard(*lines, language="it"):
    """What is said of which fact, and whether it agrees."""
    analysis = ENGINE.analyse(transcript(*lines, language=language))
    assert analysis.failures == ()
    return [(v.name.removeprefix("fact:"), v.value == "confirmed") for v in analysis.verdicts]


@pytest.mark.parametrize(
    ("language", "text", "key", "agrees"),
    [("it", *row) for row in ITALIAN] + [("en", *row) for row in ENGLISH],
)
def test_a_statement_is_compared_with_its_own_fact_and_with_no_other(language, text, key, agrees):
    assert heard(f"A: {text}", language=language) == ([] if key is None else [(key, agrees)])


@pytest.mark.parametrize(
    ("language", "question", "answer", "expected"),
    [
        ("it", "Quanto tempo ho per il reso?", "30 giorni.", [("return", True)]),
        ("it", "Quanto tempo ho per il reso?", "Ha 14 giorni.", [("return", False)]),
        ("it", "Quanto costa la spedizione?", "6 euro", [("delivery", False)]),
        ("it", "Si può ritirare in negozio?", "Sì, certo.", [("pickup", True)]),
        ("it", "Posso pagare in contanti?", "No, mi dispiace.", [("cash", True)]),
        ("en", "How long do I have for a return?", "30 days", [("return", True)]),
        ("en", "How much is delivery?", "It's €6.", [("delivery", False)]),
        ("en", "Can I pick up in store?", "Yes, of course.", [("pickup", True)]),
        # Another question, two questions, a case of its own, an answer that only announces one.
        ("it", "Quanto tempo ho per il reso degli articoli in saldo?", "14 giorni.", []),
        ("it", "Quanto costa la spedizione? E il reso?", "6 euro", []),
        ("it", "Si può ritirare in negozio?", "Sì, un attimo che controllo.", []),
        ("it", "Il reso è partito?", "Sì, 3 giorni fa.", []),
        ("en", "Can I pick up in store?", "Yes, let me check.", []),
        ("en", "Where is my delivery?", "It's €6.", []),
    ],
)
def test_a_short_answer_counts_where_the_only_question_names_the_matter(language, question, answer, expected):
    assert heard(f"C: {question}", f"A: {answer}", language=language) == expected


def test_the_customer_may_be_as_wrong_as_they_like():
    assert heard("C: Il reso è di 14 giorni.") == []


def test_each_agent_has_their_own_measures_with_the_words_and_the_fact():
    turns = (
        Turn(Speaker.AGENT, "Per il reso ha 14 giorni.", "Ada"),
        Turn(Speaker.AGENT, "La spedizione costa 4,90 euro.", "Ugo"),
        Turn(Speaker.AGENT, "Buona giornata.", "Eva"),
    )
    analysis = ENGINE.analyse(Transcript(turns, "it"))
    wrong = analysis.measure("fact_contradictions", author="Ada")
    assert (wrong.value, wrong.turns, wrong.quotes[0].text) == (1.0, (0,), "14 giorni")
    assert analysis.measure("facts_confirmed", author="Ugo").value == 1.0
    assert analysis.measure("fact_contradictions", author="Ugo").value == 0.0
    silent = analysis.measure("fact_contradictions", author="Eva")
    assert silent.value is None
    assert "confrontare" in say(silent.not_rated, "it")
    told = analysis.verdict("fact:return", turn=0)
    assert say(told.reason, "it") == (
        "«14 giorni» non corrisponde a quanto afferma l'azienda: "
        "«I resi si accettano entro 30 giorni dalla consegna.»."
    )


def test_without_facts_nothing_is_measured():
    assert Engine(only=["fact_check"]).analyse(transcript("A: Ha 14 giorni.")).measures == ()


OLD = Fact(
    key="old",
    statements={"it": "Ci sono termini per il reso."},
    kind=Kind.TERM,
    value="14 giorni",
    topics={"it": ("reso",)},
    valid_to=date(2026, 5, 31),
)
NEW = OLD.model_copy(
    update={"key": "new", "value": "30 giorni", "valid_from": date(2026, 6, 1), "valid_to": None}
)


@pytest.mark.parametrize(
    ("at", "day", "outcome"),
    [
        (datetime(2026, 5, 31, 9, tzinfo=UTC), None, ("fact:old", "confirmed")),
        (datetime(2026, 6, 1, 9, tzinfo=UTC), None, ("fact:new", "contradicted")),
        (None, date(2026, 5, 1), ("fact:old", "confirmed")),
        (datetime(2026, 6, 1, 9, tzinfo=UTC), date(2026, 5, 1), ("fact:new", "contradicted")),
        (None, None, None),
    ],
)
def test_what_counts_is_what_was_true_on_the_day_of_the_conversation(at, day, outcome):
    engine = Engine(only=["fact_check"], configs={"fact_check": FactCheckConfig(facts=(OLD, NEW), day=day)})
    talk = transcript("A: Il reso è di 14 giorni.")
    analysis = engine.analyse(replace(talk, turns=(replace(talk.turns[0], at=at),)))
    assert [(v.name, v.value) for v in analysis.verdicts] == ([outcome] if outcome else [])


def test_a_fact_whose_value_cannot_be_read_is_compared_with_nothing():
    fact = OLD.model_copy(update={"value": "abbastanza", "valid_to": None})
    engine = Engine(only=["fact_check"], configs={"fact_check": FactCheckConfig(facts=(fact,))})
    assert engine.analyse(transcript("A: Il reso è di 14 giorni.")).verdicts == ()


@pytest.mark.parametrize("flood", ["reso 30 giorni ", "4,90 € - ", "dalle 9 alle ", "reso, "])
def test_a_flood_of_figures_is_read_and_says_nothing(flood):
    assert heard(f"A: {flood * 5_000}") == []
