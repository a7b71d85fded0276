"""Whether a condition of a scenario holds."""

from dataclasses import dataclass

from scenarios.schema import When
from scenarios.state import State


@dataclass(frozen=True, slots=True)
class Moment:
    """What a condition looks at: this reply's labels and topics, and the attempt with them counted in."""

    labels: frozenset[str]
    topics: frozenset[str]
    state: State


def holds(when: When, moment: Moment) -> bool:
    """Whether every key that the condition gives holds; an empty condition does."""
    if not (_reply_holds(when, moment) and _attempt_holds(when, moment.state)):
        return False
    return not when.any_of or any(holds(option, moment) for option in when.any_of)


def _reply_holds(when: When, moment: Moment) -> bool:
    return (
        (not when.labels or not moment.labels.isdisjoint(when.labels))
        and moment.labels.issuperset(when.all_labels)
        and moment.labels.isdisjoint(when.no_labels)
        and (not when.topics or not moment.topics.isdisjoint(when.topics))
        and moment.topics.issuperset(when.all_topics)
        and moment.topics.isdisjoint(when.no_topics)
    )


def _attempt_holds(when: When, state: State) -> bool:
    return (
        set(state.labels).issuperset(when.heard)
        and set(state.labels).isdisjoint(when.never_heard)
        and set(state.topics).issuperset(when.told)
        and set(state.facts).issuperset(when.facts)
        and set(state.path).issuperset(when.visited)
        and (not when.endings or state.ending in when.endings)
        and _within(when.mood_min, state.mood, when.mood_max)
        and _within(when.turn_min, state.turn, None)
        and _within(when.stayed_min, state.stayed, None)
    )


def _within(low: int | None, value: int, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
