"""Cells of an export."""

import pytest

from qa_app.ui.spreadsheet import neutral


@pytest.mark.parametrize("text", ["=1+1", "+39 06", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["Team Nord", "", None, -2.5, 7])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert neutral(cell) == cell  # type: ignore[arg-type]
