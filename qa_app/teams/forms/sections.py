"""The profile's sections as forms. Each knows which fields of the profile it asks for."""

from typing import Any, ClassVar

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectChoice, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from qa_app.teams.forms.lines import OpenNumberField, lines, lines_field, open_number, select_field
from qa_app.teams.service import Phrase, ServiceProfile, Target
from qa_app.ui.vocabulary import CHANNELS
from rubrics.schema import PILLARS


class SectionForm(FlaskForm):
    """A part of the profile. `fields` are what it changes; the reason is kept in the history."""

    section: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    reason = StringField(
        _l("Why it changes"), [InputRequired(_l("Say why: the history keeps it.")), Length(max=500)]
    )

    @classmethod
    def initial(cls, profile: ServiceProfile) -> dict[str, Any]:
        """What the form shows at first."""
        return {name: getattr(profile, name) for name in cls.fields}

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """The profile with what was filled in."""
        return profile.model_copy(update={name: self[name].data for name in self.fields})


def _minutes(channel: str) -> OpenNumberField:
    return open_number(_l("%(channel)s: first reply within (minutes)", channel=CHANNELS[channel]), 1, 43_200)


def _hours(channel: str) -> OpenNumberField:
    return open_number(_l("%(channel)s: solved within (hours)", channel=CHANNELS[channel]), 1, 8_760)


class TargetsForm(SectionForm):
    """Response targets per channel."""

    section = "targets"
    fields = ("targets",)

    @classmethod
    def initial(cls, profile: ServiceProfile) -> dict[str, Any]:
        """Two numbers a channel."""
        shown: dict[str, Any] = {}
        for channel, target in profile.targets.items():
            shown[f"{channel}_first_reply"] = target.first_reply
            shown[f"{channel}_resolution"] = target.resolution
        return shown

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """Channels without a number promise nothing."""
        given = {
            channel: Target(
                first_reply=self[f"{channel}_first_reply"].data, resolution=self[f"{channel}_resolution"].data
            )
            for channel in CHANNELS
        }
        return profile.model_copy(update={"targets": {k: t for k, t in given.items() if t != Target()}})


for _channel in CHANNELS:
    setattr(TargetsForm, f"{_channel}_first_reply", _minutes(_channel))
    setattr(TargetsForm, f"{_channel}_resolution", _hours(_channel))

ADDRESS = {"either": _l("Either"), "tu": _l("First name terms (tu)"), "lei": _l("Formal (Lei)")}
TONE = {"either": _l("Either"), "formal": _l("Formal"), "friendly": _l("Friendly")}
STYLE = {
    "either": _l("Either"),
    "complete": _l("One complete answer"),
    "exchange": _l("An exchange, step by step"),
}


class VoiceForm(SectionForm):
    """Form of address, tone, emoji."""

    section = "voice"
    fields = ("address", "tone", "style", "emoji")
    address = select_field(_l("Form of address in Italian"), ADDRESS)
    tone = select_field(_l("Tone"), TONE)
    style = select_field(_l("Style of an answer"), STYLE)
    emoji = BooleanField(_l("Emoji are fine"))


class PhrasesForm(SectionForm):
    """What has to be said, what the law asks for, what is ready-made."""

    section = "phrases"
    fields = ("mandatory", "legal", "templates")
    said_it = lines_field(_l("To be said in every Italian conversation"), _l("One sentence a line."))
    said_en = lines_field(_l("To be said in every English conversation"))
    said_any = lines_field(_l("To be said in every conversation"))
    legal = lines_field(
        _l("Legal lines"), _l("Read out where the law asks for it. They never count as prepared text.")
    )
    templates = lines_field(
        _l("Templates that agents are given"),
        _l("Found again even when slightly changed. What the company imposes lowers no score by itself."),
    )

    @classmethod
    def initial(cls, profile: ServiceProfile) -> dict[str, Any]:
        """The phrases by language."""
        said = {
            f"said_{language or 'any'}": "\n".join(
                p.text for p in profile.mandatory if p.language == language
            )
            for language in ("it", "en", None)
        }
        return {**said, "legal": "\n".join(profile.legal), "templates": "\n".join(profile.templates)}

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """The phrases of all languages in one list."""
        mandatory = tuple(
            Phrase(text=text, language=language)
            for language in ("it", "en", None)
            for text in lines(self[f"said_{language or 'any'}"].data)
        )
        update = {
            "mandatory": mandatory,
            "legal": lines(self.legal.data),
            "templates": lines(self.templates.data),
        }
        return profile.model_copy(update=update)


class WordsForm(SectionForm):
    """Jargon: what customers know, what agents should say instead."""

    section = "words"
    fields = ("jargon_allowed", "jargon_added")
    allowed = lines_field(
        _l("Words that your customers know"), _l("Product names, terms of their trade: one a line.")
    )
    added = lines_field(_l("Your own jargon, with plain words"), _l("One a line, like: RMA = return number"))

    @classmethod
    def initial(cls, profile: ServiceProfile) -> dict[str, Any]:
        """Lists as lines."""
        added = "\n".join(f"{term} = {plain}" for term, plain in profile.jargon_added.items())
        return {"allowed": "\n".join(profile.jargon_allowed), "added": added}

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """Lines as lists."""
        pairs = (line.partition("=") for line in lines(self.added.data))
        added = {term.strip(): plain.strip() for term, _, plain in pairs}
        return profile.model_copy(update={"jargon_allowed": lines(self.allowed.data), "jargon_added": added})

    def validate_added(self, field: Field) -> None:
        """Each line has a term and its plain words."""
        for line in lines(field.data):
            term, _, plain = line.partition("=")
            if not (term.strip() and plain.strip()):
                raise ValidationError(
                    _l("“%(line)s”: write the term, “=”, then plain words.", line=line[:60])
                )


def _note(label: str, hint: str = "") -> TextAreaField:
    limits = {"rows": 4, "maxlength": 4_000}
    return TextAreaField(label, [Length(max=4_000)], description=hint, render_kw=limits)


class AuthorityForm(SectionForm):
    """What an agent may decide, where they hand over, what nobody has to put up with."""

    section = "authority"
    fields = ("decides", "hand_offs", "warnings", "abuse")
    decides = _note(
        _l("What an agent may decide alone"), _l("For example: refunds up to 50 €, one free delivery.")
    )
    hand_offs = _note(_l("What has to be handed over, and to whom"))
    warnings = open_number(_l("Warnings before an abusive contact may be closed"), 0, 10)
    abuse = _note(_l("What agents say and do then"))


class AimsForm(SectionForm):
    """What the team rates first."""

    section = "aims"
    fields = ("aims",)
    aims = SelectMultipleField(_l("Pillars that come first (at most three)"), render_kw={"size": 10})

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as FlaskForm takes them
        super().__init__(*args, **kwargs)
        language = str(get_locale())
        self.aims.choices = [SelectChoice(key, name.get(language)) for key, name in PILLARS.items()]

    def changed(self, profile: ServiceProfile) -> ServiceProfile:
        """In the pillars' own order."""
        return profile.model_copy(update={"aims": tuple(self.aims.data or ())})

    def validate_aims(self, field: Field) -> None:
        """Whoever puts everything first puts nothing first."""
        if len(field.data or ()) > 3:
            raise ValidationError(_l("Choose three at most: who puts everything first puts nothing first."))
