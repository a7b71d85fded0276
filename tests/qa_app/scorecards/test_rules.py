"""Which rubric applies: the table of rules and the box to try them."""

import re

from qa_app.accounts.queries import TeamRef
from qa_app.core.permissions import Role
from qa_app.scorecards import queries
from qa_app.scorecards.queries import Rule
from tests.client import Client
from tests.factories import Factory


def begin(client: Client, factory: Factory) -> TeamRef:
    client.sign_in(factory.person(Role.REVIEWER))
    client.get("/rubrics/")
    return factory.team("Nord")


def seen(client: Client) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', client.get("/rubrics/rules").text)
    assert found
    return found.group(1)


def row(number: int, rubric_id: str, **conditions: object) -> dict[str, str]:
    given = {"rubric_id": rubric_id, **conditions}
    return {f"rule-{number}-{name}": str(value) for name, value in given.items()}


def test_a_billing_chat_of_a_team_in_italian_gets_what_the_first_rule_says(
    client: Client, factory: Factory
) -> None:
    nord = begin(client, factory)
    first = row(0, "customer_care", team=nord.id, channel="chat", language="it", reason="billing")
    client.post(
        "/rubrics/rules", {"seen": seen(client), **first, **row(1, "one_step_service", channel="chat")}
    )
    asked = f"/rubrics/rules?team={nord.id}&channel=chat&language=it&reason="
    text = client.get(f"{asked}billing").text
    assert "/rubrics/of/customer_care" in text
    assert "rule 1 holds." in text
    assert "rule 2 holds." in client.get(f"{asked}order").text
    assert "no rule holds." in client.get("/rubrics/rules?team=&channel=phone&language=&reason=").text


def test_rules_move_and_go(client: Client, factory: Factory) -> None:
    begin(client, factory)
    rows = {**row(0, "customer_care", channel="chat"), **row(1, "support_style", channel="chat")}
    client.post("/rubrics/rules", {"seen": seen(client), **rows, "action": "up:1"})
    with factory.context():
        assert [rule.rubric_id for rule in queries.rules()] == ["support_style", "customer_care"]
    client.post("/rubrics/rules", {"seen": seen(client), **rows, "rule-0-removed": "1"})
    with factory.context():
        assert queries.rules() == (Rule("support_style", channel="chat"),)


def test_rules_changed_meanwhile_are_not_overwritten_unasked(client: Client, factory: Factory) -> None:
    begin(client, factory)
    loaded = seen(client)
    client.post("/rubrics/rules", {"seen": loaded, **row(0, "customer_care")})
    text = client.post(
        "/rubrics/rules", {"seen": loaded, **row(0, "support_style", channel="email")}, status=409
    ).text
    assert "The rules were changed by somebody else meanwhile" in text
    assert re.search(r'value="email" selected', text)
    with factory.context():
        assert queries.rules() == (Rule("customer_care"),)


def test_what_is_no_channel_or_no_rubric_is_not_kept(client: Client, factory: Factory) -> None:
    begin(client, factory)
    rows = {**row(0, "customer_care", channel="pigeon"), **row(1, ""), **row(2, "support_style", team=999)}
    client.post("/rubrics/rules", {"seen": seen(client), **rows})
    with factory.context():
        assert queries.rules() == (Rule("customer_care"),)
    client.post("/rubrics/rules", {"seen": seen(client), **row(0, "nothing_such")}, status=422)


def test_an_archived_rubric_of_a_rule_is_named_as_such(client: Client, factory: Factory) -> None:
    begin(client, factory)
    client.post("/rubrics/rules", {"seen": seen(client), **row(0, "customer_care")})
    assert "1 rule that names it is then passed over." in client.get("/rubrics/of/customer_care").text
    client.post("/rubrics/of/customer_care/archive")
    assert "customer_care (archived)" in client.get("/rubrics/rules").text
