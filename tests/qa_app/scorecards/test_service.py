"""The life of a rubric: nothing published changes, nobody writes past another, rules choose."""

import pytest

from qa_app.core.audit import AuditEntry
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, InvalidError, NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import queries as evaluations
from qa_app.evaluations import service as reviewing
from qa_app.scorecards import queries, service
from qa_app.scorecards.models import RubricVersion
from qa_app.scorecards.queries import Rule
from rubrics.loader import dump, library, parse
from rubrics.schema import AppliesTo, Rubric
from tests.factories import NOW, Factory
from tests.qa_app.evaluations.desk import Desk, viewer_of

LEVELS = library()["service_levels"]
YAML = dump(LEVELS)


@pytest.fixture
def keeper(context: object, factory: Factory) -> Viewer:
    """Somebody of quality, who may write rubrics, with the library published."""
    service.publish_library(at=NOW)
    return viewer_of(factory.person(Role.REVIEWER).id)


def renamed(title: str) -> str:
    return YAML.replace("The seven levels of service", title)


def started(keeper: Viewer, content: str = YAML) -> queries.Draft:
    draft_id = service.start_draft("service_levels", viewer=keeper, at=NOW)
    service.save_draft(draft_id, content, lock=1, viewer=keeper, at=NOW)
    draft = queries.draft(draft_id)
    assert draft is not None
    return draft


def published(keeper: Viewer, content: str) -> int:
    draft = started(keeper, content)
    return service.publish_draft(draft.id, lock=draft.lock, viewer=keeper, at=NOW)


def current(rubric_id: str = "service_levels") -> RubricVersion:
    version = queries.current_version(rubric_id)
    assert version is not None
    return version


def test_a_draft_begins_as_what_is_in_use_and_there_is_one_at_a_time(keeper: Viewer) -> None:
    first = service.start_draft("service_levels", viewer=keeper, at=NOW)
    draft = queries.draft(first)
    assert draft is not None
    assert (draft.content, draft.based_on_id, draft.lock) == (current().content, current().id, 1)
    assert service.start_draft("service_levels", viewer=keeper, at=NOW) == first
    with pytest.raises(NotFoundError):
        service.start_draft("unheard_of", viewer=keeper, at=NOW)


def test_two_people_saving_the_same_draft_lose_nothing(keeper: Viewer) -> None:
    draft_id = service.start_draft("service_levels", viewer=keeper, at=NOW)
    assert service.save_draft(draft_id, renamed("Mine"), lock=1, viewer=keeper, at=NOW) == 2
    with pytest.raises(service.DraftChangedElsewhereError):
        service.save_draft(draft_id, renamed("Theirs"), lock=1, viewer=keeper, at=NOW)
    draft = queries.draft(draft_id)
    assert draft is not None
    assert "Mine" in draft.content


def test_a_draft_may_have_faults_but_is_not_published_with_them(keeper: Viewer) -> None:
    draft = started(keeper, YAML.replace("weight: 20", "weight: 25", 1))
    with pytest.raises(service.DraftFaultsError) as refused:
        service.publish_draft(draft.id, lock=draft.lock, viewer=keeper, at=NOW)
    assert [fault.code for fault in refused.value.faults] == ["RB014"]
    assert queries.draft(draft.id) is not None


def test_publishing_makes_the_next_version_and_leaves_the_former_as_it_was(keeper: Viewer) -> None:
    before = current()
    kept = before.content, before.content_hash
    version_id = published(keeper, renamed("Seven steps"))
    assert (current().id, current().number, current().published_by) == (version_id, 2, keeper.user_id)
    assert queries.rubric_of(current()).title.en == "Seven steps"
    assert (before.content, before.content_hash) == kept
    assert before.archived_at == NOW
    assert queries.drafts() == ()
    assert [(line.number, line.is_current) for line in queries.versions("service_levels")] == [
        (2, True),
        (1, False),
    ]


def test_what_says_nothing_new_is_not_published_again(keeper: Viewer) -> None:
    draft = started(keeper, "# only a remark\n" + YAML)
    with pytest.raises(service.NothingNewError):
        service.publish_draft(draft.id, lock=draft.lock, viewer=keeper, at=NOW)


def test_going_back_to_an_older_text_puts_its_version_back_into_use(keeper: Viewer) -> None:
    first = current().id
    published(keeper, renamed("Seven steps"))
    assert published(keeper, YAML) == first
    assert current().id == first
    assert len(queries.versions("service_levels")) == 2


def test_a_draft_of_one_rubric_does_not_become_another(keeper: Viewer) -> None:
    draft = started(keeper, YAML.replace("id: service_levels", "id: support_style"))
    with pytest.raises(service.OtherRubricError):
        service.publish_draft(draft.id, lock=draft.lock, viewer=keeper, at=NOW)


def test_a_rubric_of_ones_own_starts_from_its_text(keeper: Viewer) -> None:
    content = YAML.replace("id: service_levels", "id: our_levels")
    draft_id = service.start_draft("our_levels", viewer=keeper, at=NOW, content=content)
    service.publish_draft(draft_id, lock=1, viewer=keeper, at=NOW)
    assert current("our_levels").number == 1


