"""What is asked of those who lead a team, section by section, and of whoever states a fact."""

from qa_app.teams.forms.facts import EndForm, FactForm, FilterForm
from qa_app.teams.forms.hours import HoursForm
from qa_app.teams.forms.sections import (
    AimsForm,
    AuthorityForm,
    PhrasesForm,
    SectionForm,
    TargetsForm,
    VoiceForm,
    WordsForm,
)

SECTIONS: dict[str, type[SectionForm]] = {
    form.section: form
    for form in (HoursForm, TargetsForm, VoiceForm, PhrasesForm, WordsForm, AuthorityForm, AimsForm)
}

__all__ = ["SECTIONS", "EndForm", "FactForm", "FilterForm", "SectionForm"]
