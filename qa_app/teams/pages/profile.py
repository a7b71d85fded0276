"""A team's profile in words, section by section, and what a change of it would do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.accounts.queries import TeamRef
from qa_app.teams.forms import SECTIONS, SectionForm
from qa_app.teams.forms.hours import COUNTRIES, DAYS
from qa_app.teams.forms.sections import ADDRESS, STYLE, TONE
from qa_app.teams.queries import ProfileVersion
from qa_app.teams.service import ServiceProfile
from qa_app.teams.service.opening import text_of
from qa_app.ui.vocabulary import CHANNELS, LANGUAGES, name_of
from rubrics.schema import PILLARS

NAMES: Mapping[str, LazyString] = {
    "hours": _l("Working hours"),
    "targets": _l("Response targets"),
    "voice": _l("Form of address and tone"),
    "phrases": _l("Phrases and templates"),
    "words": _l("Words"),
    "authority": _l("Limits of authority"),
    "aims": _l("Quality aims"),
}
EFFECTS: Mapping[str, LazyString] = {
    "hours": _l(
        "The customer's waits are counted in these hours, and promises in working days by these days."
    ),
    "targets": _l(
        "Reviewers read them beside the times of a conversation. The times themselves stay as they are."
    ),
    "voice": _l(
        "Reviewers read them here. The machine says which form of address it found, not which is right."
    ),
    "phrases": _l(
        "Each phrase is told as said or missing; templates are marked as prepared text in a conversation."
    ),
    "words": _l("Known words are jargon no more; your own jargon is found, with the plain words beside it."),
    "authority": _l("Reviewers read here whether handing over was needed, and when a contact may be closed."),
    "aims": _l("Reviewers read here what this team rates first. Scores are not changed by it."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A choice with its values in words; no value: nothing was chosen."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is read."""

    key: str
    name: LazyString
    effect: LazyString
    entries: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen in it."""
        return not any(entry.values for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a choice was and would be."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """The teams that the viewer reaches."""

    template: ClassVar[str] = "teams/teams.html"
    teams: tuple[TeamRef, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A team's profile to read, with its history."""

    template: ClassVar[str] = "teams/profile.html"
    team: TeamRef
    sections: tuple[SectionView, ...]
    versions: tuple[ProfileVersion, ...]
    facts: int
    may_edit: bool
    has_others: bool


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A section to edit; `differences` is None until a preview was asked for."""

    template: ClassVar[str] = "teams/section.html"
    team: TeamRef
    key: str
    name: LazyString
    effect: LazyString
    form: SectionForm
    differences: tuple[Difference, ...] | None = None


def sections_of(profile: ServiceProfile) -> tuple[SectionView, ...]:
    """All sections in words."""
    return tuple(SectionView(key, NAMES[key], EFFECTS[key], _SAID[key](profile)) for key in SECTIONS)


def differences_of(key: str, before: ServiceProfile, after: ServiceProfile) -> tuple[Difference, ...]:
    """What a section would change."""
    old = {entry.name: entry.values for entry in _SAID[key](before)}
    new = {entry.name: entry.values for entry in _SAID[key](after)}
    names = dict.fromkeys((*old, *new))
    return tuple(
        Difference(name, old.get(name, ()), new.get(name, ()))
        for name in names
        if old.get(name, ()) != new.get(name, ())
    )


def _one(name: object, text: object) -> Entry:
    said = str(text).strip()
    return Entry(str(name), (said,) if said else ())


def _hours(profile: ServiceProfile) -> tuple[Entry, ...]:
    hours = profile.hours
    if hours is None:
        return (Entry(_("Covered hours"), ()),)
    days = tuple(_one(DAYS[n], text_of(spans) or _("not worked")) for n, spans in enumerate(hours.week))
    off = tuple(day.isoformat() for day in sorted(hours.closed))
    country = name_of(COUNTRIES, hours.country) if hours.country else ""
    return (
        *days,
        _one(_("Time zone"), hours.zone),
        _one(_("Public holidays of"), country),
        Entry(_("Further days off"), off),
    )


def _targets(profile: ServiceProfile) -> tuple[Entry, ...]:
    entries = []
    for channel, name in CHANNELS.items():
        target = profile.targets.get(channel)
        said = []
        if target and target.first_reply:
            said.append(_("first reply within %(minutes)s min", minutes=target.first_reply))
        if target and target.resolution:
            said.append(_("solved within %(hours)s hours", hours=target.resolution))
        if said:
            entries.append(Entry(str(name), (", ".join(said),)))
    return tuple(entries)


def _voice(profile: ServiceProfile) -> tuple[Entry, ...]:
    if profile == profile.model_copy(update=_NO_VOICE):
        return ()
    emoji = _("fine") if profile.emoji else _("not wanted")
    return (
        _one(_("Form of address in Italian"), ADDRESS[profile.address]),
        _one(_("Tone"), TONE[profile.tone]),
        _one(_("Style of an answer"), STYLE[profile.style]),
        _one(_("Emoji"), emoji),
    )


_NO_VOICE = {"address": "either", "tone": "either", "style": "either", "emoji": True}


def _phrases(profile: ServiceProfile) -> tuple[Entry, ...]:
    said = tuple(
        f"{phrase.text} ({name_of(LANGUAGES, phrase.language)})" if phrase.language else phrase.text
        for phrase in profile.mandatory
    )
    return (
        Entry(_("To be said in every conversation"), said),
        Entry(_("Legal lines"), profile.legal),
        Entry(_("Templates that agents are given"), profile.templates),
    )


def _words(profile: ServiceProfile) -> tuple[Entry, ...]:
    added = tuple(f"{term} → {plain}" for term, plain in profile.jargon_added.items())
    return (
        Entry(_("Words that your customers know"), profile.jargon_allowed),
        Entry(_("Your own jargon, with plain words"), added),
    )


def _authority(profile: ServiceProfile) -> tuple[Entry, ...]:
    warnings = "" if profile.warnings is None else profile.warnings
    return (
        _one(_("What an agent may decide alone"), profile.decides),
        _one(_("What has to be handed over, and to whom"), profile.hand_offs),
        _one(_("Warnings before an abusive contact may be closed"), warnings),
        _one(_("What agents say and do then"), profile.abuse),
    )


def _aims(profile: ServiceProfile) -> tuple[Entry, ...]:
    language = str(get_locale())
    names = tuple(PILLARS[key].get(language) for key in profile.aims if key in PILLARS)
    return (Entry(_("Pillars that come first"), names),)


_SAID: Mapping[str, Callable[[ServiceProfile], tuple[Entry, ...]]] = {
    "hours": _hours,
    "targets": _targets,
    "voice": _voice,
    "phrases": _phrases,
    "words": _words,
    "authority": _authority,
    "aims": _aims,
}
