"""What an agent says is heard for what it does, in both languages."""

import pytest

from nlp.types import BEHAVIOURS
from tests.nlp.talk import analyse

HEARD = {
    "it": {
        "greeting": [
            "Buongiorno, sono Carla del servizio clienti",
            "Gentile signora Neri,",
            "ciao dimmi pure",
        ],
        "name_use": ["Certo, signor Verdi, ho il suo ordine davanti", "Un attimo, dott.ssa Conti."],
        "empathy": [
            "Capisco bene la sua frustrazione",
            "dev'essere stato davvero pesante restare senza linea",
            "Al suo posto sarei furiosa anch'io",
            "Mi dispiace sentire che il pacco non è arrivato",
        ],
        "apology": [
            "Le chiedo scusa per il ritardo",
            "Abbiamo sbagliato noi la data",
            "ci scusiamo per il disagio",
        ],
        "thanks": ["La ringrazio per la pazienza", "grazie di averlo segnalato"],
        "ownership": ["Me ne occupo io", "lo cerco io in magazzino", "Verifico subito la sua pratica"],
        "probing_question": [
            "Mi può dare il numero d'ordine?",
            "mi dica il codice cliente",
            "Da quando non funziona?",
        ],
        "confirm_understanding": ["Se ho capito bene, il pacco risulta consegnato ma lei non l'ha visto"],
        "solution": [
            "Ho annullato l'addebito di maggio",
            "Può ritirarlo domani in negozio senza pagare nulla",
        ],
        "steps": ["Prima spenga il modem, poi stacchi il cavo e infine riaccenda"],
        "expectation": [
            "Il rimborso arriva entro cinque giorni lavorativi",
            "il tecnico passa giovedì mattina",
        ],
        "commitment": ["La richiamo domani alle 15", "Le farò sapere l'esito", "ti scrivo venerdì mattina"],
        "hold_request": ["Attenda in linea, per favore", "un attimo che controllo", "resti in linea"],
        "transfer": ["La passo al reparto tecnico", "Per questo deve rivolgersi alla sua banca"],
        "resolution_check": ["Posso aiutarla in altro?", "Adesso funziona tutto?"],
        "follow_up": ["Giovedì la ricontatto per sapere se è andato tutto bene", "mi faccia sapere come va"],
        "proactive_info": [
            "Le ricordo che la garanzia scade a marzo",
            "Già che ci siamo, la bolletta può averla via mail",
        ],
        "boundary": ["Non accetto insulti: se continua dovrò chiudere la chat"],
        "closing": ["Buona giornata, signora", "arrivederci", "Cordiali saluti"],
    },
    "en": {
        "greeting": ["Hello, my name is Carla", "Dear Ms Gray,", "good morning, how can I help?"],
        "name_use": ["Of course, Mr Greene, I have the order here", "One moment, #NAME#."],
        "empathy": [
            "I can imagine how frustrating that is",
            "That must have been exhausting",
            "I'd be furious too",
            "I'm sorry to hear the parcel never came",
        ],
        "apology": ["I apologise for the delay", "that's our mistake", "We dropped the ball here"],
        "thanks": ["Thank you for your patience", "I really appreciate you waiting"],
        "ownership": ["Let me check your account for you", "I'll look into it", "I’ll take care of this now"],
        "probing_question": [
            "Could you give me the order number?",
            "what model is it",
            "When did it stop working?",
        ],
        "confirm_understanding": [
            "If I understand correctly, the parcel shows as delivered but you never saw it"
        ],
        "solution": ["I have cancelled the charge of May", "You can collect it from the shop at no cost"],
        "steps": ["First unplug the router, then hold the button and wait for the light"],
        "expectation": [
            "The refund arrives within five business days",
            "The engineer comes on Thursday morning",
        ],
        "commitment": ["I'll call you tomorrow at 3", "We will send you a replacement"],
        "hold_request": ["Please hold for a minute", "bear with me", "one moment please"],
        "transfer": ["I'm transferring you to the billing team", "you need to contact your bank"],
        "resolution_check": ["Is there anything else I can help with?", "Is it working now?"],
        "follow_up": ["I'll ring on Thursday to see how it went", "keep us posted"],
        "proactive_info": [
            "By the way, the warranty ends in March",
            "Just so you know, the bill can come by email",
        ],
        "boundary": ["I won't accept insults, and I will end the chat if they go on"],
        "closing": ["Have a great day", "bye now", "Kind regards"],
    },
}
CUSTOMER = {
    "it": "C: Non mi è arrivato il pacco, come faccio?",
    "en": "C: My parcel never came, what do I do?",
}
OPENING = {"it": "A: Eccomi.", "en": "A: Here I am."}


