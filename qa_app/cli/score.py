"""`pilastri score`: a transcript's suggested score with its evidence; no database, no web."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from qa_app.cli import output, score_text
from qa_app.cli.wording import output_language, say

RUBRIC = "service_pillars"


@click.command(help=say("score.help"))
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--rubric", "rubric_id", default=RUBRIC, show_default=True, help=say("score.rubric_help"))
@click.option("--lang", type=click.Choice(["it", "en"]), help=say("score.lang_help"))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=say("score.format_help")
)
def score(files: tuple[Path, ...], rubric_id: str, lang: str | None, style: str) -> None:
    """Score every conversation of every file; a file that cannot be read does not stop the rest."""
    from nlp.pipeline import Engine
    from nlp.precision import SILENT
    from qa_app.cli.scoring import score_conversation
    from rubrics.loader import library

    rubrics = library()
    if rubric_id not in rubrics:
        raise click.UsageError(say("score.no_rubric", id=rubric_id, known=", ".join(rubrics)))
    rubric, engine = rubrics[rubric_id], Engine(silent=SILENT)
    reading = _Reading(lang)
    found: list[dict[str, Any]] = []
    for path in files:
        for name, conversation in reading.conversations(path):
            scored = score_conversation(conversation, rubric, engine, language=output_language())
            if style == "text":
                output.line(score_text.page(name, scored))
            else:
                found.append({"file": str(path), **scored})
    if style == "json":
        output.line(_json(found))
    output.finish(refused=reading.refused)


class _Reading:
    """Reads files through the importers and says on stderr what was wrong with them."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self.refused = False

    def conversations(self, path: Path) -> Iterator[tuple[str, Any]]:
        """(name for the reader, conversation) of everything in a file that can be scored."""
        from qa_app.cli.files import complain, read
        from qa_app.importers.types import ImportOptions

        result = read(path, ImportOptions(language=self._language))
        if result is None:
            self.refused = True
            return
        self.refused |= complain(path, result.problems)
        for number, conversation in enumerate(result.conversations, 1):
            self.refused |= complain(path, conversation.problems)
            if conversation.is_importable:
                several = len(result.conversations) > 1
                label = conversation.external_id or str(number)
                yield f"{path.name} [{label}]" if several else path.name, conversation


def _json(found: list[dict[str, Any]]) -> str:
    import json

    return json.dumps(found, ensure_ascii=False, indent=2)
