"""What can be wrong with a scenario file: stable codes, each with its words in both languages."""

from rubrics.problems import Problem, Severity
from rubrics.words import Text

_WORDS: dict[str, tuple[str, str, str, str]] = {
    # code: message it, message en, remedy it, remedy en
    "SC001": (
        "Il testo non è YAML leggibile: {what}.", "The text is not readable YAML: {what}.",
        "Correggi la riga indicata.", "Repair the line named.",
    ),
    "SC002": (
        "Il file supera i limiti: {what}.", "The file is over the limits: {what}.",
        "Accorcialo o dividilo.", "Shorten it or split it.",
    ),
    "SC003": (
        "È usato un riferimento YAML: {what}.", "A YAML alias is used: {what}.",
        "Scrivi il testo per esteso.", "Write the text out.",
    ),
    "SC004": (
        "La chiave compare due volte: {what}.", "The key stands twice: {what}.",
        "Tienine una sola.", "Keep one of them.",
    ),
    "SC005": (
        "Chiave sconosciuta: {what}.", "No such key: {what}.",
        "Toglila o controlla come è scritta.", "Remove it, or check how it is spelt.",
    ),
    "SC006": (
        "Valore non ammesso: {what}.", "The value is not allowed: {what}.",
        "Correggi il valore.", "Correct the value.",
    ),
    "SC007": (
        "Manca il testo in una lingua: {what}.", "The text is missing in one language: {what}.",
        "Scrivilo in italiano e in inglese.", "Write it in Italian and in English.",
    ),
    "SC008": (
        "Manca una chiave obbligatoria: {what}.", "A key that is needed is missing: {what}.",
        "Aggiungila.", "Add it.",
    ),
    "SC010": (
        "Al nodo «{what}» non si arriva mai.", "The node “{what}” is never reached.",
        "Aggiungi una transizione che vi porti o toglilo.", "Add a transition to it, or remove it.",
    ),
    "SC011": (
        "Il nodo «{what}» è un vicolo cieco.", "The node “{what}” is a dead end.",
        "Aggiungi una transizione o «otherwise».", "Add a transition or “otherwise”.",
    ),
    "SC012": (
        "Dal giro di nodi «{what}» non si arriva a nessun finale.",
        "The loop of nodes “{what}” leads to no ending.",
        "Aggiungi un'uscita dal giro.", "Add a way out of the loop.",
    ),
    "SC013": (
        "Il salto porta a «{what}», che non esiste.", "The jump leads to “{what}”, which does not exist.",
        "Indica un nodo o un finale del file.", "Name a node or an ending of the file.",
    ),
    "SC014": (
        "L'etichetta «{what}» non esiste.", "The label “{what}” does not exist.",
        "Usa un'etichetta di quelle che il motore riconosce.", "Use a label that the engine knows.",
    ),
    "SC015": (
        "Il pilastro «{what}» non esiste.", "The pillar “{what}” does not exist.",
        "Usa uno dei dieci pilastri.", "Use one of the ten pillars.",
    ),
    "SC016": (
        "I finali sono {what}; ne servono almeno tre.", "There are {what} endings; three are needed.",
        "Aggiungi un finale.", "Add an ending.",
    ),
    "SC017": (
        "Nessun finale raggiungibile è vinto.", "No ending that can be reached is won.",
        "Rendi raggiungibile un finale con «outcome: won».", "Let an ending with “outcome: won” be reached.",
    ),
    "SC018": (
        "Nessun finale raggiungibile è perso.", "No ending that can be reached is lost.",
        "Rendi raggiungibile un finale con «outcome: lost».",
        "Let an ending with “outcome: lost” be reached.",
    ),
    "SC019": (
        "La battuta compare due volte: {what}.", "The line stands twice: {what}.",
        "Riscrivine una.", "Write one of them anew.",
    ),
    "SC020": (
        "Il fatto «{what}» non può essere chiesto.", "The fact “{what}” cannot be asked for.",
        "Dagli parole in ogni lingua e un nodo raggiungibile.",
        "Give it words in every language and a node that is reached.",
    ),
    "SC021": (
        "Il nome «{what}» non è definito.", "The name “{what}” is not defined.",
        "Definiscilo tra gli argomenti, i fatti o i finali.", "Define it among topics, facts or endings.",
    ),
    "SC022": (
        "Al finale «{what}» non si arriva mai.", "The ending “{what}” is never reached.",
        "Aggiungi una transizione che vi porti o toglilo.", "Add a transition to it, or remove it.",
    ),
}  # fmt: skip

CODES = tuple(_WORDS)


def problem(code: str, *, file: str, line: int, what: str = "") -> Problem:
    """A problem of a code, put into words in both languages."""
    message_it, message_en, remedy_it, remedy_en = _WORDS[code]
    what = what[:500]
    message = Text(it=message_it.replace("{what}", what), en=message_en.replace("{what}", what))
    return Problem(code, file, line, message, Text(it=remedy_it, en=remedy_en), Severity.ERROR)
