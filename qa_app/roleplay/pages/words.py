"""The names of customers, difficulties, moods and outcomes in the reader's language."""

from collections.abc import Mapping

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.ui import formatters
from qa_app.ui.vocabulary import name_of
from scenarios.mood import band

CUSTOMERS: Mapping[str, LazyString] = {
    "angry": _l("Angry"),
    "insulting": _l("Insulting"),
    "prejudiced": _l("Prejudiced"),
    "vulnerable": _l("Vulnerable"),
    "defrauded": _l("Victim of a fraud"),
    "threatening": _l("Threatening"),
    "impatient": _l("In a hurry"),
    "repeated": _l("Has called many times"),
    "talkative": _l("Talkative"),
    "confused": _l("Confused"),
    "silent": _l("Says little"),
    "sceptical": _l("Sceptical"),
    "demanding": _l("Demands the impossible"),
    "anxious": _l("Anxious"),
    "grieving": _l("Grieving"),
    "entitled": _l("Feels entitled"),
    "right": _l("Is right"),
    "wrong": _l("Is wrong and sure"),
    "impostor": _l("Not who they say"),
    "foreign": _l("Speaks another language"),
    "public": _l("Complains in public"),
    "internal": _l("A colleague"),
}
DIFFICULTIES: Mapping[str, LazyString] = {"1": _l("Easy"), "2": _l("Medium"), "3": _l("Hard")}
MOODS: Mapping[str, LazyString] = {"calm": _l("Calm"), "tense": _l("Tense"), "furious": _l("Furious")}
OUTCOMES: Mapping[str, LazyString] = {"won": _l("Won"), "partly": _l("Partly"), "lost": _l("Lost")}
TONES = {"won": "good", "partly": "warn", "lost": "bad"}


def init_app(app: Flask) -> None:
    """Register the filters."""
    formatters.register(
        app,
        customer_kind_name=lambda value: name_of(CUSTOMERS, value),
        difficulty_name=lambda value: name_of(DIFFICULTIES, str(value)),
        mood_name=lambda value: name_of(MOODS, band(value)),
        outcome_name=lambda value: name_of(OUTCOMES, value),
        outcome_tone=lambda value: TONES.get(value, "neutral"),
    )
