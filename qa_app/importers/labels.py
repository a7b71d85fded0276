"""What transcripts call the two sides: "Operatore 2", "Op.", "Cliente (Mario Rossi)", "Giulia - agent"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.text import fold
from nlp.types import Speaker

MAX_LABEL = 60

_WORDS = {
    Speaker.AGENT: (
        "operatore", "operatrice", "op", "addetto", "addetta", "agente", "agent", "operator", "rep",
        "representative", "advisor", "adviser", "consulente", "assistenza", "servizio clienti", "csr",
        "customer service", "customer care", "support", "supporto", "human_agent",
    ),
    Speaker.CUSTOMER: (
        "cliente", "customer", "client", "utente", "user", "end_user", "chiamante", "caller", "consumatore",
        "visitatore", "visitor", "ospite", "guest", "external",
    ),
    Speaker.BOT: (
        "bot", "chatbot", "assistente virtuale", "virtual assistant", "ivr", "risponditore",
        "automated_agent", "custom_bot",
    ),
    Speaker.SYSTEM: ("sistema", "system"),
}  # fmt: skip
_BY_WORD = {word: speaker for speaker, words in _WORDS.items() for word in words}
_BETWEEN = " .:-–—()[]/|,#"
_NUMBER = re.compile(r"\d{1,4}|[a-z]")
_PARTICLES = frozenset((
    "de", "di", "da", "del", "della", "dello", "dei", "degli", "dal", "dalla", "dall", "la", "lo",
    "le", "van", "von", "der", "den", "el", "al", "bin", "mc", "e", "and", "y", "o",
))  # fmt: skip
# A line of an address or of an order also has a word and a colon in front; these are no people.
_NOT_A_NAME = frozenset((
    "nota", "note", "nb", "ps", "n.b.", "p.s.", "re", "fwd", "oggetto", "subject", "a", "to", "cc",
    "da", "from", "inviato", "sent", "ordine", "order", "totale", "total", "tel", "telefono",
    "phone", "cell", "cellulare", "mobile", "fax", "email", "e-mail", "mail", "indirizzo",
    "address", "http", "https", "ftp", "passo", "step", "importo", "amount", "prezzo", "price",
    "attenzione", "importante", "important", "warning", "esempio", "example", "link", "sito",
    "site", "orario", "orari", "hours", "numero", "number", "codice", "code", "id", "iban", "pin",
    "data", "date", "ora", "time", "canale", "channel", "team", "squadra", "lingua", "language",
    "domanda", "question", "risposta", "answer", "opzione", "option", "file", "allegato",
    "attachment", "errore", "error", "prodotto", "product", "modello", "model", "quantita",
    "quantity", "tracking", "spedizione", "shipping", "ticket", "pratica", "case", "caso", "p.iva",
    "cf", "via", "nome", "name", "cognome", "surname", "city", "citta", "cap",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A label that names a side; `name` is the person's where the label has one."""

    speaker: Speaker
    name: str | None


@lru_cache(maxsize=10_000)
def role_of(label: str) -> Role | None:
    """The side that a label names, or None for a plain name (or anything else)."""
    folded = fold(label).strip(_BETWEEN)
    if folded in _BY_WORD:
        return Role(_BY_WORD[folded], None)
    for word, speaker in _BY_WORD.items():
        rest = _rest(folded, word)
        if rest is None:
            continue
        if _NUMBER.fullmatch(rest):
            return Role(speaker, label.strip())
        name = _original(label, rest)
        if looks_like_name(name):
            return Role(speaker, name)
    return None


def _rest(folded: str, word: str) -> str | None:
    """What stands beside the role's word, if a separator parts them."""
    if folded.startswith(word) and folded[len(word)] in _BETWEEN:
        return folded[len(word) :].strip(_BETWEEN)
    if folded.endswith(word) and folded[-len(word) - 1] in "([-–—/|":
        return folded[: -len(word)].strip(_BETWEEN)
    return None


def _original(label: str, folded_rest: str) -> str:
    """The name as written: folding may change lengths, so it is found by its place in the label."""
    parts = [part for part in re.split(r"[\s()\[\]|/,:–—-]+", label) if part.strip(_BETWEEN)]
    wanted = len([part for part in re.split(r"[\s()\[\]|/,:–—-]+", folded_rest) if part.strip(_BETWEEN)])
    tail = fold(" ".join(parts[-wanted:])).strip(_BETWEEN)
    first = folded_rest.split(maxsplit=1)[0].strip(_BETWEEN) if folded_rest.split() else ""
    chosen = parts[-wanted:] if tail.startswith(first) else parts[:wanted]
    return " ".join(chosen).strip()


def looks_like_name(label: str) -> bool:
    """Whether it is written like a person's name or nickname: few words, each with a capital."""
    words = label.split()
    if not 1 <= len(words) <= 4 or len(label) > MAX_LABEL or fold(words[0]).strip(".") in _NOT_A_NAME:
        return False
    if not any(word[0].isupper() for word in words):
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    letters = word.strip("().,_*'’")
    if not letters or letters[0].isdigit():
        return bool(letters) and letters.isalnum() and len(letters) <= 4
    if fold(letters) in _PARTICLES:
        return True
    return letters[0].isupper() and all(c.isalnum() or c in "'’.-_&" for c in letters)


def could_be_nickname(label: str) -> bool:
    """Whether it may be a name in small letters; it takes two uses in the file to be believed."""
    words = label.split()
    if not 1 <= len(words) <= 2 or len(label) > 30 or fold(words[0]).strip(".") in _NOT_A_NAME:
        return False
    return all(word[0].isalpha() and all(c.isalnum() or c in "'’._-" for c in word) for word in words)
