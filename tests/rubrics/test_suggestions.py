"""A suggestion can be redone with a pencil, and the traps that make one unfair stay shut."""

from dataclasses import replace

import pytest

from nlp.types import ACCUSING_FLAGS, Measure, Reason
from rubrics.schema import Owner
from rubrics.suggestions import LOOK_HERE, NO_RULE, NOT_ANALYSED, pillars, suggest
from tests.rubrics.builders import analysis, criterion, rubric, ruled, talk, text

WARM = {
    "start": 3,
    "needs": [{"labels": ["greeting", "empathy", "rude"], "otherwise": text("Nothing to see.")}],
    "add": [
        {"labels": ["empathy"], "points": 1, "because": text("Acknowledges.")},
        {"labels": ["empathy"], "at_least": 2, "points": 1, "because": text("Again, elsewhere.")},
    ],
    "subtract": [{"labels": ["rude"], "points": 1, "because": text("Rude.")}],
}
TALK = talk("C: it broke", "A: hello, how annoying", "C: twice!", "A: that must be tiring", "C: ok", "A: bye")


def of(rule, transcript, found, **changes):
    author = changes.pop("author", None)
    return suggest(ruled(rule, **changes), found, transcript, author=author)["it"]


def test_every_step_says_in_words_what_moved_it_and_leads_to_its_evidence():
    suggestion = of(WARM, TALK, analysis(TALK, (1, "greeting"), (1, "empathy"), (3, "empathy")))
    assert (suggestion.start, suggestion.value, suggestion.findings) == (3, 5, (1, 2))
    assert [(s.points, s.reason.get("en"), s.findings) for s in suggestion.steps] == [
        (1, "Acknowledges.", (1, 2)),
        (1, "Again, elsewhere.", (1, 2)),
    ]
    assert suggestion.steps[0].reason.get("it") == "Acknowledges. (it)"


def test_without_evidence_there_is_a_reason_and_no_value():
    suggestion = of(WARM, TALK, analysis(TALK, (1, "solution")))
    assert (suggestion.value, suggestion.not_rated.en) == (None, "Nothing to see.")


def test_a_conversation_that_was_not_analysed_is_not_rated():
    found = replace(analysis(TALK, (1, "empathy")), not_rated=Reason("engine.language_not_supported"))
    assert of(WARM, TALK, found).not_rated is NOT_ANALYSED


def test_a_criterion_without_a_rule_is_left_to_a_person():
    found = suggest(rubric(criterion("it")), analysis(TALK), TALK)["it"]
    assert (found.value, found.not_rated) == (None, NO_RULE)


def test_the_same_formula_again_adds_nothing():
    same = talk(
        "C: it broke", "A: how annoying.", "C: twice!", "A: How  annoying!", "C: ok", "A: hOw annoying"
    )
    once = of(WARM, same, analysis(same, (1, "empathy")))
    again = of(WARM, same, analysis(same, (1, "empathy"), (3, "empathy"), (5, "empathy")))
    assert (once.value, again.value) == (4, 4)


def test_a_behaviour_counts_once_for_one_need():
    chatty = talk("C: it broke", "A: how annoying", "A: that must be tiring", "A: poor you")
    assert of(WARM, chatty, analysis(chatty, (1, "empathy"), (2, "empathy"), (3, "empathy"))).value == 4


@pytest.mark.parametrize("flag", ACCUSING_FLAGS)
def test_a_flag_that_accuses_lowers_nothing_alone(flag):
    rule = WARM | {"subtract": [{"labels": [flag], "points": 2, "because": text("Flagged.")}]}
    alone = of(rule, TALK, analysis(TALK, (1, "greeting"), (1, flag), (1, flag)))
    assert (alone.value, alone.steps) == (3, ())
    assert of(rule, TALK, analysis(TALK, (1, "greeting"), (1, flag), (3, flag))).value == 1


def test_a_flag_that_accuses_counts_beside_other_evidence():
    jargon = {"labels": ["jargon"], "points": 1, "because": text("Jargon.")}
    rule = WARM | {"subtract": [*WARM["subtract"], jargon]}
    assert of(rule, TALK, analysis(TALK, (1, "rude"), (3, "jargon"))).value == 1


def test_a_single_flag_that_accuses_withholds_no_praise():
    praise = {"labels": ["empathy"], "unless": ["rude", "scripted"], "points": 1, "because": text("Kind.")}
    rule = WARM | {"add": [praise]}
    assert of(rule, TALK, analysis(TALK, (1, "empathy"), (3, "rude"), (3, "scripted"))).value == 4
    assert of(rule, TALK, analysis(TALK, (1, "empathy"), (3, "rude"), (5, "rude"))).value == 2


