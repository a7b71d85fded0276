"""Every problem and every reason has words in both languages."""

import re
import string
from pathlib import Path

import qa_app.importers
from qa_app.importers.roles import cues
from qa_app.importers.wording import sentences

CODE = re.compile(r'"((?:file|line|conversation|roles|role|csv|json|captions)\.[a-z_0-9]+)"')


def _used() -> set[str]:
    folder = Path(qa_app.importers.__file__).parent
    sources = (file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    found = {code for source in sources for code in CODE.findall(source)}
    return found | {f"role.{cue.code}" for cue in cues()} | {"csv.no_text_column", "csv.no_speaker_column"}


def test_every_code_has_words_and_no_words_are_left_over() -> None:
    for language in ("it", "en"):
        assert set(sentences(language)) == _used(), language


def test_both_languages_ask_for_the_same_parameters() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for code, text in sentences("it").items():
        assert fields(text) == fields(sentences("en")[code]), code
