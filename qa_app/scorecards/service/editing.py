"""Drafts as the editor works on them: begun empty, from a copy or from a file, and kept as sheets."""

from dataclasses import replace
from datetime import datetime

from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.scorecards import queries
from qa_app.scorecards.service.drafting import save_draft, start_draft
from qa_app.scorecards.service.publishing import check_editor
from qa_app.scorecards.service.refusals import TakenError, UnreadableFileError
from rubrics.document import MAX_CHARACTERS, DocumentError, read
from rubrics.linter import examine, flatten
from rubrics.schema import Rubric
from rubrics.sheets import (
    Pair,
    Settled,
    Sheet,
    empty_sheet,
    fresh_key,
    settle,
    sheet_of,
    sheet_of_text,
    text_of,
)

MAX_TITLE = 200
# UTF-8 needs up to four bytes for a character.
MAX_FILE_BYTES = MAX_CHARACTERS * 4


def begin(rubric_id: str, *, viewer: Viewer, at: datetime) -> int:
    """The id of the draft of a rubric's next version, made of its newest one if there is none."""
    newest = queries.newest_version(rubric_id)
    content = None if newest is None else text_of(sheet_of_rubric(queries.rubric_of(newest)))
    return start_draft(rubric_id, viewer=viewer, at=at, content=content)


def begin_new(title: Pair, *, copy_of: str | None, viewer: Viewer, at: datetime) -> int:
    """The id of the draft of a rubric that did not exist: a copy of another one under a new title, or empty.

    Raises TakenError where a rubric of that name exists, InvalidError without a title.
    """
    check_editor(viewer)
    if not (title.it and title.en) or max(len(title.it), len(title.en)) > MAX_TITLE:
        raise InvalidError(problems=("title",))
    rubric_id = fresh_key(title.en)
    _check_free(rubric_id)
    sheet = empty_sheet(rubric_id, title)
    if copy_of is not None:
        model = queries.newest_version(copy_of)
        if model is None:
            raise NotFoundError
        copied = sheet_of_rubric(queries.rubric_of(model))
        sheet = replace(copied, id=rubric_id, title=title)
    return start_draft(rubric_id, viewer=viewer, at=at, content=text_of(settle(sheet, sheet).sheet))


def begin_from_file(data: bytes, *, instead: bool, viewer: Viewer, at: datetime) -> int:
    """The id of the draft that a file became.

    Raises UnreadableFileError for what is no rubric, and TakenError where there is a draft of it already,
    unless the file is to take its place. Faults that an editor can mend are let in.
    """
    check_editor(viewer)
    text = _decoded(data)
    sheet = _from_file(text)
    known = queries.draft_of(sheet.id)
    if known is None:
        return start_draft(sheet.id, viewer=viewer, at=at, content=text_of(sheet))
    if not instead:
        raise TakenError(rubric_id=sheet.id)
    save_draft(known.id, text_of(sheet), lock=known.lock, viewer=viewer, at=at)
    return known.id


def keep(
    draft_id: int, sheet: Sheet, *, lock: int, viewer: Viewer, at: datetime, with_removals: bool = True
) -> Settled:
    """Keep a draft as somebody typed it; what is returned says which weights gave way.

    Rules of suggestion are not typed: they are taken from what is stored. Raises
    DraftChangedElsewhereError, with nothing overwritten, if `lock` is old.
    """
    check_editor(viewer)
    before = stored(draft_id)
    settled = settle(with_rules(sheet, draft_id), before, with_removals=with_removals)
    save_draft(draft_id, text_of(settled.sheet), lock=lock, viewer=viewer, at=at)
    return settled


def rescue(rubric_id: str, sheet: Sheet, *, viewer: Viewer, at: datetime) -> tuple[int, bool]:
    """A draft for what was typed into one that is gone, and whether the text could be kept in it.

    It cannot where somebody began the next draft already: that one is returned as it is.
    """
    check_editor(viewer)
    known = queries.draft_of(rubric_id)
    if known is not None:
        return known.id, False
    newest = queries.newest_version(rubric_id)
    before = Sheet() if newest is None else sheet_of_rubric(queries.rubric_of(newest))
    typed = replace(_ruled(sheet, before), id=rubric_id)
    return start_draft(rubric_id, viewer=viewer, at=at, content=text_of(settle(typed, typed).sheet)), True


def stored(draft_id: int) -> Sheet:
    """The sheet of a draft as it is kept."""
    draft = queries.draft(draft_id)
    if draft is None:
        raise NotFoundError
    return sheet_of_text(draft.content)


def with_rules(sheet: Sheet, draft_id: int) -> Sheet:
    """A typed sheet with the rules of the draft, or of the version that it began with, put back."""
    draft = queries.draft(draft_id)
    if draft is None:
        raise NotFoundError
    base = None if draft.based_on_id is None else queries.version(draft.based_on_id)
    began = Sheet() if base is None else sheet_of_rubric(base.rubric)
    return replace(_ruled(sheet, began, sheet_of_text(draft.content)), id=draft.rubric_id)


def _ruled(sheet: Sheet, *sources: Sheet) -> Sheet:
    """The sheet with the rules of the last source that has each criterion."""
    rules = {line.key: line.suggestion for source in sources for line in source.criteria}
    lines = tuple(replace(line, suggestion=rules.get(line.key)) for line in sheet.criteria)
    return replace(sheet, criteria=lines)


def sheet_of_rubric(rubric: Rubric) -> Sheet:
    """A published rubric as a sheet."""
    return sheet_of(rubric.model_dump(mode="json", exclude_defaults=True))


def _check_free(rubric_id: str) -> None:
    if queries.newest_version(rubric_id) is not None or queries.draft_of(rubric_id) is not None:
        raise TakenError(rubric_id=rubric_id)


def _decoded(data: bytes) -> str:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFileError
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError from error


def _from_file(text: str) -> Sheet:
    """The sheet of a file that fits the schema: only then nothing of it can get lost in the editor."""
    faults = examine(text, source="file")[1]
    try:
        rubric = Rubric.model_validate(flatten(read(text).data)[0])
    except (DocumentError, ValueError) as error:
        raise UnreadableFileError(faults=faults) from error
    return sheet_of_rubric(rubric)
