"""A turn's words with all that says nothing of the service masked: who, where, what trade, how much.

Models that read words read these instead, so that they cannot learn that a name, a gender, a region or a
sector is served well or badly. Names become `#name`, courtesy titles `#title`, places `#place`, nouns of the
trade `#thing`, figures `#n` and their kind; what a person is loses its gender (`arrabbiat#`), and words of a
region stand as the word that all use. One token stays one token.

Known misses: names that are ordinary words, in small letters and without a cue; trades that the list lacks;
the gender of past participles of other verbs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp import phrase_files
from nlp.text import PreparedTurn, fold

NAME, TITLE, PLACE, THING, FIGURE = "#name", "#title", "#place", "#thing", "#n"
MAX_WORDS = 100_000
_ENDINGS = "oaie"
_TO_HIM = ("arlo", "erlo", "irlo")
# Words before a name: after a title or a greeting; "sono" and "I'm" only where a capital follows.
_CUES = {
    "it": frozenset(
        {"mi chiamo", "nome e", "nome :", "ciao", "salve", "buongiorno", "buonasera", "cara", "caro"}
    ),
    "en": frozenset({"name is", "name 's", "name :", "hi", "hello", "hey", "dear", "morning", "evening"}),
}
_WEAK = {"it": frozenset({"sono", "qui", "parla"}), "en": frozenset({"i'm", "'m", "am", "this is", "is"})}
# No name is told by what stands before it where none of these words stands.
_CUE_ENDS = {
    language: frozenset(cue.rpartition(" ")[2] for cue in _CUES[language] | weak)
    for language, weak in _WEAK.items()
}
_NAME_MASKS = frozenset(
    {
        "name",
        "nome",
        "per",
        "person",
        "customer",
        "cliente",
        "agent",
        "operatore",
        "surname",
        "cognome",
        "nome_cliente",
    }
)
_PLACE_MASKS = frozenset(
    {"loc", "location", "city", "citta", "address", "indirizzo", "gpe", "place", "luogo", "via"}
)
_OTHER_MASKS = frozenset({
    "num", "number", "numero", "phone", "telefono", "email", "mail", "date", "data", "time", "ora", "card",
    "carta", "iban", "order", "ordine", "id", "code", "codice", "account", "url", "link", "org", "company",
    "amount", "importo", "money", "digit", "digits", "char", "punc", "brand", "letter", "lettera", "cifra",
    "marca",
})  # fmt: skip
_OPENS, _CLOSES = frozenset("<[{#("), frozenset(">]}#)")
_MONEY = frozenset("€$£") | {"eur", "euro", "usd", "gbp"}
_UNITS = frozenset({
    "euro", "eur", "€", "£", "$", "pounds", "pound", "dollars", "dollar", "quid", "cent", "cents",
    "centesimi", "pence",
})  # fmt: skip
# "Ora" after these is an hour and not "now".
_HOUR = frozenset(
    {"un'", "mezz'", "l'", "quest'", "quell'", "qualch'", "all'", "dell'", "mezza", "di", "che"}
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?|\d{1,2}(?:am|pm|h)")
_DATE = re.compile(r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}")
_NUMBER = re.compile(r"[\d.,'%]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of a language."""

    masks: dict[str, str]
    persons: frozenset[str]


