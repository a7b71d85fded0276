"""Jargon: terms, acronyms, and what forgives them."""

from time import perf_counter

import pytest

from nlp.checks.jargon import JargonConfig
from nlp.pipeline import Engine
from nlp.types import Finding
from nlp.wording import say
from tests.nlp.talk import transcript


def terms(*lines: str, language: str = "it", allowed: frozenset[str] = frozenset()) -> list[Finding]:
    engine = Engine(only=["jargon"], configs={"jargon": JargonConfig(allowed=allowed)})
    return list(engine.analyse(transcript(*lines, language=language)).findings)


def quotes(*lines: str, language: str = "it") -> list[str]:
    return [finding.quote for finding in terms(*lines, language=language)]


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("Deve pagare la franchigia.", ["franchigia"], "it"),
        ("L'ONT lampeggia?", ["ONT"], "it"),
        ("si rappresenta che manca l'atto di assenso", ["si rappresenta", "atto di assenso"], "it"),
        ("It needs a chargeback and an RMA.", ["chargeback", "RMA"], "en"),
    ],
)
def test_terms_are_quoted_exactly(text: str, expected: list[str], language: str) -> None:
    assert quotes(f"A: {text}", language=language) == expected


def test_a_glossary_acronym_is_heard_in_speech_without_capitals() -> None:
    assert quotes("A: mi legge la spia dell'ont per favore") == ["ont"]


def test_an_unknown_acronym_in_capitals_counts_and_a_known_one_does_not() -> None:
    assert quotes("A: manca il QZK, mi mandi il PDF") == ["QZK"]


@pytest.mark.parametrize(
    "text",
    [
        "Il suo ordine è PS-20417.",
        "La targa è GF 882 KL.",
        "The car is HV70 KLO.",
        "NON TOCCHI IL CAVO ROSSO",
        "Le mando un SMS con il PIN.",
    ],
)
def test_codes_shouting_and_common_acronyms_are_no_jargon(text: str) -> None:
    assert quotes(f"A: {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Il pacco è giunto stamattina, lo dico io: dopo due volte lo trova sotto il braccio del portiere.",
        "Le propongo due date, martedì o giovedì; domani subentro io alla collega.",
        "Sulla bolletta il bonifico c'è, la password e il modem vanno bene: le mando la ricevuta in PDF.",
        "La strada ha una condotta e un'isola; l'autore determina la stampa, il commesso prende la commessa.",
        "Con la presente le rispondo: la sua domanda è stata presa in carico, la prestazione è confermata.",
    ],
)
def test_words_of_every_day_are_no_jargon(text: str) -> None:
    assert quotes(f"A: {text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il pacco risulta inesitato, sentiamo la filiale di competenza.",
            ["inesitato", "filiale di competenza"],
        ),
        (
            "Apro un'escalation, c'è backlog: intanto usi il workaround.",
            ["escalation", "backlog", "workaround"],
        ),
        ("Il perito ha chiuso senza, c'è rivalsa e sottoassicurazione.", ["rivalsa", "sottoassicurazione"]),
        ("Serve il nulla osta, poi la relata.", ["nulla osta", "relata"]),
        ("Va pulito il defangatore.", ["defangatore"]),
    ],
)
def test_sectors_have_their_terms(text: str, expected: list[str]) -> None:
    assert quotes(f"A: {text}") == expected


def test_a_term_that_the_customer_used_first_is_forgiven() -> None:
    assert quotes("C: quanto è la franchigia?", "A: La franchigia è di 200 euro.") == []


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("A: C'è una franchigia, cioè una parte che paga lei.",), "it"),
        (("A: La scatoletta della fibra (ONT) è accesa?",), "it"),
        (("A: There is a deductible, which means the part you pay.",), "en"),
    ],
)
def test_an_explained_term_is_forgiven(lines: tuple[str, ...], language: str) -> None:
    assert quotes(*lines, language=language) == []


def test_a_term_explained_only_after_the_customer_asked_was_jargon() -> None:
    assert quotes("A: C'è una franchigia.", "C: eh?", "A: Cioè la parte che paga lei.") == ["franchigia"]


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("Lo passo al secondo livello.", ["secondo livello"], "it"),
        ("Le chiedo la visura PRA.", ["visura PRA"], "it"),
        ("There is a QZK fail on your street.", ["QZK fail"], "en"),
        ("We await the QZK, then we call.", ["QZK"], "en"),
    ],
)
def test_a_term_has_its_noun_and_no_article(text: str, expected: list[str], language: str) -> None:
    assert quotes(f"A: {text}", language=language) == expected


def test_a_term_is_reported_once_with_its_plain_words() -> None:
    found = terms("A: La franchigia è alta.", "C: ah", "A: La franchigia resta quella.")
    assert [finding.turn for finding in found] == [0]
    assert found[0].suggestion is not None
    assert "a suo carico" in say(found[0].suggestion, "it")


def test_a_team_may_allow_its_own_words() -> None:
    assert terms("A: L'ONT lampeggia?", allowed=frozenset({"ont"})) == []


def test_a_team_may_add_its_own_terms() -> None:
    config = JargonConfig(added={"foglio verde": "la ricevuta del magazzino"})
    engine = Engine(only=["jargon"], configs={"jargon": config})
    found = engine.analyse(transcript("A: Mi porti il Foglio Verde.", language="it")).findings
    assert [finding.quote for finding in found] == ["Foglio Verde"]
    assert found[0].suggestion is not None
    assert "ricevuta del magazzino" in say(found[0].suggestion, "it")
    told = engine.analyse(transcript("C: Ho il foglio verde.", "A: Il foglio verde va bene."))
    assert not told.findings


def test_a_team_own_term_wins_over_longer_ones_around_it() -> None:
    config = JargonConfig(added={"franchigia": "la parte che paga lei"})
    engine = Engine(only=["jargon"], configs={"jargon": config})
    found = engine.analyse(transcript("A: C'è la franchigia assoluta di 200 euro.", language="it")).findings
    assert [finding.quote for finding in found] == ["franchigia"]


def test_a_word_of_no_list_counts_beside_terms_and_says_why() -> None:
    found = terms("A: L'ONT è guasta e manca la voltura: serve un rebooting.")
    unlisted = [finding for finding in found if finding.quote == "rebooting"]
    assert [finding.reason.code for finding in unlisted] == ["jargon.english"]
    assert unlisted[0].suggestion is not None
    assert "rebooting" in say(unlisted[0].suggestion, "it")


def test_names_and_places_are_no_terms() -> None:
    assert (
        quotes("A: Buongiorno signora Scognamiglio, il pacco è a Roccapalumba, lo dica a Ermenegildo.") == []
    )


@pytest.mark.parametrize("text", ["franchigia " * 20_000, "ont-" * 20_000, "ONT QZK di " * 10_000])
def test_a_flood_of_terms_takes_linear_time(text: str) -> None:
    def took(said: str) -> float:
        begun = perf_counter()
        terms(f"A: {said}")
        return perf_counter() - begun

    took("franchigia")
    assert took(text) < 40 * max(took(text[: len(text) // 10]), 0.02)
