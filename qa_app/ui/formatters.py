"""How times, durations, numbers and ids are said. Filters of the templates, one rule each."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Protocol

from babel.numbers import get_decimal_symbol
from flask import Flask
from flask_babel import format_date, format_decimal, format_time, get_locale, to_user_timezone
from flask_babel import gettext as _
from jinja2 import pass_context
from markupsafe import Markup, escape

from qa_app.core import clock
from qa_app.ui import vocabulary
from qa_app.ui.vocabulary import name_of


def when(moment: datetime | None) -> Markup | str:
    """As people say it ("yesterday 14:05"), exact on hover."""
    if moment is None:
        return "–"
    local, today = to_user_timezone(moment), to_user_timezone(clock.now())
    days = (today.date() - local.date()).days
    time = format_time(moment, "HH:mm")
    if days == 0:
        said = _("today %(time)s", time=time)
    elif days == 1:
        said = _("yesterday %(time)s", time=time)
    elif local.year == today.year:
        said = format_date(moment, "d MMM")
    else:
        said = format_date(moment, "d MMM yyyy")
    exact = local.strftime("%Y-%m-%d %H:%M")
    return Markup('<time datetime="{}" title="{}">{}</time>').format(moment.isoformat(), exact, said)


def day(when: date | None, *, relative: bool = True) -> Markup | str:
    """A day as people say it ("Sun 30 Nov"; if `relative`, "tomorrow" where it is), exact on hover."""
    if when is None:
        return "–"
    today = clock.today()
    near = (
        {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get((when - today).days) if relative else None
    )
    pattern = "EEE d MMM" if when.year == today.year else "d MMM yyyy"
    said = near or format_date(when, pattern)
    return Markup('<time datetime="{0}" title="{0}">{1}</time>').format(when.isoformat(), said)


def duration(seconds: float | None) -> str:
    """`0:42`, `6:10`, `2 h 05`; days above 48 hours."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02d}"
    if whole < 48 * 3600:
        return str(_("%(hours)s h %(minutes)02d", hours=whole // 3600, minutes=whole % 3600 // 60))
    return str(_("%(days)s days", days=round(whole / 86400)))


def number(value: float | None, digits: int = 0) -> str:
    """A number in the reader's notation; a dash for none."""
    if value is None:
        return "–"
    return str(format_decimal(round(value, digits)))


def typed_number(text: str) -> str:
    """A number as it stands in a field, with the reader's decimal sign; anything else as it was typed."""
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return text.replace(".", str(get_decimal_symbol(get_locale()))) if is_number else text


def signed(value: float | None, digits: int = 1) -> str:
    """With its sign, a true minus."""
    if value is None:
        return "–"
    said = number(abs(value), digits)
    return f"+{said}" if value > 0 else f"−{said}" if value < 0 else said


def percent(share: float | None) -> str:
    """A share of 0 to 1 as per cent."""
    return "–" if share is None else f"{round(share * 100)}%"


def highlight(text: str, start: int, end: int) -> Markup:
    """The text with one span marked."""
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


class Bilingual(Protocol):
    """A text that exists in several languages."""

    def get(self, language: str) -> str:
        """The text in a language."""


def said_in(text: Bilingual) -> str:
    """A bilingual text (`.get(language)`) in the page's language."""
    return text.get(get_locale().language)


def init_app(app: Flask) -> None:
    """Register the filters."""
    used = (when, day, duration, number, typed_number, signed, percent, highlight)
    plain = {f.__name__: f for f in used}
    names = {
        "label_name": vocabulary.LABELS,
        "channel_name": vocabulary.CHANNELS,
        "reason_name": vocabulary.REASONS,
        "phase_name": vocabulary.PHASES,
        "speaker_name": vocabulary.SPEAKERS,
        "language_name": vocabulary.LANGUAGES,
        "role_name": vocabulary.ROLES,
        "status_name": vocabulary.STATUSES,
        "kind_name": vocabulary.KINDS,
        "format_name": vocabulary.FORMATS,
        "look_name": vocabulary.LOOKS,
        "resolved_name": vocabulary.RESOLVED,
        "action_name": vocabulary.ACTIONS,
        "mode_name": vocabulary.MODES,
    }
    app.jinja_env.filters["e"] = escape
    register(app, **plain, said=said_in)
    register(app, **{name: partial(name_of, words) for name, words in names.items()})


def register(app: Flask, **filters: Callable[..., object]) -> None:
    """Add filters whose result depends on the reader's language.

    Jinja works out `"agent" | speaker_name` when it compiles a template, in the language of whoever came
    first, unless the filter asks for the context.
    """
    for name, function in filters.items():
        app.jinja_env.filters[name] = _in_context(function)


def _in_context(function: Callable[..., object]) -> Callable[..., object]:
    @pass_context
    def filtered(_context: object, *args: object, **kwargs: object) -> object:
        return function(*args, **kwargs)

    return filtered
