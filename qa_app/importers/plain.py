"""Plain text: `Operatore: …`, `Customer: …`, `Giulia: …`, with or without times, one conversation or many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from nlp.types import Speaker, TurnKind
from qa_app.importers.labels import looks_like_name, role_of
from qa_app.importers.moments import Clock, counts_from_start, read_moment, to_offsets
from qa_app.importers.plain_lines import (
    Said,
    is_separator,
    is_strong_separator,
    read_event,
    read_header,
    read_meta,
    read_said,
)
from qa_app.importers.raw import RawConversation, RawTurn
from qa_app.importers.types import Problem

VERSION = "1"


def read_plain(text: str, *, zone: tzinfo) -> Iterator[RawConversation]:
    """The conversations of a text in order; lines that say nothing of who speaks are reported, not lost."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = [read_said(line, zone=zone) for line in lines]
    for first, after, title in _parts(lines, said):
        if any(line.strip() for line in lines[first:after]):
            yield _conversation(lines[first:after], said[first:after], first, title, zone)


def _parts(lines: Sequence[str], said: Sequence[Said | None]) -> Iterator[tuple[int, int, str | None]]:
    """(first line, line after the last, title) of each conversation."""
    following = _next_filled(lines)
    first, title = 0, None
    for number, line in enumerate(lines):
        blank_before = number == 0 or not lines[number - 1].strip() or is_separator(lines[number - 1])
        header = read_header(line) if blank_before or is_separator(line) else None
        if header is None and not _divides(number, lines, said, following):
            continue
        if header is not None and not _opens(following[number], lines, said):
            continue
        yield first, number, title
        first, title = number + 1, header
    yield first, len(lines), title


def _next_filled(lines: Sequence[str]) -> list[int]:
    """For each line, the number of the next line that is neither blank nor a separator."""
    following, upcoming = [len(lines)] * len(lines), len(lines)
    for number in range(len(lines) - 1, -1, -1):
        following[number] = upcoming
        if lines[number].strip() and not is_separator(lines[number]):
            upcoming = number
    return following


def _divides(
    number: int, lines: Sequence[str], said: Sequence[Said | None], following: Sequence[int]
) -> bool:
    """A separator between two conversations, not the dashes above a signature or inside a mail."""
    line = lines[number]
    if not is_separator(line):
        return False
    blank_before = number == 0 or not lines[number - 1].strip()
    if not (blank_before or is_strong_separator(line)):
        return False
    return following[number] == len(lines) or _opens(following[number], lines, said)


def _opens(number: int, lines: Sequence[str], said: Sequence[Said | None]) -> bool:
    """Whether a conversation can begin with that line."""
    if number >= len(lines):
        return False
    return (
        said[number] is not None or read_meta(lines[number]) is not None or bool(read_header(lines[number]))
    )


@dataclass(slots=True)
class _Turn:
    label: str | None
    line: int
    texts: list[str]
    clock: Clock | None = None
    at: datetime | None = None
    in_parentheses: bool = False


@dataclass(slots=True)
class _Part:
    """A conversation while its lines are read."""

    turns: list[_Turn] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _conversation(
    lines: Sequence[str], said: Sequence[Said | None], offset: int, title: str | None, zone: tzinfo
) -> RawConversation:
    labels = _accepted(said)
    part = _Part()
    ends = _paragraph_ends(lines, said, labels)
    for number, (line, words) in enumerate(zip(lines, said, strict=True), offset + 1):
        event = read_event(line) if ends[number - offset - 1] else None
        _take(part, line, number, said=words if words and words.label in labels else None, event=event)
        if words is not None and words.label not in labels and looks_like_name(words.label) and part.turns:
            part.problems.append(Problem("line.maybe_speaker", number, {"label": words.label}))
    meta = part.meta
    started = read_moment(meta["started_at"], zone=zone) if "started_at" in meta else None
    channel = meta.get("channel")
    extra = {key: meta[key] for key in ("reason", "queue") if key in meta}
    return RawConversation(
        turns=_raw_turns(part.turns),
        external_id=meta.get("external_id"),
        started_at=started,
        channel=channel,
        language=meta.get("language"),
        team=meta.get("team"),
        extra=extra | ({"title": title} if title else {}),
        problems=tuple(part.problems),
        line=offset + 1,
    )


def _paragraph_ends(lines: Sequence[str], said: Sequence[Said | None], labels: frozenset[str]) -> list[bool]:
    """Whether nothing of the same message follows a line: `[foto]` amid a message is no event."""
    ends = [True] * len(lines)
    for number in range(len(lines) - 1):
        words = said[number + 1]
        speaks = words is not None and words.label in labels
        ends[number] = speaks or not lines[number + 1].strip() or read_event(lines[number + 1]) is not None
    return ends


def _take(part: _Part, line: str, number: int, *, said: Said | None, event: str | None) -> None:
    """Put a line where it belongs: a new turn, an event, a field above the first turn, more of a turn."""
    meta = read_meta(line) if not part.turns else None
    if meta is not None and (said is None or role_of(said.label) is None):
        part.meta.setdefault(*meta)
    elif said is not None:
        part.turns.append(_Turn(said.label, number, [said.text], said.clock, said.at, said.in_parentheses))
    elif event is not None:
        part.turns.append(_Turn(None, number, [event]))
    elif part.turns:
        part.turns[-1].texts.append(line.rstrip())
    elif line.strip() and not is_separator(line):
        part.problems.append(Problem("line.no_speaker", number, {"text": line.strip()[:60]}))


def _accepted(said: Sequence[Said | None]) -> frozenset[str]:
    """The labels that are speakers here.

    Roles always are. A name counts too, but where the file calls both sides by their roles it must come
    twice ("Totale: 35 euro" is no person). A name in small letters must come twice and be needed.
    """
    counts = Counter(words.label for words in said if words is not None)
    roles = {label: role.speaker for label in counts if (role := role_of(label)) is not None}
    both = {Speaker.AGENT, Speaker.CUSTOMER} <= set(roles.values())
    names = {
        label
        for label, count in counts.items()
        if label not in roles and looks_like_name(label) and (count > 1 or not both)
    }
    accepted = set(roles) | names
    if len(accepted) < 2:
        accepted |= {label for label, count in counts.items() if count > 1}
    return frozenset(accepted)


def _raw_turns(turns: Sequence[_Turn]) -> tuple[RawTurn, ...]:
    clocks = [turn.clock for turn in turns]
    parentheses = any(turn.in_parentheses for turn in turns)
    offsets = to_offsets(clocks, from_start=counts_from_start(clocks, in_parentheses=parentheses))
    return tuple(
        RawTurn(
            "\n".join(turn.texts).strip(),
            label=turn.label,
            speaker=None if turn.label else Speaker.SYSTEM,
            seconds=seconds,
            at=turn.at,
            kind=_kind(turn.label),
            line=turn.line,
        )
        for turn, seconds in zip(turns, offsets, strict=True)
    )


def _kind(label: str | None) -> TurnKind:
    role = role_of(label) if label else None
    if label is None or (role is not None and role.speaker is Speaker.SYSTEM):
        return TurnKind.EVENT
    return TurnKind.MESSAGE