def test_the_library_does_not_take_the_place_of_what_somebody_published(keeper: Viewer) -> None:
    version_id = published(keeper, renamed("Seven steps"))
    service.publish_library(at=NOW)
    assert current().id == version_id


def test_a_discarded_draft_is_gone_and_versions_are_not(keeper: Viewer) -> None:
    draft = started(keeper, renamed("Never mind"))
    service.discard_draft(draft.id, lock=draft.lock, viewer=keeper, at=NOW)
    assert queries.draft_of("service_levels") is None
    assert current().number == 1


def test_only_those_who_keep_rubrics_may_write_them(keeper: Viewer, factory: Factory) -> None:
    lead = viewer_of(factory.person(Role.SUPERVISOR).id)
    for attempt in (
        lambda: service.start_draft("service_levels", viewer=lead, at=NOW),
        lambda: service.archive("service_levels", viewer=lead, at=NOW),
        lambda: service.reinstate(current().id, viewer=lead, at=NOW),
        lambda: service.set_rules((), viewer=lead, at=NOW),
    ):
        with pytest.raises(ForbiddenError):
            attempt()


def test_every_step_is_in_the_audit_trail(keeper: Viewer) -> None:
    published(keeper, renamed("Seven steps"))
    service.set_rules((Rule("service_levels"),), viewer=keeper, at=NOW)
    service.archive("service_levels", viewer=keeper, at=NOW)
    service.reinstate(queries.versions("service_levels")[0].id, viewer=keeper, at=NOW)
    entries = db.session.scalars(db.select(AuditEntry).where(AuditEntry.user_id == keeper.user_id))
    assert [entry.action.removeprefix("rubric.") for entry in entries] == [
        "draft_started", "draft_saved", "published", "rules_set", "archived", "reinstated",
    ]  # fmt: skip


def chosen(**facts: object) -> str:
    return service.choose_version(at=NOW, **facts).rubric_id  # type: ignore[arg-type]


def test_the_first_rule_that_holds_decides_and_the_pillars_are_left(keeper: Viewer, factory: Factory) -> None:
    north = factory.team("Nord").id
    rules = (
        Rule("support_style", team_id=north, channel="chat"),
        Rule("one_step_service", channel="phone"),
        Rule("service_levels", team_id=north),
        Rule("customer_care", language="it", reason="problem"),
    )
    service.set_rules(rules, viewer=keeper, at=NOW)
    assert queries.rules() == rules
    assert chosen(team_id=north, channel="chat") == "support_style"
    assert chosen(team_id=north, channel="phone") == "one_step_service"
    assert chosen(team_id=north, channel="email") == "service_levels"
    assert chosen(channel="chat", language="it", reason="problem") == "customer_care"
    assert chosen(channel="chat", language="en", reason="problem") == "service_pillars"
    assert chosen() == "service_pillars"


def test_rules_keep_their_order_when_they_are_set_again(keeper: Viewer) -> None:
    rules = (Rule("service_levels", channel="chat"), Rule("customer_care"))
    service.set_rules(rules, viewer=keeper, at=NOW)
    service.set_rules(rules[::-1], viewer=keeper, at=NOW)
    assert chosen(channel="chat") == "customer_care"


def test_a_rule_for_a_rubric_that_is_not_there_is_refused(keeper: Viewer) -> None:
    with pytest.raises(InvalidError):
        service.set_rules((Rule("unheard_of"),), viewer=keeper, at=NOW)


def test_an_archived_rubric_is_passed_over(keeper: Viewer) -> None:
    service.set_rules((Rule("service_levels"),), viewer=keeper, at=NOW)
    service.archive("service_levels", viewer=keeper, at=NOW)
    assert chosen(channel="chat") == "service_pillars"
    with pytest.raises(service.FallbackNeededError):
        service.archive("service_pillars", viewer=keeper, at=NOW)


def made_for_calls() -> Rubric:
    return LEVELS.model_copy(update={"applies_to": AppliesTo(channels=("phone",))})


def test_a_rubric_that_says_what_it_is_made_for_is_not_used_for_else(keeper: Viewer) -> None:
    assert parse(dump(made_for_calls()), source="x") == made_for_calls()
    published(keeper, dump(made_for_calls()))
    service.set_rules((Rule("service_levels"),), viewer=keeper, at=NOW)
    assert chosen(channel="phone") == "service_levels"
    assert chosen(channel="chat") == "service_pillars"


def test_a_rubric_archived_while_in_use_leaves_open_reviews_as_they_are(
    keeper: Viewer, factory: Factory
) -> None:
    desk = Desk(factory)
    service.set_rules((Rule("service_levels"),), viewer=keeper, at=NOW)
    review_id = desk.review_id()
    service.archive("service_levels", viewer=keeper, at=NOW)
    assert evaluations.whole(review_id).rubric.id == "service_levels"
    desk.fill(review_id)
    reviewing.submit(review_id, viewer=desk.viewer, at=NOW)
    assert evaluations.whole(review_id).base == 50
    assert evaluations.whole(desk.review_id()).rubric.id == "service_pillars"
