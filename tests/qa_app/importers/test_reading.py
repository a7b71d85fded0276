"""What happens to files that are not what they should be, whatever their format."""

import io

import pytest

from qa_app.importers.reading import MAX_PROBLEMS, detect, iterate, read
from qa_app.importers.types import ImportedConversation, ImportOptions, ImportResult
from qa_app.importers.wording import say

CHAT = "Operatore: buongiorno, perché chiama?\nCliente: è per la bolletta, c'è un errore\n"


def codes(result: ImportResult) -> list[str]:
    return [problem.code for problem in result.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b" \n\n\t ", "file.empty"),
        (b"x" * 50_000_000, "file.too_large"),
        (bytes(range(256)), "file.binary"),
        (b"PK\x03\x04....", "file.wrong_kind"),
        (b"%PDF-1.7", "file.wrong_kind"),
        (b"\xff\xfea", "file.unknown_encoding"),
        (b"\n" * 400_000 + b"Operatore: a", "file.too_many_lines"),
        (b"Cliente: " + b"x" * 10_000_000, "conversation.turn_too_long"),
        (b"x" * 10_000_000, "conversation.no_turns"),
        (b"una pagina di appunti, senza chi parla", "conversation.no_turns"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(data: bytes, code: str) -> None:
    result = read(data, "file.txt")
    assert result.is_refused
    assert code in codes(result)
    assert all(say(problem, language) for problem in result.problems for language in ("it", "en"))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
def test_accents_survive_every_usual_encoding(encoding: str) -> None:
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    (found,) = read(bom + CHAT.encode(encoding)).conversations
    assert found.transcript.turns[0].text == "buongiorno, perché chiama?"


def test_a_file_that_is_not_utf8_says_how_it_was_read() -> None:
    assert codes(read(CHAT.encode("cp1252"))) == ["file.encoding"]
    assert codes(read(CHAT.encode())) == []


def test_twenty_thousand_turns_are_taken_and_one_more_is_not() -> None:
    assert len(read((CHAT * 10_000).encode()).conversations[0].transcript.turns) == 20_000
    result = read((CHAT * 10_000 + "Cliente: ancora").encode())
    assert result.conversations == ()
    assert codes(result) == ["conversation.too_many_turns"]


def test_a_file_of_too_many_conversations_is_refused_whole() -> None:
    result = read(("Conversazione 1\n" + CHAT + "\n").encode() * 5_001)
    assert codes(result) == ["file.too_many_conversations"]
    assert result.conversations == ()


def test_very_many_problems_are_counted_not_listed() -> None:
    result = read(b"{bad\n" * 1_000, "x.jsonl")
    assert len(result.problems) == MAX_PROBLEMS + 1
    assert result.problems[-1].params["count"] == 800


def test_a_conversation_without_agent_is_not_imported_until_roles_are_swapped() -> None:
    (found,) = read(b"Cliente: il modem non funziona da ieri\n").conversations
    assert not found.is_importable
    assert "conversation.no_agent" in [problem.code for problem in found.problems]
    assert found.swapped().is_importable


def test_a_conversation_without_customer_is_imported_with_a_warning() -> None:
    (found,) = read(b"Operatore: buongiorno, la richiamo domani\n").conversations
    assert found.is_importable
    assert "conversation.no_customer" in [problem.code for problem in found.problems]


def test_the_language_is_told_from_the_words_unless_given() -> None:
    assert read(CHAT.encode()).conversations[0].language == "it"
    assert (
        read(b"Agent: hello, how can I help?\nCustomer: my bill is wrong").conversations[0].language == "en"
    )
    french = read(CHAT.encode(), options=ImportOptions(language="fr")).conversations[0]
    assert "conversation.language_unsupported" in [problem.code for problem in french.problems]
    unknown = read(b"Operatore: zxq wqx\nCliente: xqz kkw\n").conversations[0]
    assert unknown.language is None
    assert "conversation.language_unknown" in [problem.code for problem in unknown.problems]


def test_the_format_is_told_from_the_content_then_from_the_name() -> None:
    assert detect(CHAT.encode()) == "plain"
    assert detect(b"WEBVTT\n\n00:01.000 --> 00:02.000\nciao", "x.txt") == "webvtt"
    assert detect(b"1\n00:00:01,000 --> 00:00:02,000\nciao") == "srt"
    assert detect(b'{"id": "1"}') == "jsonl"
    assert detect(b"ruolo;testo\ncliente;ciao\n") == "csv"
    assert detect(b"a;b\n1;2\n", "x.csv") == "csv"


def test_the_same_content_has_the_same_hash_and_other_content_another() -> None:
    first, again = read(CHAT.encode()), read(CHAT.encode())
    other = read(CHAT.replace("bolletta", "fattura").encode())
    assert first.file_hash == again.file_hash
    assert first.conversations[0].raw_hash == again.conversations[0].raw_hash
    assert other.conversations[0].raw_hash != first.conversations[0].raw_hash


def test_json_lines_are_read_one_at_a_time() -> None:
    line = b'{"turns": [{"speaker": "agent", "text": "buongiorno a lei"}]}\n'

    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return line

    found = iterate(Endless(), "x.jsonl")  # type: ignore[arg-type]
    assert all(isinstance(next(found), ImportedConversation) for _ in range(10))


def test_an_unknown_format_is_refused() -> None:
    assert codes(read(CHAT.encode(), options=ImportOptions(format="docx"))) == ["file.unknown_format"]
