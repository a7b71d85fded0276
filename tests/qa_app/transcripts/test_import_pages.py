"""From a file to stored conversations, as the person who imports sees it."""

import io

import pytest

from qa_app.core.permissions import Role
from tests.client import Client
from tests.factories import Factory

TALK = """Operatore: Buongiorno, sono Giulia di Acme. Come posso aiutarla?
Cliente: Il modem non funziona da tre giorni.
Operatore: Mi dispiace. Mi dice il numero del contratto?
Cliente: È 4471.
Operatore: Ho riavviato la linea, ora funziona. Posso fare altro?
"""
CSV = "canale;parla;frase\nchat;Cliente;Non funziona niente\nchat;Operatore;Mi dispiace, controllo subito\n"


@pytest.fixture
def lead(client: Client, factory: Factory) -> Client:
    """A supervisor of one team, signed in."""
    return client.sign_in(factory.person(Role.SUPERVISOR, team=factory.team("Nord")))


def upload(client: Client, data: bytes, name: str, *, status: int = 302, **fields: str) -> str:
    """Upload a file; the address of its preview, or the text of the page that refuses it."""
    form = {"file": (io.BytesIO(data), name), **fields}
    response = client.post("/conversations/import", form, status=status, content_type="multipart/form-data")
    return response.headers.get("Location", response.text)


def test_a_pasted_talk_is_shown_before_it_is_saved_and_then_listed(lead: Client) -> None:
    address = lead.post("/conversations/import", {"text": TALK}).headers["Location"]
    preview = lead.get(address).text
    assert "1 conversation will be added" in preview
    assert "Il modem non funziona da tre giorni." in preview
    assert "No conversations yet" in lead.get("/conversations/").text
    lead.post(address, {"action": "save", "agent": "Giulia", "team": team_choice(preview)})
    listed = lead.get("/conversations/").text
    assert "1 conversation was added." in listed
    assert "Nord" in listed


def team_choice(page: str) -> str:
    """The value of the first team that the form offers."""
    return (
        page.split('id="team"')[1].split('<option value="')[1].split('"', maxsplit=1)[0]
        or (page.split('id="team"')[1].split('<option value="')[2].split('"', maxsplit=1)[0])
    )


def test_the_same_file_twice_adds_nothing(lead: Client) -> None:
    for said in ("1 conversation was added.", "1 was there already."):
        address = upload(lead, TALK.encode(), "talk.txt")
        lead.post(address, {"action": "save", "agent": "Giulia", "team": team_choice(lead.get(address).text)})
        assert said in lead.get("/conversations/").text
    assert "1 conversation<" in lead.get("/conversations/").text.replace("\n", "")


def test_one_click_swaps_agent_and_customer_and_another_swaps_back(lead: Client) -> None:
    address = upload(lead, TALK.encode(), "talk.txt")
    right = lead.get(address).text
    lead.post(address, {"action": "swap-0"})
    swapped = lead.get(address).text
    assert "swapped by hand" in swapped
    lead.post(address, {"action": "swap-0"})
    assert "swapped by hand" not in lead.get(address).text
    assert "swapped by hand" not in right


def test_a_csv_with_unknown_columns_is_read_once_they_are_named(lead: Client) -> None:
    address = upload(lead, CSV.encode(), "export.csv")
    assert "0 conversations will be added" in lead.get(address).text
    lead.post(address, {"action": "show", "column_text": "frase", "column_speaker": "parla"})
    page = lead.get(address).text
    assert "1 conversation will be added" in page
    assert "Non funziona niente" in page


def test_an_agent_without_a_name_must_be_named_before_saving(lead: Client) -> None:
    address = upload(lead, TALK.encode(), "talk.txt")
    page = lead.post(address, {"action": "save", "team": team_choice(lead.get(address).text)}, status=422)
    assert "Say who the agent is" in page.text


def test_a_supervisor_of_two_teams_must_say_which(client: Client, factory: Factory) -> None:
    person = factory.person(Role.REVIEWER)
    factory.team("Nord")
    factory.team("Sud")
    client.sign_in(person)
    address = upload(client, TALK.encode(), "talk.txt")
    page = client.post(address, {"action": "save", "team": ""}, status=422)
    assert "Choose a team" in page.text
    assert "No conversations yet" in client.get("/conversations/").text


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "empty.txt", "The file is empty"),
        (b"\x00\x01\x02" * 500, "picture.txt", "binary data"),
        (b"PK\x03\x04" + b"\x00" * 500, "letter.docx", "not a text file"),
        (b"x" * (21 * 1024 * 1024), "huge.txt", "the limit is"),
        (b"just one endless line " * 40_000, "line.txt", "who speaks"),
        (b"Agent: hello there, how can I help\n", "no-customer.txt", None),
    ],
)
def test_bad_files_are_refused_in_words_and_leave_nothing(
    lead: Client, data: bytes, name: str, said: str | None
) -> None:
    if said is None:
        assert "/conversations/import/" in upload(lead, data, name)
    else:
        assert said in upload(lead, data, name, status=422)
    assert "No conversations yet" in lead.get("/conversations/").text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_encoding_that_people_save_in(lead: Client, encoding: str) -> None:
    address = upload(lead, TALK.encode(encoding), "talk.txt")
    assert "È 4471." in lead.get(address).text


def test_a_request_beyond_the_servers_limit_is_refused_in_words(lead: Client) -> None:
    page = upload(lead, b"x" * (61 * 1024 * 1024), "huge.txt", status=413)
    assert "too large" in page


def test_markup_in_every_field_is_shown_as_text(lead: Client) -> None:
    evil = "<script>alert(1)</script>"
    talk = f"Operatore: ciao {evil}\nCliente: {evil}\nOperatore: posso aiutarla?\n"
    address = upload(lead, talk.encode(), f"{evil}.txt", agent=evil)
    page = lead.get(address).text
    assert evil not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nobody_sees_anothers_pending_import(client: Client, factory: Factory) -> None:
    team = factory.team()
    client.sign_in(factory.person(Role.SUPERVISOR, team=team))
    address = upload(client, TALK.encode(), "talk.txt")
    other = Client(client.http.application).sign_in(factory.person(Role.SUPERVISOR, team=team))
    other.get(address, status=404)


def test_discarding_forgets_the_file(lead: Client) -> None:
    address = upload(lead, TALK.encode(), "talk.txt")
    lead.post(address, {"action": "discard"})
    lead.get(address, status=404)
