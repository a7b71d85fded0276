"""From what a file says to a conversation: who is who, which language, do the times make sense."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from nlp.language import identify
from nlp.types import LANGUAGES, Reason, Speaker, Transcript, Turn, TurnKind
from qa_app.importers.channels import channel_of
from qa_app.importers.labels import role_of
from qa_app.importers.raw import RawConversation, RawTurn
from qa_app.importers.roles import guess_roles
from qa_app.importers.types import (
    AgentRef,
    ImportedConversation,
    ImportOptions,
    Problem,
    RoleGuess,
    authors,
    missing_sides,
)

MAX_TURNS = 20_000
MAX_TEXT = 100_000

# JSON can carry these; neither UTF-8 nor PostgreSQL can store them.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def assemble(raw: RawConversation, *, options: ImportOptions) -> ImportedConversation | Problem:
    """The conversation as it would be saved, or the error for which it cannot be."""
    refusal = _refusal(raw)
    if refusal is not None:
        return refusal
    raw, cleaned = _storable(raw)
    guesses = _roles(raw)
    turns = _name_bare_agents(tuple(_turn(turn, raw, guesses) for turn in raw.turns), raw)
    turns = _relative(turns)
    language, doubts = _language(raw, options)
    agents = _agents(raw, turns)
    customer = raw.customer or next(iter(authors(turns, Speaker.CUSTOMER)), None)
    channel = options.channel or channel_of(raw.channel)
    if raw.channel and channel is None:
        doubts = (*doubts, Problem("conversation.channel_unknown", raw.line, {"channel": raw.channel[:60]}))
    transcript = Transcript(turns, language, channel, agents[0].name if agents else None, customer)
    problems = (*raw.problems, *cleaned, *doubts, *_clock(raw), *_unsure(guesses), *missing_sides(turns))
    return ImportedConversation(
        external_id=raw.external_id,
        transcript=transcript,
        started_at=raw.started_at or next((turn.at for turn in turns if turn.at), None),
        channel=channel,
        language=language,
        agents=agents,
        customer=customer,
        team=raw.team,
        roles=tuple(guesses.values()),
        problems=problems,
        raw_hash=_hash(raw),
        extra=raw.extra,
    )


def _refusal(raw: RawConversation) -> Problem | None:
    if len(raw.turns) > MAX_TURNS:
        params = {"turns": len(raw.turns), "limit": MAX_TURNS}
        return Problem("conversation.too_many_turns", raw.line, params, "error")
    longest = max(raw.turns, key=lambda turn: len(turn.text), default=None)
    if longest is None or not any(turn.text for turn in raw.turns):
        return Problem("conversation.no_turns", raw.line, severity="error")
    if len(longest.text) > MAX_TEXT:
        params = {"characters": len(longest.text), "limit": MAX_TEXT}
        return Problem("conversation.turn_too_long", longest.line or raw.line, params, "error")
    return None


def _storable(raw: RawConversation) -> tuple[RawConversation, tuple[Problem, ...]]:
    count = 0

    def clean(text: str | None) -> str | None:
        nonlocal count
        if text is None:
            return None
        cleaned, found = _UNSTORABLE.subn("\ufffd", text)
        count += found
        return cleaned

    turns = tuple(
        replace(turn, text=clean(turn.text) or "", label=clean(turn.label), author=clean(turn.author))
        for turn in raw.turns
    )
    names = {
        name: clean(getattr(raw, name))
        for name in ("external_id", "channel", "language", "agent", "agent_code", "customer", "team")
    }
    extra = {key: clean(value) or "" for key, value in raw.extra.items()}
    if not count:
        return raw, ()
    problem = Problem("conversation.unstorable", raw.line, {"count": count})
    return replace(raw, turns=turns, extra=extra, **names), (problem,)  # type: ignore[arg-type] # names of str fields


def _roles(raw: RawConversation) -> Mapping[str, RoleGuess]:
    """Every label of the conversation with its role, in order of appearance."""
    known: dict[str, RoleGuess] = {}
    texts: dict[str, list[str]] = {}
    for turn in raw.turns:
        if turn.label is None:
            continue
        texts.setdefault(turn.label, []).append(turn.text)
        if turn.label not in known:
            guess = _known_role(turn, raw)
            if guess is not None:
                known[turn.label] = guess
    return {guess.name: guess for guess in guess_roles(texts, known=known)}


def _known_role(turn: RawTurn, raw: RawConversation) -> RoleGuess | None:
    label = turn.label or ""
    if turn.speaker is not None:
        return RoleGuess(label, turn.speaker, Reason("role.given"), confident=True)
    role = role_of(label)
    if role is not None:
        return RoleGuess(label, role.speaker, Reason("role.label", {"label": label}), confident=True)
    for name, speaker in ((raw.agent, Speaker.AGENT), (raw.customer, Speaker.CUSTOMER)):
        if name and name.casefold() == label.casefold():
            return RoleGuess(label, speaker, Reason("role.given"), confident=True)
    return None


def _turn(turn: RawTurn, raw: RawConversation, guesses: Mapping[str, RoleGuess]) -> Turn:
    speaker = turn.speaker
    author = turn.author
    if turn.label is not None:
        speaker = speaker or guesses[turn.label].speaker
        role = role_of(turn.label)
        author = author or (role.name if role else turn.label)
    speaker = speaker or Speaker.SYSTEM
    if author is None and speaker is Speaker.AGENT:
        author = raw.agent
    if author is None and speaker is Speaker.CUSTOMER:
        author = raw.customer
    return Turn(speaker, turn.text, author, turn.seconds, turn.end_seconds, turn.at, turn.kind)


def _name_bare_agents(turns: tuple[Turn, ...], raw: RawConversation) -> tuple[Turn, ...]:
    """Beside a named second agent the bare "Operatore" is somebody too, and is called so."""
    if not authors(turns, Speaker.AGENT):
        return turns
    return tuple(
        replace(turn, author=source.label)
        if turn.speaker is Speaker.AGENT and turn.author is None and source.label
        else turn
        for turn, source in zip(turns, raw.turns, strict=True)
    )


def _relative(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Seconds from the first time, where the source gives absolute times only."""
    first = next((turn.at for turn in turns if turn.at), None)
    if first is None:
        return turns
    return tuple(
        replace(turn, seconds=(turn.at - first).total_seconds())
        if turn.at is not None and turn.seconds is None
        else turn
        for turn in turns
    )


