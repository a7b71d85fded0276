"""Tables as CSV for a spreadsheet, with nothing in them that it would run."""

import csv
import io
from collections.abc import Iterable

Cell = str | int | float | None
# A cell that starts so is a formula to a spreadsheet, or becomes one once a tab is trimmed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(cell: Cell) -> Cell:
    """A text that a spreadsheet would run gets a leading apostrophe; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    # The mark makes spreadsheets read UTF-8; without it accents break.
    out.write("\ufeff")
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()
