"""What is said about what is allowed and still unwise: message and remedy, each in Italian and English."""

from types import MappingProxyType

ADVICE = MappingProxyType(
    {
        "RB101": (
            "Nessuno dei passi della regola può abbassare il suggerimento.",
            "No step of the rule can lower the suggestion.",
            "Aggiungere ciò che lo abbassa, se il testo può mostrarlo.",
            "Add what lowers it, if the text can show it.",
        ),
        "RB102": (
            "La regola parte senza chiedere alcuna prova.",
            "The rule starts without asking for any evidence.",
            "Dire in `needs` che cosa deve esserci perché si possa valutare.",
            "Say in `needs` what must be there before anything can be rated.",
        ),
        "RB103": (
            "La scheda ha più di {detail} criteri: pochi la compileranno con cura.",
            "The rubric has more than {detail} criteria: few will fill it in with care.",
            "Tenere i criteri che cambiano qualcosa per il cliente.",
            "Keep the criteria that change something for the customer.",
        ),
        "RB104": (
            "Il livello poggia su «{detail}», che è della gestione e non trattiene nessuno.",
            "The level stands on “{detail}”, which is the operation's and holds nobody back.",
            "Togliere il rimando.",
            "Remove the reference.",
        ),
    }
)
