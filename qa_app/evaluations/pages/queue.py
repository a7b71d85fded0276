"""The reviewer's desk: what is due, what was published lately, and drawing the next conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm

from qa_app.evaluations.queries import ReviewLine
from qa_app.evaluations.service import WINDOWS


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """Why nothing could be drawn, and the next wider stretch of time, if there is one."""

    days: int
    wider: int | None
    exclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Drafts, published reviews and the form to draw."""

    template: ClassVar[str] = "evaluations/queue.html"
    form: FlaskForm
    drafts: tuple[ReviewLine, ...]
    published: tuple[ReviewLine, ...]
    nothing: NothingLeft | None = None
    talks: int = 0
    disputes: int = 0


def nothing_left(days: int, exclusions: Mapping[str, int]) -> NothingLeft:
    """What to tell a reviewer whose draw found nothing."""
    wider = next((window for window in WINDOWS if window > days), None)
    return NothingLeft(days, wider, exclusions_said(exclusions))


def exclusions_said(exclusions: Mapping[str, Any]) -> tuple[str, ...]:
    """What was left out of a draw, in words."""
    said = {
        "reviewed": _l("%(num)s drawn already"),
        "short": _l("%(num)s too short to judge"),
        "ceiling": _l("%(num)s of people whose reviews of this month are used up"),
        "own": _l("%(num)s of your own"),
    }
    return tuple(str(said[key]) % {"num": exclusions[key]} for key in said if exclusions.get(key))


def draw_said(draw: Mapping[str, Any]) -> str:
    """How a conversation was drawn, in a sentence."""
    count = int(draw["frame"])
    sentence: str = ngettext(
        "Drawn at random from %(num)s conversation of the last %(days)s days (seed %(seed)s).",
        "Drawn at random from %(num)s conversations of the last %(days)s days (seed %(seed)s).",
        count,
        days=draw["days"],
        seed=draw["seed"],
    )
    left_out = exclusions_said(draw.get("exclusions", {}))
    if left_out:
        # Two sentences: neither depends on the other's grammar.
        sentence = f"{sentence} {_('Left out: %(list)s.', list=', '.join(left_out))}"
    return sentence
