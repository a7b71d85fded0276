"""Times to come: which are told in a text ("entro venerdì", "within 48 hours") and when they fall due."""

from nlp.due.calendar import resolve
from nlp.due.grammar import find
from nlp.due.types import Due, Kind, Unit, When

__all__ = ["Due", "Kind", "Unit", "When", "find", "resolve"]
