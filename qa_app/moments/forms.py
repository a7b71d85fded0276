"""What comes in: a moment to pin, filters of the library, a comment template, a note."""

import re
from collections.abc import Iterable, Mapping

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from qa_app.accounts.queries import TeamRef
from qa_app.moments.queries import Comment, Filters
from qa_app.moments.service.commenting import MAX_NAME, MAX_TEXT, TOPICS, Words
from qa_app.moments.service.pinning import LABELS, MAX_WHY, Spot, Wish
from qa_app.ui import vocabulary
from qa_app.ui.vocabulary import name_of
from rubrics.schema import PILLARS

GOOD, BAD = "good", "bad"


def spot_of(values: Mapping[str, str]) -> Spot | None:
    """The turn or the words that an address names; None where it names none."""
    transcript_id, turn = _number(values.get("transcript_id")), _number(values.get("turn"))
    if transcript_id is None or turn is None:
        return None
    start, end, finding = (_number(values.get(name)) for name in ("start", "end", "finding_id"))
    return Spot(transcript_id, turn, start, end, finding)


def _number(text: str | None) -> int | None:
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 9 else None


def topic_name(topic: str | None) -> str:
    """A pillar's or a label's name in the reader's language."""
    if topic in PILLARS:
        return PILLARS[str(topic)].get(get_locale().language)
    return name_of(vocabulary.LABELS, topic)


def _labels() -> list[SelectChoice]:
    return sorted(
        (SelectChoice(label, name_of(vocabulary.LABELS, label)) for label in LABELS),
        key=lambda choice: str(choice.label),
    )


def _offered(every: LazyString, names: Mapping[str, LazyString]) -> list[SelectChoice]:
    return [SelectChoice("", every), *(SelectChoice(key, name) for key, name in names.items())]


class PinForm(FlaskForm):
    """What a person says of the moment that they pin."""

    kind = SelectField(
        _l("An example of"),
        choices=[SelectChoice(GOOD, _l("What to do")), SelectChoice(BAD, _l("What to avoid"))],
    )
    label = SelectField(_l("Label"), validators=[InputRequired(_l("Choose what it is an example of."))])
    why = StringField(
        _l("Why, in a line"),
        [
            InputRequired(_l("Say why: without it nobody learns from the example.")),
            Length(max=MAX_WHY, message=_l("Shorten it to %(max)s characters.", max=MAX_WHY)),
        ],
    )
    language = SelectField(
        _l("Language"), choices=[SelectChoice(key, name) for key, name in vocabulary.LANGUAGES.items()]
    )
    hidden = StringField(_l("Words to mask as well"), [Optional(), Length(max=300)])
    is_shared = BooleanField(_l("Agents may read it too, although it shows what to avoid"))

    def offer(self) -> "PinForm":
        """The same form with the labels in the reader's language."""
        self.label.choices = [SelectChoice("", _l("Choose a label")), *_labels()]
        return self

    def words_to_hide(self) -> tuple[str, ...]:
        """The further words, as typed between commas."""
        words = (word.strip() for word in re.split(r"[,;\n]", self.hidden.data or ""))
        return tuple(dict.fromkeys(word for word in words if word))[:20]

    def wish(self) -> Wish:
        """What was chosen."""
        return Wish(
            label=self.label.data or "",
            is_good=self.kind.data == GOOD,
            why=self.why.data or "",
            language=self.language.data or "",
            is_shared=bool(self.is_shared.data),
            hidden=self.words_to_hide(),
        )


class LibraryForm(FlaskForm):
    """Filters of the library, kept in the address."""

    class Meta:
        """The filters come by GET and change nothing."""

        csrf = False

    kind = SelectField(_l("Examples of"), validators=[Optional()])
    label = HiddenField(validators=[Optional(), AnyOf(LABELS)])
    language = SelectField(_l("Language"), validators=[Optional()])
    channel = SelectField(_l("Channel"), validators=[Optional()])
    q = StringField(_l("Words"), [Optional(), Length(max=100)])

    def offer(self) -> "LibraryForm":
        """Fill the selections."""
        self.kind.choices = [
            SelectChoice("", _l("Both")),
            SelectChoice(GOOD, _l("What to do")),
            SelectChoice(BAD, _l("What to avoid")),
        ]
        self.language.choices = _offered(_l("All languages"), vocabulary.LANGUAGES)
        self.channel.choices = _offered(_l("All channels"), vocabulary.CHANNELS)
        return self

    def filters(self) -> Filters:
        """The choice; a field with an error counts as not filled in."""
        given = {field.name: field.data for field in self if field.data and not field.errors}
        kind = given.get("kind")
        return Filters(
            label=given.get("label"),
            is_good=None if kind is None else kind == GOOD,
            language=given.get("language"),
            channel=given.get("channel"),
            q=given.get("q", "").strip(),
        )


class CommentForm(FlaskForm):
    """A comment template."""

    name = StringField(
        _l("Name"),
        [
            InputRequired(_l("Give it a name to find it by.")),
            Length(max=MAX_NAME, message=_l("Shorten it to %(max)s characters.", max=MAX_NAME)),
        ],
    )
    text_it = TextAreaField(_l("Text in Italian"), [Length(max=MAX_TEXT)])
    text_en = TextAreaField(_l("Text in English"), [Length(max=MAX_TEXT)])
    topic = SelectField(_l("About"), default="")
    team = SelectField(_l("Who uses it"), default="")

    def offer(self, teams: Iterable[TeamRef], before: Comment | None = None) -> "CommentForm":
        """The same form with the teams that this person may give words to."""
        self.topic.choices = [SelectChoice("", _l("Anything")), *(_topic(topic) for topic in TOPICS)]
        known = {str(team.id): team.name for team in teams}
        if before is not None and before.team_id is not None:
            known[str(before.team_id)] = before.team or ""
        shared = (SelectChoice(key, _l("The team %(name)s", name=name)) for key, name in known.items())
        self.team.choices = [SelectChoice("", _l("Only me")), *shared]
        return self

    def validate(self, extra_validators: object = None) -> bool:
        """One of the two texts is enough."""
        good: bool = super().validate(extra_validators)
        if not ((self.text_it.data or "").strip() or (self.text_en.data or "").strip()):
            self.text_it.errors = [*self.text_it.errors, _l("Write the text in one language at least.")]
            return False
        return good

    def words(self) -> Words:
        """What was filled in."""
        return Words(
            name=self.name.data or "",
            text_it=_lines(self.text_it.data),
            text_en=_lines(self.text_en.data),
            topic=self.topic.data or None,
            team_id=_number(self.team.data),
        )


def _topic(topic: str) -> SelectChoice:
    return SelectChoice(topic, topic_name(topic))


def note_in(fields: Mapping[str, str]) -> tuple[str, int]:
    """A note as it was sent, and the version that it was written on; empty where it is to be deleted."""
    text = "" if fields.get("action") == "delete" else _lines(fields.get("note"))
    return text, _number(fields.get("lock")) or 0


def _lines(text: str | None) -> str:
    # Browsers send line ends as CR LF; kept as typed they would differ from what a script sends.
    return (text or "").replace("\r\n", "\n")
