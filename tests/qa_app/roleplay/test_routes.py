"""Practice as a person without JavaScript meets it."""

import re

import pytest
from flask import Flask

from qa_app.core.config import load
from qa_app.core.permissions import Role
from qa_app.factory import create_app
from scenarios.loader import library
from tests.client import Client
from tests.factories import Factory
from tests.qa_app.roleplay.play import BILL, LIGHT, box, field, play_through, say, start

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def trainee(client: Client, factory: Factory) -> Client:
    return client.sign_in(factory.person(Role.AGENT, team=factory.team(), name="Marta Neri"))


def test_the_list_offers_every_scenario_and_says_that_nothing_was_played(trainee: Client) -> None:
    page = trainee.get("/practice/").text
    assert all(scenario.title.en in page for scenario in library().values())
    assert all(scenario.content_note.en in page for scenario in library().values())
    assert "No attempts yet" in page


def test_a_guarantor_has_no_practice(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.GUARANTOR)).get("/practice/", status=403)


def test_the_briefing_is_in_the_language_that_will_be_played(trainee: Client) -> None:
    bill = library()[BILL]
    page = trainee.get(f"/practice/scenarios/{BILL}?language=it").text
    assert bill.briefing.it in page
    assert "never evidence for discipline" in page
    assert field(page, "language") == "it"
    assert bill.persona.company.en in trainee.get(f"/practice/scenarios/{BILL}?language=xx").text


def test_a_scenario_that_is_not_there_is_not_found(trainee: Client) -> None:
    trainee.get("/practice/scenarios/nothing", status=404)
    trainee.post("/practice/scenarios/nothing", {"language": "it"}, status=404)
    trainee.post(f"/practice/scenarios/{BILL}", {"language": "de"}, status=422)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("scenario", [BILL, LIGHT])
def test_a_good_conversation_is_won_and_scored_without_javascript(
    trainee: Client, scenario: str, language: str
) -> None:
    address = play_through(trainee, scenario, language, "won")
    assert 'name="text"' not in trainee.get(address).text
    result = trainee.get(f"{address}/result").text
    assert ">Won<" in result
    assert library()[scenario].persona.name.get(language) in trainee.get(address).text
    sum_table = result.partition("How the score comes about")[2]
    rubric, goals, together = (float(n) for n in re.findall(r'class="num">(?:<b>)?([\d.]+)<', sum_table))
    assert together == pytest.approx(rubric + goals, abs=0.11)
    assert re.search(r'href="/reviews/\d+"', result)
    page = trainee.get("/practice/").text
    assert ">Won<" in page
    assert "Your best so far" in page


def test_a_bad_conversation_is_lost_and_offers_its_worst_moments_again(trainee: Client) -> None:
    address = play_through(trainee, BILL, "en", "lost")
    result = trainee.get(f"{address}/result").text
    assert ">Lost<" in result
    assert result.count("Try again from here") == 2
    again, _, anchor = trainee.post(f"{address}/retry", {"turn": "2"}).headers["Location"].partition("#")
    assert again != address
    page = trainee.get(again).text
    assert f'id="{anchor}"' in page
    assert field(page, "turn") == "1"
    assert "the system doesn&#39;t make mistakes" in page
    assert "that&#39;s your own fault" not in page
    trainee.post(f"{address}/retry", {"turn": "40"}, status=422)
    trainee.post(f"{address}/retry", {"turn": "x"}, status=404)


def test_after_a_reply_the_page_says_what_the_customer_needed_and_on_which_words(trainee: Client) -> None:
    page = say(trainee, start(trainee), "I'm sorry, that is our mistake.")
    assert "Two other ways to say it" in page
    assert re.search(r"<b>Apology</b> <q[^>]*>[^<]*sorry", page)


def test_only_the_easiest_customer_shows_their_mood(trainee: Client) -> None:
    assert "<meter" in trainee.get(start(trainee, LIGHT)).text
    assert "<meter" not in trainee.get(start(trainee, BILL)).text


def test_a_reply_sent_twice_counts_once(trainee: Client) -> None:
    address = start(trainee)
    form = {**box(trainee.get(address).text), "text": "Good morning, tell me."}
    for _ in range(2):
        landed = trainee.post(f"{address}/reply", form).headers["Location"]
    page = trainee.get(address).text
    assert f'id="{landed.partition("#")[2]}"' in page
    assert page.count("Good morning, tell me.") == 1
    assert field(page, "turn") == "1"


def test_an_old_form_with_other_words_is_not_taken_for_the_same_reply(trainee: Client) -> None:
    address = start(trainee)
    form = box(trainee.get(address).text)
    trainee.post(f"{address}/reply", {**form, "text": "First words."})
    page = trainee.post(f"{address}/reply", {**form, "text": "Second words."}, status=409).text
    assert "Second words." in page.partition("<textarea")[2]


def test_a_second_window_shows_what_is_new_and_keeps_what_was_typed(trainee: Client) -> None:
    address = start(trainee)
    other = box(trainee.get(address).text)
    say(trainee, address, "Said in the first window.")
    page = trainee.post(f"{address}/reply", {**other, "text": "Typed in the second."}, status=409).text
    assert "went on in another window" in page
    assert "Said in the first window." in page
    assert "Typed in the second." in page.partition("<textarea")[2]
    assert field(page, "turn") == "1"
    trainee.post(f"{address}/reply", {**box(page), "text": "Typed in the second."})
    assert field(trainee.get(address).text, "turn") == "2"


