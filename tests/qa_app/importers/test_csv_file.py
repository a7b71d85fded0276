"""CSV exports, Italian spreadsheets included."""

import pytest

from nlp.types import Speaker
from qa_app.importers.csv_file import columns
from qa_app.importers.decoding import FileRefused
from qa_app.importers.reading import read
from qa_app.importers.types import CsvMapping, ImportOptions

EXPORT = (
    "ID;Ruolo;Testo;Ora;Operatore;Canale;Motivo\n"
    '7;cliente;"Buongiorno,\nla linea non va";10:00;Luca;chat;guasto\n'
    "8;operatore;Buonasera, mi dica;11:00;Ann;chat;\n"
    "7;operatore;Controllo; 10:02;Luca;chat;\n"
)


def test_an_italian_export_is_understood_without_help() -> None:
    seven, eight = read(EXPORT.encode("cp1252"), "chat.csv").conversations
    assert (seven.external_id, seven.transcript.agent, seven.channel) == ("7", "Luca", "chat")
    assert seven.extra == {"reason": "guasto"}
    assert [(turn.speaker, turn.text, turn.seconds) for turn in seven.transcript.turns] == [
        (Speaker.CUSTOMER, "Buongiorno,\nla linea non va", 0),
        (Speaker.AGENT, "Controllo", 120),
    ]
    assert eight.transcript.agent == "Ann"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f"speaker{delimiter}text\ncustomer{delimiter}hello there\nagent{delimiter}good morning\n"
    shape = columns(text.encode())
    assert (shape.delimiter, shape.header) == (delimiter, ("speaker", "text"))
    assert shape.guessed == CsvMapping("text", speaker="speaker")
    assert len(read(text.encode(), "x.csv").conversations[0].transcript.turns) == 2


def test_columns_of_any_name_can_be_mapped_by_hand() -> None:
    data = b"c1,c2\nagent,good morning\ncustomer,my bill is wrong\n"
    shape = columns(data)
    assert shape.guessed is None
    assert [problem.severity for problem in shape.problems] == ["error", "error"]
    mapping = CsvMapping("c2", speaker="c1")
    (found,) = read(data, "x.csv", options=ImportOptions(csv_mapping=mapping)).conversations
    assert found.is_importable


def test_a_file_without_text_column_says_what_it_has_instead() -> None:
    result = read(b"a;b\n1;2\n", "x.csv")
    assert result.conversations == ()
    assert result.problems[0].code == "csv.no_text_column"
    assert result.problems[0].params["columns"] == "a, b"


def test_a_mapping_to_a_column_that_is_not_there_names_it() -> None:
    options = ImportOptions(csv_mapping=CsvMapping("body", speaker="a"))
    (problem,) = read(b"a;b\n1;2\n", "x.csv", options=options).problems
    assert (problem.code, problem.params["columns"]) == ("csv.missing_columns", "body")


def test_a_broken_row_is_reported_with_its_line_and_the_rest_kept() -> None:
    data = b'ruolo;testo\ncliente;uno\ncliente;due;tre\ncliente;"quattro" x\noperatore;cinque\n'
    result = read(data, "x.csv")
    assert [(problem.line, problem.code) for problem in result.problems] == [
        (3, "csv.too_many_cells"),
        (4, "csv.bad_row"),
    ]
    assert [turn.text for turn in result.conversations[0].transcript.turns] == ["uno", "cinque"]


def test_a_quote_that_never_closes_is_reported_where_it_opens() -> None:
    result = read(b'ruolo;testo\noperatore;salve\ncliente;"aperta\ncliente;altra\n', "x.csv")
    assert [(problem.line, problem.code) for problem in result.problems] == [(3, "csv.bad_row")]


def test_a_field_beyond_all_measure_is_reported() -> None:
    result = read(b"ruolo;testo\noperatore;salve\ncliente;" + b"x" * 300_000 + b"\n", "x.csv")
    assert [(problem.line, problem.code) for problem in result.problems] == [(3, "csv.bad_row")]


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(FileRefused, match="too_many_columns"):
        columns(b"a;" * 1_000)


def test_absolute_times_give_the_start_and_the_seconds() -> None:
    data = b"ruolo,testo,ora\ncliente,salve,13/05/2026 10:00\noperatore,buongiorno,13/05/2026 10:01:30\n"
    (found,) = read(data, "x.csv").conversations
    assert found.started_at is not None
    assert found.started_at.isoformat() == "2026-05-13T10:00:00+00:00"
    assert [turn.seconds for turn in found.transcript.turns] == [0, 90]


def test_month_first_dates_are_told_by_the_whole_file() -> None:
    data = (
        b"id,role,text,time\n1,agent,hello,5/6/2026 10:00\n1,customer,hi,5/6/2026 10:01\n"
        b"2,agent,hello,5/14/2026 10:00\n"
    )
    first, _ = read(data, "x.csv").conversations
    assert first.started_at is not None
    assert (first.started_at.month, first.started_at.day) == (5, 6)


def test_an_agent_column_that_changes_is_a_hand_over() -> None:
    data = b"ruolo;testo;operatore\noperatore;salve;Ada\ncliente;grazie;Ada\noperatore;eccomi;Bea\n"
    (found,) = read(data, "x.csv").conversations
    assert [turn.author for turn in found.transcript.turns][::2] == ["Ada", "Bea"]
