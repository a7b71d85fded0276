"""How a conversation came to be reviewed, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from qa_app.ui.vocabulary import EXCLUSIONS, SIGNALS, name_of


def exclusions_said(exclusions: Mapping[str, Any]) -> tuple[str, ...]:
    """What was left out of a draw, in words."""
    return tuple(
        str(said) % {"num": exclusions[key]} for key, said in EXCLUSIONS.items() if exclusions.get(key)
    )


def signals_said(signals: Any) -> str:
    """Why a conversation was chosen, in words."""
    return ", ".join(name_of(SIGNALS, signal) for signal in signals)


def draw_said(draw: Mapping[str, Any]) -> str:
    """How a conversation was drawn, in a sentence."""
    if draw.get("kind") == "targeted":
        return str(_("Chosen by a plan: %(signals)s.", signals=signals_said(draw["signals"])))
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
