"""Comment templates: one's own, the team's, and their count."""

import pytest

from qa_app.accounts.queries import TeamRef
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.moments import queries
from qa_app.moments.service import commenting
from qa_app.moments.service.commenting import Words
from tests.factories import NOW, Person
from tests.qa_app.moments.keepers import Keepers, viewer_of

pytestmark = pytest.mark.usefixtures("context")


def write(person: Person, name: str = "Due domande", team: TeamRef | None = None, **words: str) -> int:
    given = {"text_it": "Riprendile tutte.", **words}
    made = Words(name, team_id=team.id if team else None, **given)  # type: ignore[arg-type]
    return commenting.create(made, viewer=viewer_of(person), at=NOW)


def names(person: Person) -> list[str]:
    return [one.name for one in queries.comments(viewer_of(person))]


def test_ones_own_is_nobody_elses(keepers: Keepers) -> None:
    made = write(keepers.lead)
    assert names(keepers.lead) == ["Due domande"]
    assert names(keepers.quality) == names(keepers.other_lead) == []
    for act in (commenting.used, commenting.delete):
        with pytest.raises(NotFoundError):
            act(made, viewer=viewer_of(keepers.quality))


def test_the_teams_are_for_those_who_review_in_it(keepers: Keepers) -> None:
    write(keepers.lead, team=keepers.team)
    assert names(keepers.quality) == ["Due domande"]
    assert names(keepers.other_lead) == names(keepers.agent) == []
    seen = queries.comments(viewer_of(keepers.quality))[0]
    assert (seen.team, seen.owner, seen.may_edit) == ("Nord", "Paola", False)


def test_only_who_leads_a_team_gives_it_words(keepers: Keepers) -> None:
    for person in (keepers.quality, keepers.other_lead):
        with pytest.raises(InvalidError) as refused:
            write(person, team=keepers.team)
        assert refused.value.problems == ("team",)
    with pytest.raises(ForbiddenError):
        write(keepers.agent)


def test_most_used_first(keepers: Keepers) -> None:
    write(keepers.lead, "A")
    often = write(keepers.lead, "B", team=keepers.team)
    for person in (keepers.lead, keepers.quality):
        commenting.used(often, viewer=viewer_of(person))
    assert [(one.name, one.uses) for one in queries.comments(viewer_of(keepers.lead))] == [("B", 2), ("A", 0)]


def test_a_text_is_in_the_wanted_language_or_in_the_one_there_is(keepers: Keepers) -> None:
    write(keepers.lead, text_en="Take all of them up.")
    write(keepers.lead, "Solo italiano")
    both, one = queries.comments(viewer_of(keepers.lead))
    assert (both.text_in("it"), both.text_in("en")) == ("Riprendile tutte.", "Take all of them up.")
    assert one.text_in("en") == "Riprendile tutte."


def test_what_is_missing_or_too_long_is_named(keepers: Keepers) -> None:
    with pytest.raises(InvalidError) as refused:
        write(keepers.lead, " ", text_it="x" * 2001, topic="weather")
    assert refused.value.problems == ("name", "text", "topic")


def test_changing_keeps_the_count_and_deleting_takes_it_away(keepers: Keepers) -> None:
    made, lead = write(keepers.lead), viewer_of(keepers.lead)
    commenting.used(made, viewer=lead)
    commenting.change(made, Words("Tre domande", "Tutte.", topic="responsiveness"), viewer=lead)
    one = queries.comments(lead)[0]
    assert (one.name, one.topic, one.uses) == ("Tre domande", "responsiveness", 1)
    commenting.delete(made, viewer=lead)
    assert names(keepers.lead) == []