def neutral(turn: PreparedTurn, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The turn's tokens, masked, one for one. `names` are folded words of the names in its head."""
    masked = list(map(_masks(turn.language).__getitem__, turn.folded))
    if not (names.isdisjoint(turn.typed) and _OPENS.isdisjoint(turn.typed)):
        for place, typed in enumerate(turn.typed):
            if typed in names and len(typed) > 1:
                masked[place] = NAME
            elif typed in _OPENS and masked[place] == typed:
                _unmask(turn, place, masked)
    if NAME in masked or TITLE in masked or not _CUE_ENDS[turn.language].isdisjoint(turn.folded):
        _mask_called(turn, masked)
    if FIGURE in masked or "ora" in turn.folded:
        _tell_figures(turn, masked)
    return tuple(masked)


def _tell_figures(turn: PreparedTurn, masked: list[str]) -> None:
    """Tell amounts of money from other figures, and the hour from "now"."""
    for place in range(1, len(masked)):
        if turn.folded[place] == "ora" and turn.folded[place - 1] in _HOUR:
            masked[place] = "ora"
        elif masked[place] == "#n" and (masked[place - 1] in _MONEY or turn.folded[place - 1] in _UNITS):
            masked[place] = "#n:money"
        elif turn.folded[place] in _UNITS and masked[place - 1] == "#n":
            masked[place - 1] = "#n:money"


def head_names(*heads: str | None) -> frozenset[str]:
    """The folded words of names as a conversation's head gives them; titles and "cliente" are none.

    What stands after a comma describes the person ("Marta, 30, kind"), and so do words in small letters.
    """
    generic = {"customer", "cliente", "client", "utente", "user", "guest", "agent", "operatore", "assistenza"}
    words = {fold(word.strip(".,()")) for head in heads if head for word in _named(head)}
    return frozenset(
        word
        for word in words - generic
        if len(word) > 1
        and word.isalpha()
        and not any(_words(lang).masks.get(word) == TITLE for lang in ("it", "en"))
    )


def _named(head: str) -> list[str]:
    words = head.partition(",")[0].split()
    return [word for word in words if word[:1].isupper()] or (words if len(words) < 3 else [])


def _unmask(turn: PreparedTurn, place: int, masked: list[str]) -> None:
    """Mask what an anonymiser left: "<PER>", "[NAME]", "#NAME#"."""
    for after in range(place + 2, min(place + 4, len(turn.typed))):
        if turn.typed[after] not in _CLOSES or turn.starts[after] - turn.ends[place] > 30:
            continue
        kind = _kind_of_mask(turn.typed[place + 1])
        if kind:
            masked[place + 1] = kind
        return


def _kind_of_mask(word: str) -> str | None:
    word = word.rstrip("0123456789_")
    if word in _NAME_MASKS:
        return NAME
    if word in _PLACE_MASKS:
        return PLACE
    return "#n" if word in _OTHER_MASKS else None


def _mask_called(turn: PreparedTurn, masked: list[str]) -> None:
    """Mask capitalised words after a title, a greeting or "my name is": names that no list holds."""
    cues, weak = _CUES[turn.language], _WEAK[turn.language]
    for place in range(1, len(masked)):
        word = turn.text[turn.starts[place] : turn.ends[place]]
        if not word[:1].isupper() or not word[1:].islower() or masked[place].startswith("#"):
            continue
        before = turn.folded[place - 1]
        two = f"{turn.folded[place - 2]} {before}" if place > 1 else ""
        follows = masked[place - 1] in {TITLE, NAME} or (
            before == "." and place > 1 and masked[place - 2] == TITLE
        )
        if follows or before in cues or two in cues or before in weak or two in weak:
            masked[place] = NAME


class _Masks(dict[str, str]):
    """How each word of a language is masked, worked out once for MAX_WORDS words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) > MAX_WORDS:
            self.clear()
        masked = self[word] = _masked(word, self._language)
        return masked


@lru_cache(maxsize=4)
def _masks(language: str) -> _Masks:
    return _Masks(language)


def _masked(word: str, language: str) -> str:
    words = _words(language)
    mask = words.masks.get(word)
    if mask is not None:
        return mask
    stem = word[:-2] if word.endswith(("chi", "che", "ghi", "ghe")) else word[:-1]
    if stem in words.persons and word[-1] in _ENDINGS:
        return f"{stem}#"
    if any(map(str.isdigit, word)):
        return _figure(word)
    # "Aiutarlo" said to a man is the "aiutarla" said to a woman, or to anybody out of courtesy.
    return f"{word[:-1]}a" if language == "it" and word.endswith(_TO_HIM) else word


def _figure(word: str) -> str:
    if not _MONEY.isdisjoint(word):
        return "#n:money"
    if _TIME.fullmatch(word):
        return "#n:time"
    if _DATE.fullmatch(word):
        return "#n:date"
    return "#n" if _NUMBER.fullmatch(word) else "#n:code"


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """What each word of the lists is read as; where two lists hold a word, the later one of these."""
    masks = dict(phrase_files.words(language, "regional"))
    for name, mask in (("names", NAME), ("places", PLACE), ("things", THING), ("titles", TITLE)):
        masks |= {fold(word): mask for word, _ in phrase_files.words(language, name)}
    persons = phrase_files.words(language, "persons") if language == "it" else ()
    return _Words(masks, frozenset(stem.rstrip("-") for stem, _ in persons))