def said(language: str, sentence: str) -> tuple[str, ...]:
    """Labels of a sentence said after the customer's problem."""
    lines = [CUSTOMER[language], OPENING[language], CUSTOMER[language], f"A: {sentence}"]
    return analyse(*lines, language=language).labels(3)


@pytest.mark.parametrize(
    ("language", "label", "sentence"),
    [(lang, label, text) for lang, by in HEARD.items() for label, texts in by.items() for text in texts],
)
def test_a_behaviour_is_heard(language, label, sentence):
    assert label in said(language, sentence)


def test_every_behaviour_has_sentences_in_both_languages():
    assert all(set(by) == set(BEHAVIOURS) for by in HEARD.values())


NOT_HEARD = [
    ("it", "greeting", "Pronto soccorso e farmacia sono aperti"),
    ("it", "name_use", "Sono la signora Verdi della contabilità"),
    ("it", "empathy", "Capisco."),
    ("it", "empathy", "Scusi il disturbo"),
    ("it", "apology", "Scusi, può ripetere?"),
    ("it", "ownership", "Verrà verificato dall'ufficio"),
    ("it", "ownership", "Lo so io"),
    ("it", "probing_question", "Posso aiutarla in altro?"),
    ("it", "probing_question", "Come posso aiutarla?"),
    ("it", "steps", "Spenga il modem"),
    ("it", "expectation", "Presto."),
    ("it", "expectation", "Preferisce giovedì mattina?"),
    ("it", "commitment", "Controllo subito"),
    ("it", "commitment", "Il numero vero è sul retro"),
    ("it", "resolution_check", "Abbiamo altro in magazzino"),
    ("it", "closing", "Buona domanda"),
    ("en", "empathy", "I understand."),
    ("en", "empathy", "I can see your order"),
    ("en", "apology", "Sorry, could you repeat that?"),
    ("en", "name_use", "I am Ms Greene from accounts"),
    ("en", "ownership", "It will be looked into"),
    ("en", "probing_question", "Is there anything else?"),
    ("en", "probing_question", "How can I help you?"),
    ("en", "steps", "Restart the router"),
    ("en", "expectation", "Soon."),
    ("en", "transfer", "The bank transfer went through"),
    ("en", "closing", "Take care of this first"),
    ("en", "thanks", "No thanks"),
]


@pytest.mark.parametrize(("language", "label", "sentence"), NOT_HEARD)
def test_what_only_looks_like_a_behaviour_is_left_alone(language, label, sentence):
    assert label not in said(language, sentence)


@pytest.mark.parametrize(
    ("language", "label", "sentence"),
    [
        ("it", "apology", "MI SCUSO PER IL RITARDO"),
        ("it", "ownership", "me ne occupo io adesso non si preoccupi"),
        ("it", "expectation", "arriva lunedi mattina"),
        ("it", "empathy", "dev’essere stato difficile"),
        ("it", "thanks", "graziiiie mille"),
        ("en", "ownership", "i’ll look into it"),
        ("en", "hold_request", "PLEASE HOLD"),
        ("en", "closing", "byeee bye now"),
    ],
)
def test_capitals_missing_accents_curly_apostrophes_and_stretched_letters_do_not_matter(
    language, label, sentence
):
    assert label in said(language, sentence)


def test_only_agents_get_behaviours():
    analysis = analyse("C: Buongiorno, mi scuso, arrivederci", "B: Buongiorno, sono il bot")
    assert not any(finding.label in BEHAVIOURS for finding in analysis.findings)


def test_the_customers_name_comes_from_the_record_and_the_agents_own_does_not_count():
    lines = ("C: non va", "A: Ecco, Marta: ho riacceso la linea", "A: sono Paola, non Marta")
    analysis = analyse(*lines, agent="Paola", customer="Marta")
    assert "name_use" in analysis.labels(1)
    assert [f.quote for f in analysis.findings if f.label == "name_use" and f.turn == 1] == ["Marta"]


def test_a_late_good_morning_of_the_same_agent_counts_only_when_it_opens_the_message():
    lines = [
        "C: ciao",
        "A: eccomi",
        "A: sì",
        "A: no",
        "A: certo, il buongiorno lo dice lei",
        "A: Buongiorno.",
    ]
    analysis = analyse(*lines)
    assert "greeting" not in analysis.labels(4)
    assert "greeting" in analysis.labels(5)


def test_a_promise_with_a_day_is_a_commitment_and_an_expectation():
    labels = said("it", "Le telefono lunedì mattina")
    assert {"commitment", "expectation"} <= set(labels)


def test_a_question_answered_within_the_same_message_is_still_no_solution():
    assert "solution" not in said("it", "Può dirmi se ha già riavviato il modem?")
