"""What stands in which column of a CSV file: the delimiter, the header, and a guess of the mapping."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.text import fold
from qa_app.importers.decoding import refuse
from qa_app.importers.types import CsvMapping, Problem

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_ROWS = 5
MAX_COLUMNS = 200
_SAMPLE_CHARACTERS = 200_000

_NAMES = {
    "text": ("testo", "text", "messaggio", "message", "body", "contenuto", "content", "frase", "utterance"),
    "speaker": (
        "speaker", "parlante", "chi parla", "ruolo", "role", "mittente", "sender", "from", "da", "chi",
        "interlocutore", "participant", "sender type",
    ),
    "conversation": (
        "conversazione", "conversation", "id conversazione", "conversation id", "chat id", "id chat", "id",
        "ticket", "ticket id", "call id", "id chiamata", "interazione", "interaction id",
        "session", "sessione",
    ),
    "author": ("autore", "author", "nome", "name", "sender name"),
    "time": ("ora", "orario", "time", "timestamp", "t", "secondi", "seconds", "created at", "inviato il",
             "sent at"),
    "date": ("data", "date", "giorno", "day", "started at", "data inizio"),
    "agent": ("operatore", "agent", "agente", "agent name", "nome operatore", "addetto", "assegnatario"),
    "agent_code": ("codice operatore", "agent code", "matricola", "agent id", "id operatore"),
    "customer": ("cliente", "customer", "nome cliente", "customer name", "utente", "client"),
    "channel": ("canale", "channel", "media"),
    "team": ("team", "squadra", "gruppo", "group", "reparto"),
    "language": ("lingua", "language", "lang"),
}  # fmt: skip
_EXTRA = {
    "reason": ("motivo", "reason", "contact reason", "motivo contatto"),
    "phase": ("fase", "phase"),
    "type": ("tipo", "type"),
    "segment": ("segmento", "segment"),
    "queue": ("coda", "queue"),
    "direction": ("direzione", "direction"),
    "csat": ("csat", "soddisfazione", "satisfaction"),
}


@dataclass(frozen=True, slots=True)
class CsvShape:
    """What a CSV file looks like. `guessed` is None where no column could be taken for the text."""

    delimiter: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    guessed: CsvMapping | None
    problems: tuple[Problem, ...] = ()


def shape_of(text: str) -> CsvShape:
    """The shape of a decoded CSV text."""
    delimiter = _delimiter(text)
    rows = _first_rows(text, delimiter)
    if rows and len(rows[0]) > MAX_COLUMNS:
        raise refuse("csv.too_many_columns", limit=MAX_COLUMNS)
    header = unique_names(rows[0]) if rows else ()
    guessed = _guess(header)
    missing = [name for name in ("text", "speaker") if guessed is None or getattr(guessed, name) is None]
    problems = [Problem(f"csv.no_{name}_column", 1, {"columns": ", ".join(header)[:300]}) for name in missing]
    if guessed is None:
        problems = [Problem(problem.code, 1, problem.params, "error") for problem in problems]
    return CsvShape(delimiter, header, tuple(tuple(row) for row in rows[1:]), guessed, tuple(problems))


def unique_names(row: Sequence[str]) -> tuple[str, ...]:
    """Column names that are told apart: an empty one is its number, a second "nome" is "nome (2)"."""
    names: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(row, 1):
        name = base = cell.strip()[:100] or str(place)
        number = 2
        while name in seen:
            name, number = f"{base} ({number})", number + 1
        seen.add(name)
        names.append(name)
    return tuple(names)


def _delimiter(text: str) -> str:
    """The one that the header has most of, outside quotes; `;` is that of Italian spreadsheets."""
    start = text.lstrip()[:10_000]
    outside = "".join(start.split('"')[::2]) if '"' in start else start
    first = outside.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows.append([cell[:1_000] for cell in row[: MAX_COLUMNS + 1]])
            if len(rows) > SAMPLE_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _guess(header: Sequence[str]) -> CsvMapping | None:
    by_word = {_word(name): name for name in reversed(header)}
    found = {field: _first(by_word, names) for field, names in _NAMES.items()}
    text = found.pop("text")
    if text is None:
        return None
    if found["speaker"] is None and found["author"] is not None:
        found["speaker"], found["author"] = found["author"], None
    extra = {key: name for key, names in _EXTRA.items() if (name := _first(by_word, names)) is not None}
    return CsvMapping(text, **found, extra=extra)


def _word(name: str) -> str:
    return " ".join(fold(name).replace("_", " ").replace("-", " ").split())


def _first(by_word: dict[str, str], names: Sequence[str]) -> str | None:
    return next((by_word[name] for name in names if name in by_word), None)