def test_prepared_text_lowers_only_beside_something_else():
    deaf = {"lacking": ["empathy"], "when": "customer_upset", "points": 1, "because": text("Deaf.")}
    rule = WARM | {
        "subtract": [
            {"labels": ["scripted"], "points": 1, "because": text("Canned.")},
            {"measure": {"name": "canned_share", "at_least": 0.5}, "points": 1, "because": text("Canned.")},
            deaf,
        ]
    }
    canned = [Measure("canned_share", 0.9, "share", turns=(1, 3))]
    labels = ((1, "greeting"), (1, "scripted"), (3, "scripted"))
    assert of(rule, TALK, analysis(TALK, *labels, measures=canned)).value == 3
    suggestion = of(rule, TALK, analysis(TALK, *labels, measures=canned, upset=[0, 2]))
    assert suggestion.value == 1
    assert {step.turns for step in suggestion.steps} == {(), (1, 3), (0, 2)}


def test_an_upset_customer_is_context_and_no_evidence():
    assert of(WARM, TALK, analysis(TALK, (1, "greeting"), upset=[0, 2, 4])).value == 3


def test_the_value_stays_on_the_scale():
    found = analysis(TALK, (1, "empathy"), (3, "empathy"))
    assert of(WARM | {"start": 5}, TALK, found).value == 5


def test_a_critical_criterion_is_never_suggested_as_failed():
    found = analysis(TALK, (1, "rude"), (3, "rude"))
    suggestion = of(WARM, TALK, found, critical=True)
    assert (suggestion.value, suggestion.not_rated) == (None, LOOK_HERE)
    assert suggestion.findings == (0, 1)


def test_two_agents_are_judged_apart():
    shared = talk(
        "C: it broke", "A/Ada: how annoying", "C: twice!", "A/Bea: not my problem", "C: oh", "A/Bea: bye"
    )
    found = analysis(shared, (1, "empathy"), (3, "rude"), (5, "rude"), upset=[0, 2])
    assert of(WARM, shared, found, author="Ada").value == 4
    assert of(WARM, shared, found, author="Bea").value == 2
    assert of(WARM, shared, found, author="Bea").findings == (1, 2)
    assert of(WARM, shared, found).value == 3


def test_one_agent_is_not_held_to_what_the_customer_told_another():
    deaf = {"lacking": ["empathy"], "when": "customer_upset", "points": 1, "because": text("Deaf.")}
    shared = talk("C: it broke!", "A/Ada: hello", "C: fine", "A/Bea: hello")
    found = analysis(shared, (1, "greeting"), (3, "greeting"), upset=[0])
    assert of(WARM | {"subtract": [deaf]}, shared, found, author="Ada").value == 2
    assert of(WARM | {"subtract": [deaf]}, shared, found, author="Bea").value == 3


def test_labels_of_the_customers_turns_say_nothing_of_the_agent():
    assert of(WARM, TALK, analysis(TALK, (0, "empathy"), (1, "greeting"))).value == 3


GAP = {
    "start": 3,
    "needs": [{"channels": ["chat"], "otherwise": text("No channel.")}],
    "subtract": [
        {
            "measure": {"name": "longest_reply", "at_least": 300, "other_than": "first_reply"},
            "channels": ["chat"],
            "points": 1,
            "because": text("Waited {value} seconds."),
        }
    ],
}


def gaps(longest, first, **who):
    return [Measure("longest_reply", longest, "s", **who), Measure("first_reply", first, "s", **who)]


def test_a_measure_says_its_number_the_way_the_reader_writes_it():
    chat = replace(TALK, channel="chat")
    rule = {
        "start": 3,
        "add": [
            {
                "measure": {"name": "talk_share", "below": 1},
                "points": 1,
                "because": text("A share of {value}."),
            }
        ],
    }
    (step,) = of(rule, chat, analysis(chat, measures=[Measure("talk_share", 0.5, "", turns=(1,))])).steps
    assert (step.reason.en, step.reason.it) == ("A share of 0.5.", "A share of 0,5. (it)")
    assert (step.measure, step.turns) == ("talk_share", (1,))


def test_a_longest_gap_that_is_the_queue_is_not_held_against_the_agent():
    chat = replace(TALK, channel="chat")
    assert of(GAP, chat, analysis(chat, measures=gaps(900, 900))).value == 3
    assert of(GAP, chat, analysis(chat, measures=gaps(900, 20))).value == 2


