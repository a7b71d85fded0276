"""Plans, draws and queue items in sentences."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from qa_app.evaluations.pages import exclusions_said, signals_said
from qa_app.sampling.queries import Item, Settings
from qa_app.ui.vocabulary import CHANNELS, REASONS, name_of


def why_said(item: Item) -> str:
    """Why an item is in the queue."""
    if item.kind == "targeted":
        said = signals_said(item.signals)
    elif item.by == "channel":
        said = _("drawn at random: %(what)s", what=name_of(CHANNELS, item.stratum))
    elif item.by == "reason":
        said = _("drawn at random: %(what)s", what=name_of(REASONS, item.stratum or None))
    else:
        said = _("drawn at random")
    return str(_("%(why)s, in place of another", why=said) if item.is_replacement else said)


def share_said(settings: Settings) -> str:
    """How many reviews a plan asks for."""
    count, each = settings.count, settings.period
    if settings.by == "person" and each == "month":
        return str(ngettext("%(num)s a person and month", "%(num)s a person and month", count))
    if settings.by == "person":
        return str(ngettext("%(num)s a person and week", "%(num)s a person and week", count))
    if each == "month":
        return str(ngettext("%(num)s a month in total", "%(num)s a month in total", count))
    return str(ngettext("%(num)s a week in total", "%(num)s a week in total", count))


def plan_said(settings: Settings) -> str:
    """A plan in a line: how many at random, how many chosen."""
    said = _("%(random)s at random", random=share_said(settings))
    if settings.targeted:
        chosen = ngettext(
            "up to %(num)s chosen for a reason", "up to %(num)s chosen for a reason", settings.targeted
        )
        said = f"{said}, {chosen}"
    return str(said)


def frame_said(kind: str, chosen: int, frame: int, exclusions: Mapping[str, int]) -> str:
    """What a draw took from what, and what was left out."""
    if kind == "random":
        sentence = _("At random: %(chosen)s of %(frame)s conversations.", chosen=chosen, frame=frame)
    else:
        sentence = _(
            "Chosen for a reason: %(chosen)s of %(frame)s conversations.", chosen=chosen, frame=frame
        )
    left_out = exclusions_said(exclusions)
    return f"{sentence} {_('Left out: %(list)s.', list=', '.join(left_out))}" if left_out else str(sentence)