def test_a_reply_to_an_ended_conversation_is_refused_and_shown_back(trainee: Client) -> None:
    address = start(trainee)
    other = box(trainee.get(address).text)
    for number in range(12):
        if "has ended" in say(trainee, address, f"That is your own fault, not mine. {number}"):
            break
    page = trainee.post(f"{address}/reply", {**other, "text": "Too late."}, status=409).text
    assert "the reply was not sent" in page
    assert "Too late." in page


def test_a_reply_that_is_too_long_comes_back_whole_with_what_to_do(trainee: Client) -> None:
    address, text = start(trainee), "parola " * 400
    page = say(trainee, address, text, status=422)
    assert "Shorten the reply to 2,000 characters" in page
    assert page.count("parola") == 400
    assert field(page, "turn") == "0"
    assert "x" * 2000 in say(trainee, address, "x" * 2000)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_reply_is_refused_kindly(trainee: Client, text: str) -> None:
    assert "Write what you would say" in say(trainee, start(trainee), text, status=422)


def test_silence_in_dots_is_answered_in_character(trainee: Client) -> None:
    page = say(trainee, start(trainee), "...")
    assert any(line.en in page.replace("&#39;", "'") for line in library()[BILL].reactions.empty)


def test_markup_in_a_reply_is_shown_as_text(trainee: Client) -> None:
    evil = "<script>alert(1)</script> I'm sorry <b>sir</b>"
    address = start(trainee)
    assert "<script>alert" not in say(trainee, address, evil)
    form = {**box(trainee.get(address).text), "text": evil}
    answer = trainee.post(f"{address}/reply", form, status=200, headers=SCRIPT).json
    assert "<script" not in "".join(answer[part] for part in ("turns", "side", "foot"))
    for _ in range(12):
        if "has ended" in say(trainee, address, evil + " It is your own fault."):
            break
    assert "<script>alert" not in trainee.get(f"{address}/result").text


def test_line_ends_and_nulls_of_a_browser_do_not_count(trainee: Client) -> None:
    page = say(trainee, start(trainee), "One line.\r\nAnd\x00 another.")
    assert "One line.\nAnd another.<" in page


def test_a_script_gets_only_what_its_page_does_not_show(trainee: Client) -> None:
    address = start(trainee)
    form = box(trainee.get(address).text)
    answer = trainee.post(f"{address}/reply", {**form, "text": "First."}, status=200, headers=SCRIPT).json
    assert answer["turns"].count("line-own") == 1
    assert field(answer["foot"], "turn") == "1"
    assert (answer["message"], answer["ended"]) == ("", False)
    stale = trainee.post(f"{address}/reply", {**form, "text": "Late."}, status=409, headers=SCRIPT).json
    assert "First." in stale["turns"]
    assert "Late." in stale["foot"]
    assert "another window" in stale["message"]


def test_nobody_else_finds_an_attempt_not_even_an_administrator(
    app: Flask, trainee: Client, factory: Factory
) -> None:
    going_on = start(trainee)
    ended = play_through(trainee, BILL, "en", "lost")
    for roles in ([Role.ADMIN], [Role.SUPERVISOR], [Role.TRAINER, Role.REVIEWER], [Role.AGENT]):
        other = Client(app).sign_in(factory.person(*roles, team=factory.team()))
        for address in (going_on, ended):
            other.get(address, status=404)
            other.get(f"{address}/result", status=404)
            for deed in ("reply", "discard", "retry"):
                other.post(f"{address}/{deed}", {"turn": "1", "key": "12345678", "text": "x"}, status=404)
        assert "No attempts yet" in other.get("/practice/").text
    assert "Lost" in trainee.get("/practice/").text


def test_leaving_without_trace_deletes_every_word(trainee: Client) -> None:
    address = start(trainee)
    say(trainee, address, "Good morning.")
    trainee.post(f"{address}/discard")
    page = trainee.get("/practice/").text
    trainee.get(address, status=404)
    assert "Nothing of it is left" in page
    assert "No attempts yet" in page


def test_an_ended_conversation_is_kept(trainee: Client) -> None:
    address = play_through(trainee, BILL, "en", "lost")
    assert trainee.post(f"{address}/discard").headers["Location"].endswith("/result")
    assert "nothing was deleted" in trainee.get(f"{address}/result").text


def test_a_conversation_that_goes_on_has_no_result_yet(trainee: Client) -> None:
    address = start(trainee)
    assert trainee.get(f"{address}/result", status=302).headers["Location"] == address
    page = trainee.get(f"/practice/scenarios/{BILL}").text
    assert f'href="{address}"' in page
    assert "Goes on" in trainee.get("/practice/").text


def test_an_attempt_survives_a_restart_of_the_server(app: Flask, factory: Factory) -> None:
    person = factory.person(Role.AGENT, team=factory.team())
    client = Client(app).sign_in(person)
    address = start(client)
    before = say(client, address, "Good morning, I am looking into it.")
    settings = load(
        {
            "PILASTRI_INSTANCE": app.instance_path,
            "PILASTRI_SECRET_KEY": "only for tests",
            "PILASTRI_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        }
    )
    again = create_app(
        settings, TESTING=True, RATELIMIT_ENABLED=False, SECURITY_PASSWORD_HASH="plaintext",
        SECURITY_PASSWORD_SCHEMES=["plaintext"], SECURITY_PASSWORD_SINGLE_HASH=True,
    )  # fmt: skip
    after = Client(again).sign_in(person).get(address).text
    assert lines_of(after) == lines_of(before)


def lines_of(page: str) -> list[str]:
    """What was said on a page."""
    return re.findall(r'class="line-text"[^>]*>([^<]*)<', page)
