"""What makes a conversation worth a look, read off its stored analysis; each signal is said with its name.

Pure. Signals choose what a person reads, they judge nobody: a targeted review enters no random statistic.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev

from qa_app.sampling.queries.records import Key

# How much each weighs when there are more than may be reviewed.
WEIGHTS = {
    "abuse": 3,
    "unresolved": 3,
    "low_suggestions": 2,
    "falling_sentiment": 2,
    "long_silence": 1,
    "outlier_length": 1,
    "outlier_replies": 1,
}
LOW_BELOW = 40.0  # mean of the suggestions, per cent of the scale
LOW_FROM = 3  # suggestions that make a mean
FALLING_FROM = -0.3  # shift of the customer's valence, −1 to 1
SILENCE_SECONDS: Mapping[str, float] = {"phone": 60, "in_person": 60, "chat": 300, "email": 48 * 3600}
SILENCE_ELSEWHERE = 1800.0
OUTLIER_SD = 2.0
OUTLIER_FROM = 10  # conversations that make a team's mean


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one part. None where the analysis does not say."""

    team_id: int | None
    channel: str
    words: int
    replies: int
    abused: bool = False
    unresolved: bool = False
    suggestions: tuple[float, ...] = ()
    shift: float | None = None
    longest_wait: float | None = None


def weight(signals: Iterable[str]) -> int:
    """How much signals weigh together."""
    return sum(WEIGHTS.get(signal, 0) for signal in signals)


def signals(facts: Mapping[Key, Facts]) -> dict[Key, tuple[str, ...]]:
    """The signals of each part, the heaviest first. Outliers are measured against the team's own mean."""
    limits = {
        (team, name): _limit([getattr(one, name) for one in facts.values() if one.team_id == team])
        for team in {one.team_id for one in facts.values()}
        for name in ("words", "replies")
    }
    found = {}
    for key, one in facts.items():
        holds = {
            "abuse": one.abused,
            "unresolved": one.unresolved,
            "low_suggestions": _is_low(one.suggestions),
            "falling_sentiment": one.shift is not None and one.shift <= FALLING_FROM,
            "long_silence": one.longest_wait is not None and one.longest_wait >= _silence(one.channel),
            "outlier_length": one.words >= limits[one.team_id, "words"],
            "outlier_replies": one.replies >= limits[one.team_id, "replies"],
        }
        found[key] = tuple(name for name in WEIGHTS if holds[name])
    return found


def _is_low(suggestions: tuple[float, ...]) -> bool:
    return len(suggestions) >= LOW_FROM and fmean(suggestions) < LOW_BELOW


def _silence(channel: str) -> float:
    return SILENCE_SECONDS.get(channel, SILENCE_ELSEWHERE)


def _limit(values: list[int]) -> float:
    """Two standard deviations above the mean; out of reach where too few or all alike."""
    deviation = pstdev(values)
    if len(values) < OUTLIER_FROM or deviation == 0:
        return float("inf")
    return fmean(values) + OUTLIER_SD * deviation
