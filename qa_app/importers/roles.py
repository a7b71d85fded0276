"""Who is the agent where a file gives only names: by what each says, never by who speaks first."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from nlp.text import fold
from nlp.types import Reason, Speaker
from qa_app.importers.types import RoleGuess

# What a person says at the start and at the end tells the role; reading more would only cost time.
_MOST_TURNS = 80
_MOST_CHARACTERS = 1_000
_SURE = 3.0
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that one side uses; `weight` is above zero for the agent's."""

    code: str
    weight: float
    most: int
    phrases: tuple[str, ...]


@lru_cache(maxsize=1)
def cues() -> tuple[Cue, ...]:
    """The cues of `cues.toml`."""
    file = resources.files("qa_app.importers") / "cues.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Cue(code, float(group["weight"]), int(group["most"]), tuple(f" {p}" for p in group["phrases"]))
        for code, group in groups.items()
    )


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much a name sounds like an agent (above zero) or a customer, and what told most for each side."""

    score: float
    for_agent: str | None
    for_customer: str | None


def guess_roles(
    texts: Mapping[str, Sequence[str]], *, known: Mapping[str, RoleGuess]
) -> tuple[RoleGuess, ...]:
    """A role for every name of `texts` (name → what it says); what is `known` is not guessed."""
    unknown = [name for name in texts if name not in known]
    if not unknown:
        return tuple(known[name] for name in texts)
    leanings = {name: lean(texts[name]) for name in unknown}
    sides = {guess.speaker for guess in known.values()}
    if Speaker.AGENT in sides or Speaker.CUSTOMER in sides:
        guessed = {name: _beside_known(name, leanings[name], sides) for name in unknown}
    else:
        guessed = _among(unknown, leanings)
    return tuple(known[name] if name in known else guessed[name] for name in texts)


def lean(texts: Sequence[str]) -> Leaning:
    """Weigh the cues in what one name says."""
    chosen = texts if len(texts) <= _MOST_TURNS else [*texts[: _MOST_TURNS // 2], *texts[-_MOST_TURNS // 2 :]]
    words = (word for text in chosen for word in (*_WORD.findall(fold(text[:_MOST_CHARACTERS])), "|"))
    joined = f" {' '.join(words)} "
    weights = {
        cue.code: cue.weight * min(sum(joined.count(phrase) for phrase in cue.phrases), cue.most)
        for cue in cues()
    }
    questions = sum("?" in text for text in chosen) / max(len(chosen), 1)
    best, worst = max(weights, key=weights.__getitem__), min(weights, key=weights.__getitem__)
    return Leaning(
        sum(weights.values()) + questions,
        best if weights[best] > 0 else None,
        worst if weights[worst] < 0 else None,
    )


def _beside_known(name: str, leaning: Leaning, sides: set[Speaker]) -> RoleGuess:
    """Where the file names one side, a bare name is the other; where it names both, words decide."""
    if Speaker.AGENT not in sides:
        return RoleGuess(name, Speaker.AGENT, Reason("role.other_is_customer"), leaning.score > -_SURE)
    if Speaker.CUSTOMER not in sides:
        return RoleGuess(name, Speaker.CUSTOMER, Reason("role.other_is_agent"), leaning.score < _SURE)
    speaker = Speaker.AGENT if leaning.score > 0 else Speaker.CUSTOMER
    return _by_words(name, speaker, leaning, confident=abs(leaning.score) >= _SURE)


def _among(names: Sequence[str], leanings: Mapping[str, Leaning]) -> dict[str, RoleGuess]:
    ranked = sorted(names, key=lambda name: -leanings[name].score)
    best, last = leanings[ranked[0]].score, leanings[ranked[-1]].score
    if len(names) == 1:
        speaker = Speaker.AGENT if best > 0 else Speaker.CUSTOMER
        return {
            ranked[0]: _by_words(ranked[0], speaker, leanings[ranked[0]], confident=abs(best) >= 2 * _SURE)
        }
    guessed = {}
    for place, name in enumerate(ranked):
        leaning = leanings[name]
        # A second agent (a hand-over) must sound like one, and the least agent-like is the customer.
        is_agent = place == 0 or (leaning.score >= _SURE and place < len(ranked) - 1)
        gap = leaning.score - last if is_agent else best - leaning.score
        speaker = Speaker.AGENT if is_agent else Speaker.CUSTOMER
        guessed[name] = _by_words(name, speaker, leaning, confident=gap >= _SURE)
    return guessed


def _by_words(name: str, speaker: Speaker, leaning: Leaning, *, confident: bool) -> RoleGuess:
    cue = leaning.for_agent if speaker is Speaker.AGENT else leaning.for_customer
    if cue is not None:
        return RoleGuess(name, speaker, Reason(f"role.{cue}"), confident)
    code = "role.less_like_customer" if speaker is Speaker.AGENT else "role.less_like_agent"
    return RoleGuess(name, speaker, Reason(code if confident else "role.unsure"), confident)
