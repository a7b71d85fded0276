"""What is said about how a criterion is answered: message and remedy, each in Italian and English."""

from types import MappingProxyType

ANSWERING = MappingProxyType(
    {
        "RB027": (
            "Questo intervallo si sovrappone a quello che lo precede.",
            "This range overlaps the one before it.",
            "Far cominciare l'intervallo dove l'altro finisce (`below` è escluso, `at_least` incluso).",
            "Let the range begin where the other ends (`below` is excluded, `at_least` included).",
        ),
        "RB028": (
            "Fra gli intervalli resta un vuoto: {detail}.",
            "There is a hole between the ranges: {detail}.",
            "Far cominciare l'intervallo dove l'altro finisce.",
            "Let the range begin where the other ends.",
        ),
        "RB030": (
            "Nessuna opzione della scelta ha un punteggio.",
            "No option of the choice has a score.",
            "Dare `score` da 0 a 100 alle opzioni che si valutano; senza, un'opzione vale «non valutato».",
            "Give `score`, 0 to 100, to the options that are rated; one without it means “not rated”.",
        ),
        "RB031": (
            "Un criterio a testo libero ha un peso, ma un testo non ha punteggio.",
            "A text criterion has a weight, but words are never scored.",
            "Scrivere `weight: 0` e dare il peso ad altri criteri.",
            "Write `weight: 0`, and give the weight to other criteria.",
        ),
        "RB032": (
            "Il criterio è vincolante, ma nessuna risposta vale meno di 50: non potrà mai mancare.",
            "The criterion is critical, but no answer is worth less than 50: it can never fail.",
            "Dare a una risposta meno di 50, oppure togliere `critical`.",
            "Let an answer be worth less than 50, or remove `critical`.",
        ),
        "RB033": (
            "Un testo libero non può mancare, quindi qui nulla verrebbe mai chiesto.",
            "Words cannot fail, so nothing would ever be asked here.",
            "Togliere questa voce, o cambiare il tipo del criterio.",
            "Remove this key, or change the type of the criterion.",
        ),
        "RB034": (
            "La voce «{detail}» non appartiene a questo tipo di criterio.",
            "The key “{detail}” does not belong to this type of criterion.",
            "Toglierla, o cambiare `type`.",
            "Remove it, or change `type`.",
        ),
        "RB035": (
            "A un criterio di tipo «{detail}» mancano le sue risposte.",
            "A criterion of the type “{detail}” lacks its answers.",
            "Dare {wanted}.",
            "Give {wanted}.",
        ),
        "RB036": (
            "La causa è obbligatoria, ma il criterio non ne offre.",
            "A cause is required, but the criterion offers none.",
            "Elencare le cause in `causes`, oppure togliere `cause_required`.",
            "List the causes in `causes`, or remove `cause_required`.",
        ),
        "RB037": (
            "La chiave della causa «{detail}» è già usata in questo criterio.",
            "The cause key “{detail}” is already taken in this criterion.",
            "Dare a ogni causa una chiave propria.",
            "Give each cause a key of its own.",
        ),
        "RB040": (
            "Solo una scala o un sì/no può avere una regola che parte da un punto.",
            "Only a scale or a yes or no can have a rule that starts at a point.",
            "Dire in `not_rated` perché lo giudica una persona; `looks_at` nomina le etichette utili.",
            "Say in `not_rated` why a person judges it; `looks_at` names the labels that help.",
        ),
        "RB041": (
            "L'intervallo è vuoto: finisce prima di cominciare.",
            "The range is empty: it ends before it begins.",
            "Dare a `below` un numero più alto di `at_least`.",
            "Give `below` a number higher than `at_least`.",
        ),
    }
)
