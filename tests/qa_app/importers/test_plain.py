"""Plain-text transcripts as supervisors paste them."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.types import Speaker, TurnKind
from qa_app.importers.reading import read
from qa_app.importers.types import ImportedConversation


def conversations(text: str) -> tuple[ImportedConversation, ...]:
    return read(text.encode(), "incollato.txt").conversations


def only(text: str) -> ImportedConversation:
    (found,) = conversations(text)
    return found


def said(conversation: ImportedConversation) -> list[tuple[Speaker, str]]:
    return [(turn.speaker, turn.text) for turn in conversation.transcript.turns]


def test_every_usual_label_says_which_side_speaks() -> None:
    for agent in ("Operatore", "Op.", "Addetto", "Agente", "Agent", "Rep", "OPERATORE", "operatrice"):
        for customer in ("Cliente", "Customer", "Utente", "cliente"):
            found = only(f"{customer}: il modem non va\n{agent}: controllo subito la linea\n")
            assert said(found) == [
                (Speaker.CUSTOMER, "il modem non va"),
                (Speaker.AGENT, "controllo subito la linea"),
            ], (agent, customer)


def test_lines_without_a_label_go_on_with_who_spoke() -> None:
    found = only("Cliente: prima riga\nseconda riga\n\nterza dopo un vuoto\nOperatore: va bene\n")
    assert said(found)[0] == (Speaker.CUSTOMER, "prima riga\nseconda riga\n\nterza dopo un vuoto")


def test_names_are_told_apart_by_what_they_say_whoever_speaks_first() -> None:
    customer = "Mario Rossi: Salve, il modem non funziona da ieri, non riesco a lavorare\n"
    agent = "Giulia: Buongiorno, sono Giulia, come posso aiutarla? Mi dà il codice cliente?\n"
    for text in (customer + agent, agent + customer):
        found = only(text)
        assert [agent.name for agent in found.agents] == ["Giulia"]
        assert found.customer == "Mario Rossi"
        assert not found.needs_a_look


def test_english_names_are_told_apart_too() -> None:
    found = only(
        "Tom Hale: My order never arrived and I paid for express\n"
        "Nadia: Thanks for getting in touch. Can I take your order number, please?\n"
    )
    assert found.transcript.agent == "Nadia"
    assert {role.name: role.reason.code for role in found.roles}["Tom Hale"] in {
        "role.reports_failure", "role.wants", "role.says_i",
    }  # fmt: skip


def test_names_that_say_nothing_telling_ask_for_a_look() -> None:
    found = only("Anna: ciao\nLuca: ciao\n")
    assert found.needs_a_look
    assert "roles.unsure" in {problem.code for problem in found.problems}


def test_swapping_puts_agent_and_customer_the_other_way_round() -> None:
    found = only("Anna: come posso aiutarla?\nLuca: non funziona\n")
    swapped = found.swapped()
    assert (found.transcript.agent, swapped.transcript.agent) == ("Anna", "Luca")
    assert swapped.customer == "Anna"
    assert swapped.raw_hash == found.raw_hash
    assert swapped.swapped().transcript == found.transcript


def test_a_hand_over_keeps_each_agents_words_apart() -> None:
    found = only(
        "Operatore: Le passo un collega\nCliente: grazie\nOperatore 2: Buongiorno, sono il tecnico\n"
    )
    assert [turn.author for turn in found.transcript.turns if turn.speaker is Speaker.AGENT] == [
        "Operatore",
        "Operatore 2",
    ]
    assert len(found.agents) == 2


def test_a_role_with_a_name_gives_the_name() -> None:
    found = only("Operatore (Giulia): buongiorno, mi dica\nCliente - Mario Rossi: la bolletta è sbagliata\n")
    assert found.agents[0].name == "Giulia"
    assert found.customer == "Mario Rossi"


def test_times_of_day_become_seconds_from_the_first() -> None:
    found = only("[10:02] Cliente: salve\n[10:04] Operatore: buongiorno\n10:04:30 Cliente: la linea\n")
    assert [turn.seconds for turn in found.transcript.turns] == [0, 120, 150]


def test_times_from_the_start_are_minutes_and_seconds() -> None:
    found = only("(00:00) Operatore: pronto\n(00:15) Cliente: salve\n(01:05) Operatore: mi dica\n")
    assert [turn.seconds for turn in found.transcript.turns] == [0, 15, 65]


def test_midnight_is_no_clock_going_backwards() -> None:
    found = only("[23:59] Cliente: salve\n[00:01] Operatore: buonasera\n")
    assert [turn.seconds for turn in found.transcript.turns] == [0, 120]
    assert "conversation.clock_backwards" not in {problem.code for problem in found.problems}


def test_a_clock_that_goes_backwards_is_named_with_its_line_and_kept() -> None:
    found = only("[10:05] Cliente: salve a tutti\n[10:02] Operatore: buongiorno\n")
    (problem,) = [p for p in found.problems if p.code == "conversation.clock_backwards"]
    assert problem.line == 2
    assert found.transcript.turns[1].seconds == -180


def test_a_line_before_anybody_speaks_is_reported_and_the_rest_kept() -> None:
    found = only("riga persa\nCliente: salve\nOperatore: buongiorno\n")
    assert [(p.line, p.code) for p in found.problems] == [(1, "line.no_speaker")]
    assert len(found.transcript.turns) == 2


def test_several_conversations_in_a_file_are_told_apart() -> None:
    chat = "Operatore: buongiorno, mi dica pure\nCliente: la linea non va\n"
    assert len(conversations(f"{chat}\n---\n{chat}\n===\n{chat}")) == 3
    titled = conversations(f"Conversazione 12\n{chat}\n=== Conversation #13 ===\n{chat}")
    assert [found.extra["title"] for found in titled] == ["Conversazione 12", "Conversation #13"]


def test_dashes_inside_a_mail_do_not_cut_it() -> None:
    found = only("Cliente: Buongiorno,\nallego la ricevuta.\n\n---\nMario, tel. 333\nOperatore: grazie\n")
    assert said(found)[0][1].endswith("---\nMario, tel. 333")


def test_a_word_with_a_colon_amid_a_message_is_no_person() -> None:
    found = only("Cliente: ecco i dati\nTotale: 35 euro\nNome: Mario\nOperatore: grazie\n")
    assert said(found)[0] == (Speaker.CUSTOMER, "ecco i dati\nTotale: 35 euro\nNome: Mario")


def test_fields_above_the_first_turn_are_read() -> None:
    found = only(
        "Data: 12/05/2026 10:30\nCanale: telefono\nTeam: Nord\n\nOperatore: pronto\nCliente: salve\n"
    )
    assert (found.channel, found.team) == ("phone", "Nord")
    assert found.started_at is not None
    assert found.started_at.isoformat() == "2026-05-12T10:30:00+00:00"


def test_something_that_happened_is_an_event_of_nobody() -> None:
    found = only("Cliente: salve\n*** Giulia è entrata ***\nOperatore: buongiorno\n")
    event = found.transcript.turns[1]
    assert (event.kind, event.speaker, event.text) == (TurnKind.EVENT, Speaker.SYSTEM, "Giulia è entrata")


def test_html_and_script_stay_as_they_are() -> None:
    text = "<script>alert('x')</script> <b>&amp;</b>"
    assert said(only(f"Cliente: {text}\nOperatore: {text}\n")) == [
        (Speaker.CUSTOMER, text),
        (Speaker.AGENT, text),
    ]


lines = st.text(alphabet=string.ascii_lowercase + "àè?!.,'<>& ", min_size=1, max_size=40).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["Operatore", "Cliente"]), st.lists(lines, min_size=1)), min_size=1)
)
def test_no_word_of_a_conversation_is_lost(turns: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(f"{label}: " + "\n".join(parts) for label, parts in turns)
    found = only(text)
    assert len(found.transcript.turns) == len(turns)
    for turn, (_, parts) in zip(found.transcript.turns, turns, strict=True):
        assert turn.text.split() == " ".join(parts).split()
