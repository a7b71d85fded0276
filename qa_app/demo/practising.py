"""A few finished roleplays: replies of the scenarios' own examples, played through the trainees' service."""

from datetime import datetime, timedelta

from qa_app.demo.people import Cast
from qa_app.roleplay import service as roleplay
from qa_app.roleplay.service import Reply
from scenarios.loader import library
from scenarios.schema import Example, Scenario

# Agent, scenario, language, outcome of the example that they follow, days before the first run.
PLAYED = (
    ("nav-01", "insulted_over_a_bill", "it", "lost", 12),
    ("nav-01", "insulted_over_a_bill", "it", "won", 9),
    ("lan-01", "red_light_on_the_box", "it", "won", 6),
    ("har-01", "red_light_on_the_box", "en", "won", 4),
)
PAUSE = timedelta(seconds=35)


def practise(cast: Cast, *, at: datetime) -> None:
    """Play what is not played yet; each attempt stays its owner's."""
    for number, (agent, scenario_id, language, outcome, days) in enumerate(PLAYED):
        scenario = library()[scenario_id]
        example = _example(scenario, language, outcome)
        viewer = cast.viewer_of_agent(agent)
        if example is None or viewer is None:
            continue
        moment = at - timedelta(days=days)
        attempt = roleplay.begin(
            scenario, language=language, seed=number, harsh=False, viewer=viewer, at=moment
        )
        for turn, words in enumerate(example.replies):
            if roleplay.look(attempt, viewer=viewer).state.has_ended:
                break
            moment += PAUSE
            roleplay.reply(attempt, Reply(words, f"demo-{number}-{turn}", turn), viewer=viewer, at=moment)
        roleplay.conclude(attempt, viewer=viewer, at=moment)


def _example(scenario: Scenario, language: str, outcome: str) -> Example | None:
    found = (e for e in scenario.examples if (e.language, e.outcome) == (language, outcome))
    return next(found, None)
