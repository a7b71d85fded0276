"""What an importer hands over: conversations, and what was understood of them and what was not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from typing import Literal, TypeAlias

from nlp.types import Params, Reason, Speaker, Transcript, Turn, TurnKind

Severity: TypeAlias = Literal["warning", "error"]

_OTHER_SIDE = {Speaker.AGENT: Speaker.CUSTOMER, Speaker.CUSTOMER: Speaker.AGENT}
_ABOUT_SIDES = frozenset({"conversation.no_agent", "conversation.no_customer", "roles.unsure"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the reader of the preview should know; `wording.say` puts it into words.

    An error of a file or of a conversation means that it is not imported; an error of a line means
    that the line is left out and the rest kept.
    """

    code: str
    line: int | None = None
    params: Params = field(default_factory=dict)
    severity: Severity = "warning"

    @property
    def is_of_the_whole(self) -> bool:
        """Whether it concerns the whole conversation or file, not one of its lines."""
        return self.code.startswith(("file.", "conversation."))


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """Who a name of the file was taken for and why; not `confident` asks the reader to look."""

    name: str
    speaker: Speaker
    reason: Reason
    confident: bool


@dataclass(frozen=True, slots=True)
class AgentRef:
    """An agent as the source names them."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedConversation:
    """One conversation as it would be saved.

    `raw_hash` is of the content as the source gives it: swapping roles does not change it. `extra` holds
    what else the source says (title, reason, phase, type, segment, queue, direction, csat).
    """

    external_id: str | None
    transcript: Transcript
    started_at: datetime | None
    channel: str | None
    language: str | None
    agents: tuple[AgentRef, ...]
    customer: str | None
    team: str | None
    roles: tuple[RoleGuess, ...]
    problems: tuple[Problem, ...]
    raw_hash: str
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_importable(self) -> bool:
        """Whether nothing stands against saving it."""
        return not any(problem.severity == "error" and problem.is_of_the_whole for problem in self.problems)

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should check who is who before saving."""
        return not all(role.confident for role in self.roles)

    def swapped(self) -> "ImportedConversation":
        """The same conversation with agent and customer the other way round."""
        turns = tuple(
            replace(turn, speaker=_OTHER_SIDE.get(turn.speaker, turn.speaker))
            for turn in self.transcript.turns
        )
        roles = tuple(
            replace(role, speaker=_OTHER_SIDE[role.speaker], reason=Reason("role.swapped"), confident=True)
            if role.speaker in _OTHER_SIDE
            else role
            for role in self.roles
        )
        codes = {agent.name: agent.code for agent in self.agents}
        agents = tuple(AgentRef(name, codes.get(name)) for name in authors(turns, Speaker.AGENT))
        customer = next(iter(authors(turns, Speaker.CUSTOMER)), None)
        kept = tuple(problem for problem in self.problems if problem.code not in _ABOUT_SIDES)
        transcript = replace(
            self.transcript, turns=turns, agent=agents[0].name if agents else None, customer=customer
        )
        return replace(
            self,
            transcript=transcript,
            agents=agents,
            customer=customer,
            roles=roles,
            problems=kept + missing_sides(turns),
        )


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one file gave. `problems` are of the file and its lines; a conversation has its own."""

    importer: str
    version: str
    file_hash: str
    conversations: tuple[ImportedConversation, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the file can be imported."""
        return not any(conversation.is_importable for conversation in self.conversations)


@dataclass(frozen=True, slots=True)
class CsvMapping:
    """Which column holds what, by the column's name; only `text` must be there.

    `extra` maps a name of our own (reason, phase, type, segment, queue, direction, csat) to a column.
    """

    text: str
    speaker: str | None = None
    conversation: str | None = None
    author: str | None = None
    time: str | None = None
    date: str | None = None
    agent: str | None = None
    agent_code: str | None = None
    customer: str | None = None
    channel: str | None = None
    team: str | None = None
    language: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person who imports already knows; None leaves it to the file.

    `zone` is that of dates and times which name none.
    """

    format: str | None = None
    language: str | None = None
    csv_mapping: CsvMapping | None = None
    channel: str | None = None
    zone: tzinfo = UTC


def authors(turns: tuple[Turn, ...], speaker: Speaker) -> tuple[str, ...]:
    """The names that said something on that side, each once, in order."""
    return tuple(dict.fromkeys(turn.author for turn in turns if turn.speaker is speaker and turn.author))


def missing_sides(turns: tuple[Turn, ...]) -> tuple[Problem, ...]:
    """Without an agent there is nobody to coach: an error. Without a customer: a warning."""
    sides = {turn.speaker for turn in turns if turn.kind is TurnKind.MESSAGE}
    problems = []
    if Speaker.AGENT not in sides:
        problems.append(Problem("conversation.no_agent", severity="error"))
    if Speaker.CUSTOMER not in sides:
        problems.append(Problem("conversation.no_customer"))
    return tuple(problems)
