"""WebVTT and SRT: `<v Speaker>` voices, Zoom's `Name: text`, cues of one speaker in a row made one turn."""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from qa_app.importers.decoding import refuse
from qa_app.importers.labels import looks_like_name, role_of
from qa_app.importers.raw import RawConversation, RawTurn
from qa_app.importers.types import Problem

VERSION = "1"

# A cue longer than this in one line is no subtitle, and the parser would go over it again and again.
_MAX_LINE = 100_000
_VOICE = re.compile(r"<v(?:\.[\w.\-]{1,60})?[ \t]{1,5}([^<>]{1,200})>")
# Only the tags that WebVTT has: what looks like any other (`<script>`) is text that somebody wrote.
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|ruby|rt|lang)(?:\.[\w.\-]{1,60})?(?:[ \t][^<>]{0,200})?>|<\d{2,4}:\d{2}[\d:.]{0,12}>"
)
_TIMING = re.compile(
    r"\s{0,20}(?:\d{1,6}:)?\d{1,2}:\d{1,2}[.,]\d{1,9}\s{0,20}-->\s{0,20}(?:\d{1,6}:)?\d{1,2}:\d{1,2}[.,]\d{1,9}"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str | None
    text: str
    start: float
    end: float


def read_captions(text: str, *, kind: str) -> Iterator[RawConversation]:
    """The one conversation of a caption file; `kind` is `webvtt` or `srt`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    too_long = next((n for n, line in enumerate(lines, 1) if len(line) > _MAX_LINE), None)
    if too_long is not None:
        raise refuse("captions.line_too_long", number=too_long, limit=_MAX_LINE)
    if kind == "srt":
        text = text.strip("\n")
    try:
        captions = webvtt.WebVTT.from_buffer(
            io.StringIO(text), format="srt" if kind == "srt" else "vtt"
        ).captions
    except (MalformedFileError, MalformedCaptionError):
        raise refuse("captions.malformed") from None
    cues = [cue for caption in captions for cue in _cues(caption) if cue.text]
    numbers = [number for number, line in enumerate(lines, 1) if _TIMING.match(line)]
    problems = [
        Problem("captions.bad_timing", number, {"text": line.strip()[:60]}, "error")
        for number, line in enumerate(lines, 1)
        if "-->" in line and not _TIMING.match(line)
    ]
    turns = tuple(_merged(cues))
    if turns and not any(turn.label for turn in turns):
        problems.append(Problem("captions.no_speakers", None))
    yield RawConversation(
        turns, channel="phone", problems=tuple(problems), line=numbers[0] if numbers else None
    )


def _cues(caption: webvtt.Caption) -> Iterator[_Cue]:
    """The voices of a cue, one after the other; a cue without `<v>` may begin with `Name:`."""
    start, end = _seconds(caption.start), _seconds(caption.end)
    raw = caption.raw_text
    voices = list(_VOICE.finditer(raw))
    if not voices:
        name, text = _zoom(_plain(raw))
        yield _Cue(name, text, start, end)
        return
    before = _plain(raw[: voices[0].start()])
    if before:
        yield _Cue(None, before, start, end)
    for number, voice in enumerate(voices):
        after = voices[number + 1].start() if number + 1 < len(voices) else len(raw)
        yield _Cue(_plain(voice[1]), _plain(raw[voice.end() : after]), start, end)


def _zoom(text: str) -> tuple[str | None, str]:
    name, colon, rest = text[:80].partition(":")
    name = name.strip()
    if colon and (role_of(name) is not None or looks_like_name(name)):
        return name, (rest + text[80:]).strip()
    return None, text


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()


def _seconds(stamp: str) -> float:
    hours, minutes, seconds = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _merged(cues: list[_Cue]) -> Iterator[RawTurn]:
    """One turn for consecutive cues of a speaker; a cue without a name goes on with who spoke."""
    name: str | None = None
    texts: list[str] = []
    turn: RawTurn | None = None
    for cue in cues:
        if turn is not None and cue.name in (None, name):
            texts.append(cue.text)
            turn = replace(turn, end_seconds=max(cue.end, turn.end_seconds or 0))
            continue
        if turn is not None:
            yield replace(turn, text="\n".join(texts))
        name, texts = cue.name, [cue.text]
        turn = RawTurn("", label=name, seconds=cue.start, end_seconds=cue.end)
    if turn is not None:
        yield replace(turn, text="\n".join(texts))
