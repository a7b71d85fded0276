"""Every code of the rubric linter, with its message and remedy. Codes are never reused."""

from types import MappingProxyType

from rubrics.problems import Problem, Severity
from rubrics.words import Text

_TEXTS: dict[str, tuple[str, str, str, str]] = {
    "RB001": (
        "Non è YAML leggibile: {detail}.",
        "This is not readable YAML: {detail}.",
        "Controllare rientri, due punti e virgolette intorno a questa riga.",
        "Check indents, colons and quotation marks around this line.",
    ),
    "RB002": (
        "Il file è troppo grande: {detail}.",
        "The file is too large: {detail}.",
        "Dividere la scheda o accorciarne i testi.",
        "Split the rubric, or shorten its texts.",
    ),
    "RB003": (
        "Il rimando «*{detail}» non è ammesso.",
        "The alias “*{detail}” is not allowed.",
        "Scrivere per esteso il contenuto a cui rimanda.",
        "Write out what it stands for.",
    ),
    "RB004": (
        "La voce «{detail}» compare due volte.",
        "The key “{detail}” is there twice.",
        "Togliere una delle due.",
        "Remove one of them.",
    ),
    "RB005": (
        "La voce «{detail}» non esiste.",
        "There is no key “{detail}”.",
        "Correggere il nome o togliere la riga.",
        "Correct its name, or remove the line.",
    ),
    "RB006": (
        "Manca la voce «{detail}».",
        "The key “{detail}” is missing.",
        "Aggiungerla a questo livello.",
        "Add it at this level.",
    ),
    "RB007": (
        "Il valore di «{detail}» non va bene.",
        "The value of “{detail}” will not do.",
        "Indicare {wanted}.",
        "Give {wanted}.",
    ),
    "RB008": (
        "Manca il testo in {detail}.",
        "The text in {detail} is missing.",
        "Scrivere il testo in entrambe le lingue, it e en.",
        "Write the text in both languages, it and en.",
    ),
    "RB009": (
        "Un punto della scala non ha la sua frase.",
        "A point of the scale has no sentence.",
        "Scrivere in `sentence` che cosa vede chi valuta a questo punto.",
        "Say in `sentence` what a reviewer sees at this point.",
    ),
    "RB010": (
        "Il criterio non dice che cosa vale come prova.",
        "The criterion does not say what counts as evidence.",
        "Scriverlo in `evidence`.",
        "Say it in `evidence`.",
    ),
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
}

CODES = MappingProxyType({code: Text(it=texts[0], en=texts[1]) for code, texts in _TEXTS.items()})


NO_DETAIL = Text(it="un altro valore", en="another value")


def problem(code: str, *, file: str, line: int, detail: str = "", wanted: Text = NO_DETAIL) -> Problem:
    """The problem of that code at a line; codes from RB101 on are advice."""
    it, en, remedy_it, remedy_en = _TEXTS[code]
    shown = " ".join(detail.split())[:200]
    return Problem(
        code=code,
        file=file,
        line=line,
        message=Text(it=it.replace("{detail}", shown), en=en.replace("{detail}", shown)),
        remedy=Text(it=remedy_it.replace("{wanted}", wanted.it), en=remedy_en.replace("{wanted}", wanted.en)),
        severity=Severity.ADVICE if code > "RB100" else Severity.ERROR,
    )
