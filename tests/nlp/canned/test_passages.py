"""What is shown of canned text, what is exempt, and what a team wants said."""

import pytest

from nlp.canned.mandatory import Phrase
from nlp.canned.sentences import cut
from nlp.checks.scripted import ScriptedConfig
from nlp.dialogue_file import annotate
from nlp.pipeline import Engine
from nlp.types import Analysis
from tests.nlp.talk import transcript

TEMPLATE = "La sua richiesta numero {numero} è stata presa in carico, le risponderemo entro {giorni} giorni."
SENT = "La sua richiesta numero 881 è stata presa in carico, le risponderemo entro tre giorni."


def read(
    *lines: str, config: ScriptedConfig | None = None, templates: tuple[str, ...] = (TEMPLATE,)
) -> Analysis:
    configs = {"scripted": config} if config else {}
    return Engine(only=["scripted"], templates=templates, configs=configs).analyse(transcript(*lines))


def quoted(line: str, **given: object) -> list[str]:
    return [line[3:][one.start : one.end] for one in read(line, **given).passages]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        SENT,
        SENT.upper(),
        "la sua richiesta n 881 e stata presa in carico le risponderemo entro 3 giorni",
        "La sua richiesta numero 881 è stata presa subito in carico, le risponderemo entro 3 giorni.",
        "La sua richesta numero 881 è stata presa in carico, le rispondermo entro 3 giorni!",
    ],
)
def test_slots_case_marks_and_small_edits_do_not_hide_a_template(text: str) -> None:
    assert quoted(f"A: {text}") == [text]


def test_own_words_beside_a_template_stay_free() -> None:
    assert quoted(f"A: Marta, il forno lo vedo già in magazzino. {SENT} Intanto usi pure il microonde.") == [
        SENT
    ]


def test_a_passage_names_the_template_and_how_close_it_comes() -> None:
    (passage,) = read(f"A: {SENT}").passages
    assert (passage.template, passage.likeness, passage.conversations) == (TEMPLATE, 1.0, 0)


def test_neither_an_empty_list_nor_a_lone_slot_is_a_template() -> None:
    assert quoted(f"A: {SENT}", templates=()) == []
    assert quoted("A: 881, 12/05, lunedì 3", templates=("{numero}", "", "{a} {b} {c}")) == []


def test_what_the_law_imposes_is_not_canned() -> None:
    legal = "Questa chiamata viene registrata per motivi di qualità del servizio."
    assert quoted(f"A: {legal} {SENT}", templates=(legal, TEMPLATE)) == [SENT]


def test_the_record_carries_spans_and_shows_the_text_only_as_evidence() -> None:
    given = {"turns": [{"speaker": "agent", "text": f"{SENT} {SENT}", "canned": [[0, 1]]}]}
    analysis = read(f"A: {SENT} {SENT}")
    plain = annotate(given, analysis, {}, evidence=False)["turns"][0]
    shown = annotate(given, analysis, {}, evidence=True)["turns"][0]
    assert plain["canned"] == [[0, 2 * len(SENT) + 1]]
    assert "passages" not in plain
    assert shown["passages"][0]["template"] == TEMPLATE


def test_phrases_that_the_team_wants_are_said_or_missing_and_are_not_canned() -> None:
    wanted = ScriptedConfig(
        mandatory=(
            Phrase(text=TEMPLATE),
            Phrase(text="Prima di salutarla le chiedo se ha altre domande."),
            Phrase(text="Before you go, is there anything else?", language="en"),
        )
    )
    analysis = read(f"A: {SENT}", config=wanted)
    assert [(one.name, one.value, one.turns) for one in analysis.verdicts] == [
        ("mandatory:1", "said", (0,)),
        ("mandatory:2", "missing", ()),
    ]
    share = analysis.measure("mandatory_share")
    assert share is not None
    assert share.value == 0.5
    assert analysis.passages == ()


def test_titles_and_figures_end_no_sentence() -> None:
    text = "Gentile sig. Rossi, il totale è 12.50 euro. Grazie!"
    assert [text[one.start : one.end] for one in cut(text)] == [text[:-8], "Grazie!"]
