"""The small forms: a new rubric, a file, publishing."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from qa_app.scorecards.service import MAX_NOTE, MAX_TITLE
from rubrics.sheets import Pair


def _title(label: str) -> StringField:
    too_long = _l("Shorten the name to %(max)s characters.", max=MAX_TITLE)

    return StringField(
        label,
        [
            InputRequired(_l("Give the rubric a name in both languages.")),
            Length(max=MAX_TITLE, message=too_long),
        ],
    )


class NewForm(FlaskForm):
    """A rubric that does not exist yet."""

    title_it = _title(_l("Name in Italian"))
    title_en = _title(_l("Name in English"))
    copy_of = SelectField(_l("Begin with"), default="")

    def offer(self, titles: Mapping[str, str]) -> "NewForm":
        """The same form with the rubrics that can be copied, by id."""
        copies = [
            SelectChoice(key, _l("A copy of “%(title)s”", title=title)) for key, title in titles.items()
        ]
        self.copy_of.choices = [SelectChoice("", _l("An empty rubric")), *copies]
        return self

    def title(self) -> Pair:
        """The name as typed."""
        return Pair((self.title_it.data or "").strip(), (self.title_en.data or "").strip())


class ImportForm(FlaskForm):
    """A rubric in a file."""

    file = FileField(_l("YAML file"), [FileRequired(_l("Choose a file."))])
    instead = BooleanField(_l("Put it in the place of a draft of the same rubric, if there is one"))


class PublishForm(FlaskForm):
    """Publishing, with the reason that the history keeps."""

    note = TextAreaField(
        _l("Why it changes"),
        [
            InputRequired(_l("Say why: the history shows it to everybody who reads the rubric.")),
            Length(max=MAX_NOTE, message=_l("Shorten the reason to %(max)s characters.", max=MAX_NOTE)),
        ],
    )
