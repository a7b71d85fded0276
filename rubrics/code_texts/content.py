"""What is said about what a rubric says: message and remedy, each in Italian and English."""

from types import MappingProxyType

CONTENT = MappingProxyType(
    {
        "RB011": (
            "La chiave del criterio «{detail}» è già usata.",
            "The criterion key “{detail}” is already taken.",
            "Dare a ogni criterio una chiave propria.",
            "Give each criterion a key of its own.",
        ),
        "RB012": (
            "Il pilastro «{detail}» non esiste.",
            "There is no pillar “{detail}”.",
            "Usare uno dei dieci pilastri, oppure nessuno.",
            "Use one of the ten pillars, or none.",
        ),
        "RB013": (
            "I valori della scala non crescono.",
            "The values of the scale do not rise.",
            "Ordinare i punti dal valore più basso al più alto, senza ripetizioni.",
            "Put the points in order from the lowest value to the highest, each once.",
        ),
        "RB014": (
            "I pesi dei criteri dell'operatore fanno {detail}, non 100.",
            "The weights of the agent's criteria total {detail}, not 100.",
            "Ridistribuire i pesi finché il totale è 100.",
            "Share the weights out until they total 100.",
        ),
        "RB015": (
            "La regola nomina l'etichetta «{detail}», che non esiste.",
            "The rule names the label “{detail}”, which does not exist.",
            "Usare una delle etichette del motore.",
            "Use one of the engine's labels.",
        ),
        "RB016": (
            "La regola nomina la misura «{detail}», che non esiste.",
            "The rule names the measure “{detail}”, which does not exist.",
            "Usare una delle misure o dei giudizi del motore.",
            "Use one of the engine's measures or verdicts.",
        ),
        "RB017": (
            "La scheda dei pilastri deve averli tutti e dieci, una volta ciascuno: {detail}.",
            "The pillar rubric must have all ten, each once: {detail}.",
            "Aggiungere o togliere pilastri fino ad averli tutti.",
            "Add or remove pillars until all are there.",
        ),
        "RB018": (
            "I criteri della scheda dei pilastri hanno cinque punti, da 1 a 5.",
            "Criteria of the pillar rubric have five points, 1 to 5.",
            "Dare alla scala i valori 1, 2, 3, 4 e 5.",
            "Give the scale the values 1, 2, 3, 4 and 5.",
        ),
        "RB019": (
            "Le fasce non partono da 0 o ripetono una soglia.",
            "The bands do not start at 0, or repeat a threshold.",
            "Dare una fascia da 0 e soglie tutte diverse.",
            "Have a band from 0, and no threshold twice.",
        ),
        "RB020": (
            "La regola parte da {detail}, che non è un punto della scala.",
            "The rule starts at {detail}, which is no point of the scale.",
            "Partire da un punto della scala.",
            "Start at a point of the scale.",
        ),
        "RB021": (
            "Un passo della regola non poggia su nulla.",
            "A step of the rule rests on nothing.",
            "Indicare etichette, una misura o un giudizio.",
            "Name labels, a measure or a verdict.",
        ),
        "RB022": (
            "La regola non dice da dove parte, oppure parte e dice anche che non valuta.",
            "The rule does not say where it starts, or starts and also says that it does not rate.",
            "Indicare `start` con i passi, oppure soltanto `not_rated`.",
            "Give `start` with its steps, or `not_rated` alone.",
        ),
        "RB023": (
            "Un criterio della gestione è vincolante: non potrà mai esserlo per una persona.",
            "A criterion of the operation is critical: it can never be so for a person.",
            "Togliere `critical` o affidare il criterio all'operatore.",
            "Remove `critical`, or give the criterion to the agent.",
        ),
    }
)