def test_a_step_for_one_channel_is_not_taken_on_another():
    mail = replace(TALK, channel="email")
    assert of(GAP, mail, analysis(mail, measures=gaps(900, 20))).not_rated.en == "No channel."


def test_an_agent_alone_is_measured_by_the_whole_and_otherwise_by_their_own():
    chat = talk("C: hi", "A/Ada: hello", channel="chat")
    both = talk("C: hi", "A/Ada: hello", "A/Bea: hello", channel="chat")
    assert of(GAP, chat, analysis(chat, measures=gaps(900, 20)), author="Ada").value == 2
    assert of(GAP, chat, analysis(chat, measures=gaps(900, 20, author="Ada"))).value == 2
    assert of(GAP, both, analysis(both, measures=gaps(900, 20)), author="Ada").value == 3


def test_a_measure_that_could_not_be_taken_moves_nothing():
    chat = replace(TALK, channel="chat")
    missing = [Measure("longest_reply", None, "s", not_rated=Reason("pace.no_times"))]
    assert of(GAP, chat, analysis(chat, measures=missing)).value == 3


def test_half_points_add_up_and_a_half_left_over_goes_up():
    half = {"labels": ["empathy"], "points": 0.5, "because": text("Half.")}
    other = {"labels": ["thanks"], "points": 0.5, "because": text("Half.")}
    lower = {"labels": ["jargon"], "points": 0.5, "because": text("Half.")}
    rule = WARM | {"add": [half, other], "subtract": [lower]}
    assert of(rule, TALK, analysis(TALK, (1, "empathy"))).value == 4
    assert of(rule, TALK, analysis(TALK, (1, "empathy"), (3, "thanks"))).value == 4
    assert of(rule, TALK, analysis(TALK, (1, "empathy"), (3, "jargon"))).value == 3
    assert of(rule, TALK, analysis(TALK, (1, "greeting"), (3, "jargon"))).value == 3


def test_a_need_may_ask_for_a_measure_within_a_range():
    needs = [{"ranges": [{"name": "facts_told", "at_least": 1}], "otherwise": text("No fact.")}]
    rule = {"start": 3, "needs": needs}
    for number, value in ((0.0, None), (1.0, 3)):
        found = analysis(TALK, measures=[Measure("facts_told", number, "turns")])
        assert of(rule, TALK, found).value == value
    assert of(rule, TALK, analysis(TALK)).not_rated.en == "No fact."


def test_a_verdict_moves_only_by_the_values_named():
    rule = {
        "start": 3,
        "add": [
            {"verdict": "resolved", "values": ["yes"], "points": 1, "because": text("Solved.")},
        ],
    }
    assert of(rule, TALK, analysis(TALK, resolved="yes")).value == 4
    assert of(rule, TALK, analysis(TALK, resolved="partly")).value == 3
    assert of(rule, TALK, analysis(TALK)).value == 3


def test_a_pillar_is_the_weighted_mean_of_its_rated_criteria():
    def fixed(key, start, weight, owner=Owner.AGENT, pillar="timeliness"):
        rule = {"start": start} if start else {"not_rated": text("No.")}
        return criterion(key, pillar=pillar, weight=weight, owner=owner, suggestion=rule)

    made = rubric(
        fixed("a", 4, 10),
        fixed("b", 1, 5, Owner.OPERATION),
        fixed("c", None, 50),
        fixed("d", 2, 10, pillar="empathy"),
        fixed("e", 3, 10, pillar="empathy"),
        fixed("f", None, 10, pillar="accuracy"),
    )
    found = pillars(suggest(made, analysis(TALK), TALK), made)
    assert found == {"timeliness": 3, "empathy": 3, "accuracy": None}


def test_the_same_words_in_another_sentence_are_no_formula():
    said = talk(
        "C: it broke", "A: I am sorry. It was late", "C: twice", "A: I am sorry to hear of the second one"
    )
    found = analysis(said, (1, "empathy"), (3, "empathy"))
    short = [replace(f, start=0, end=10, quote="I am sorry") for f in found.findings]
    assert of(WARM, said, replace(found, findings=tuple(short))).value == 5


def test_an_endless_line_is_compared_in_no_time():
    line = talk("C: it broke", "A: " + "how annoying " * 8_000)
    one = analysis(line, (1, "empathy")).findings[0]
    many = tuple(replace(one, start=at, end=at + 12, quote="how annoying") for at in range(0, 104_000, 13))
    assert of(WARM, line, replace(analysis(line), findings=many)).value == 4