def _agents(raw: RawConversation, turns: tuple[Turn, ...]) -> tuple[AgentRef, ...]:
    names = authors(turns, Speaker.AGENT) or ((raw.agent,) if raw.agent else ())
    main = raw.agent if raw.agent in names else (names[0] if names else None)
    agents = tuple(AgentRef(name, raw.agent_code if name == main else None) for name in names)
    if not agents and raw.agent_code:
        return (AgentRef(raw.agent_code, raw.agent_code),)
    return agents


def _language(raw: RawConversation, options: ImportOptions) -> tuple[str | None, tuple[Problem, ...]]:
    given = options.language or raw.language
    language = given.lower().split("-")[0].split("_")[0] if given else None
    if not language:
        language = identify(t.text for t in raw.turns if t.kind is TurnKind.MESSAGE)
        if language is None:
            return None, (Problem("conversation.language_unknown", raw.line),)
    if language not in LANGUAGES:
        params = {"language": language[:20]}
        return language, (Problem("conversation.language_unsupported", raw.line, params),)
    return language, ()


def _clock(raw: RawConversation) -> tuple[Problem, ...]:
    """One warning for a clock that goes backwards: the first place and how often. Times stay as given."""
    latest: Counter[str] = Counter()
    places: list[int] = []
    for number, turn in enumerate(raw.turns, 1):
        times = {"s": turn.seconds, "at": turn.at.timestamp() if turn.at else None}
        for kind, value in times.items():
            if value is None:
                continue
            if kind in latest and value < latest[kind]:
                places.append(turn.line or number)
            latest[kind] = value  # type: ignore[assignment] # a float serves as well
    if not places:
        return ()
    return (Problem("conversation.clock_backwards", places[0], {"times": len(places)}),)


def _unsure(guesses: Mapping[str, RoleGuess]) -> Iterable[Problem]:
    names = [guess.name for guess in guesses.values() if not guess.confident]
    return (Problem("roles.unsure", None, {"names": ", ".join(names[:5])}),) if names else ()


def _hash(raw: RawConversation) -> str:
    """A hash of what was said: not of roles, line numbers or anything derived."""
    content = [
        raw.external_id,
        raw.started_at.isoformat() if raw.started_at else None,
        [
            (t.label or t.author or t.speaker, t.text, t.seconds, t.at.isoformat() if t.at else None, t.kind)
            for t in raw.turns
        ],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
