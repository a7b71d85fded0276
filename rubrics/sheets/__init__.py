"""A rubric while somebody writes it: every field as typed, nothing refused, everything kept."""

from rubrics.sheets.changing import add_criterion, add_row, empty_sheet, move
from rubrics.sheets.fields import CriterionLine, Pair, Sheet
from rubrics.sheets.reading import sheet_of, sheet_of_text
from rubrics.sheets.settling import Settled, fresh_key, settle
from rubrics.sheets.writing import data_of, judged, sketch, text_of, yaml_of

__all__ = [
    "CriterionLine",
    "Pair",
    "Settled",
    "Sheet",
    "add_criterion",
    "add_row",
    "data_of",
    "empty_sheet",
    "fresh_key",
    "judged",
    "move",
    "settle",
    "sheet_of",
    "sheet_of_text",
    "sketch",
    "text_of",
    "yaml_of",
]  # fmt: skip
