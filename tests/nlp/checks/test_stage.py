"""Where in the conversation each turn stands."""

from nlp.dialogue_file import annotate, from_record
from nlp.pipeline import Engine
from tests.nlp.talk import labelled


def stages(*lines, language="it"):
    analysis = labelled("stage", *lines, language=language)
    return [analysis.verdict("stage", turn=number).value for number in range(len(lines))]


def test_a_conversation_goes_through_its_stages():
    assert (
        stages(
            "A greeting: Buongiorno, sono Ada di Telenord.",
            "C: Buongiorno",
            "C: da ieri il modem non si accende più",
            "A probing_question: Che luci vede sul modem?",
            "C: nessuna",
            "A solution: Ho riattivato la linea, adesso il modem funziona.",
            "C: sì, grazie mille",
            "A resolution_check: Posso aiutarla in altro?",
            "A follow_up commitment: La richiamo domani per sapere se va tutto bene.",
            "C: perfetto",
        )
        == ["contact"] * 2 + ["enquiry"] * 3 + ["answer"] + ["resolution"] * 2 + ["follow_up"] * 2
    )


def test_a_new_matter_goes_back_to_the_enquiry():
    assert stages(
        "C: my router is not working since monday",
        "A solution: I have reset your line, it is working now.",
        "C: thanks! one more thing, can you change my address?",
        "A probing_question: What is the new postcode?",
        language="en",
    ) == ["enquiry", "answer", "enquiry", "enquiry"]


def test_not_solved_after_all_is_no_resolution():
    found = stages(
        "C: la stampante non funziona proprio",
        "A solution: Ho riavviato il server di stampa, ora funziona.",
        "A resolution_check: Ha risolto?",
        "C: no, fa schifo, non funziona ancora niente",
        "A steps solution: Deve premere il tasto rosso e poi riavviare la stampante.",
    )
    assert found[2:] == ["resolution", "enquiry", "answer"]


def test_a_mail_that_does_all_at_once_stands_under_its_answer():
    mail = "A greeting solution closing: Gentile cliente, abbiamo rimborsato i 20 euro. Cordiali saluti, Ada"
    assert stages("C: Vorrei il rimborso di 20 euro per il pacco perso", mail) == ["enquiry", "answer"]


def test_every_turn_has_a_reason_and_the_whole_has_no_stage():
    analysis = labelled("stage", "C: ciao", "A greeting: ciao")
    assert analysis.verdict("stage") is None
    found = [verdict for verdict in analysis.verdicts if verdict.name == "stage"]
    assert [verdict.turn for verdict in found] == [0, 1]
    assert all(verdict.reason.code == f"stage.{verdict.value}" for verdict in found)


def test_the_exchange_file_carries_the_stage_of_each_turn():
    turns = [
        {"speaker": "customer", "text": "Non mi arriva il pacco da giorni", "stage": "answer"},
        {"speaker": "bot", "text": "Ciao"},
        {"speaker": "agent", "text": "Buongiorno, il pacco è ripartito"},
        {"speaker": "system", "text": "chiusa"},
    ]
    record = {"id": "s", "lang": "it", "turns": turns}
    result = annotate(record, Engine(only=["stage"]).analyse(from_record(record)), {}, evidence=False)
    assert [turn.get("stage") for turn in result["turns"]] == ["enquiry"] * 3 + [None]
    assert "stage" not in result["turns"][3]
