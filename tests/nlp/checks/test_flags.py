"""The accusing flags: what they hear, and above all what they must not hear."""

from time import perf_counter

import pytest

from nlp.pipeline import Engine
from nlp.types import ACCUSING_FLAGS, Analysis
from nlp.wording import say
from tests.nlp.talk import transcript

ENGINE = Engine(only=ACCUSING_FLAGS)


def flags(*lines: str, language: str) -> Analysis:
    return ENGINE.analyse(transcript(*lines, language=language))


@pytest.mark.parametrize(
    ("label", "customer", "agent", "quote", "language"),
    [
        ("rude", "non trovo il codice", "Basta leggere l'etichetta.", "Basta leggere", "it"),
        ("rude", "sorry, which page?", "I haven't got all day.", "haven't got all day", "en"),
        ("sarcasm", "quando arriva?", "Non ho la sfera di cristallo.", "sfera di cristallo", "it"),
        ("sarcasm", "when is it due?", "Let me look in my crystal ball.", "crystal ball", "en"),
        ("blame", "è rotto", "Se la prenda con il corriere.", "Se la prenda con", "it"),
        ("blame", "it is broken", "Well that's on you then.", "Well that's on you", "en"),
        ("dismissive", "aspetto da ieri", "Non è la fine del mondo.", "Non è la fine del mondo", "it"),
        ("dismissive", "I waited all day", "It's not a big deal.", "not a big deal", "en"),
        ("flat_refusal", "posso cambiarlo?", "No.", "No.", "it"),
        ("flat_refusal", "can I change it?", "No exceptions.", "No exceptions", "en"),
        ("slang", "buongiorno", "Daje, ci becchiamo domani", "Daje", "it"),
        ("slang", "hello", "its fine innit", "innit", "en"),
        ("slang", "hello", "heyyy there", "heyyy", "en"),
        ("shouting", "non va", "NON TOCCHI NIENTE", "NON TOCCHI NIENTE", "it"),
        ("shouting", "ok", "Read the page!!!", "!!!", "en"),
    ],
)
def test_a_flag_names_the_words(label: str, customer: str, agent: str, quote: str, language: str) -> None:
    found = [
        f for f in flags(f"C: {customer}", f"A: {agent}", language=language).findings if f.label == label
    ]
    assert [f.quote for f in found] == [quote]
    assert quote[:6] in say(found[0].reason, language)


@pytest.mark.parametrize(
    ("customer", "agent", "language"),
    [
        ("è colpa mia?", "No, non è colpa sua: l'errore è nostro e lo correggo subito.", "it"),
        ("si può annullare?", "Non posso annullarlo perché è già partito, però può renderlo gratis.", "it"),
        ("è grave?", "No.", "it"),
        ("che tasto premo?", "Prema il tasto «AVVIO» e attenda la spia.", "it"),
        ("il codice?", "Mi legga per favore il numero sull'etichetta.", "it"),
        ("la spia è rossa", "Capisco, è un bel disagio. Controllo la linea.", "it"),
        ("is it my fault?", "No, it isn't your fault at all, we dropped the ball.", "en"),
        ("can I return it?", "I can't refund it, but I can send you a new one today.", "en"),
        ("is that bad?", "No.", "en"),
        ("which model?", "It says IBM on the back, would you read me the number?", "en"),
        ("I'm worried", "I understand, that must be stressful. Let me check it for you.", "en"),
        ("hi", "Hi Anna! Sure, take your time.", "en"),
    ],
)
def test_a_courteous_turn_is_accused_of_nothing(customer: str, agent: str, language: str) -> None:
    assert flags(f"C: {customer}", f"A: {agent}", language=language).findings == ()


def test_a_word_that_the_customer_used_first_is_no_slang() -> None:
    assert flags("C: daje allora", "A: daje, a domani", language="it").findings == ()


def test_a_refusal_with_the_alternative_in_the_next_message_is_not_flat() -> None:
    analysis = flags(
        "C: posso averlo domani?", "A: Non è possibile.", "A: Posso però mandarlo lunedì.", language="it"
    )
    assert analysis.findings == ()


def test_a_source_all_in_capitals_does_not_shout() -> None:
    lines = [f"A: BUONGIORNO ECCO LA RISPOSTA NUMERO {n}" for n in range(5)]
    assert flags(*lines, language="it").findings == ()


def test_only_the_agent_is_flagged() -> None:
    assert flags("C: BASTA LEGGERE!!! non è la fine del mondo, daje", language="it").findings == ()


@pytest.mark.parametrize("text", ["!" * 30_000, "A" * 100_000, "[A " * 5_000, "NON VA " * 5_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = perf_counter()
    analysis = flags(f"A: {text}", language="it")
    assert analysis.failures == ()
    assert perf_counter() - started < 20
