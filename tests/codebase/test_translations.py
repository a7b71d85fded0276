"""Both languages say everything: catalogues fresh and full, placeholders alike."""

import re
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "qa_app" / "translations"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd0-9]*|</?[a-z]+")


def extracted(tmp_path: Path) -> Catalog:
    """The messages as the sources have them now."""
    target = tmp_path / "messages.pot"
    command = [
        str(Path(sys.executable).parent / "pybabel"), "--quiet", "extract",
        "--mapping-file", str(TRANSLATIONS / "babel.cfg"), "--output-file", str(target),
        "--keyword", "_l", "--keyword", "_n:1,2", "qa_app",
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with target.open("rb") as file:
        return read_po(file)


def italian() -> Catalog:
    """The Italian catalogue."""
    with (TRANSLATIONS / "it" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="it")


def forms(message: Message) -> list[str]:
    """All texts of a translation: one, or singular and plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_message_of_the_sources_has_its_italian(tmp_path: Path) -> None:
    translated = {message.id for message in italian() if message.id and all(forms(message))}
    missing = [message.id for message in extracted(tmp_path) if message.id and message.id not in translated]
    assert missing == []


def test_no_translation_is_left_over_from_a_message_that_is_gone(tmp_path: Path) -> None:
    known = {message.id for message in extracted(tmp_path)}
    assert [message.id for message in italian() if message.id and message.id not in known] == []


def test_a_translation_keeps_the_placeholders_and_tags() -> None:
    wrong = []
    for message in italian():
        if not message.id:
            continue
        singular = message.id if isinstance(message.id, str) else message.id[-1]
        allowed = set(PLACEHOLDER.findall(singular))
        wrong += [form for form in forms(message) if set(PLACEHOLDER.findall(form)) - allowed]
        if allowed - set(PLACEHOLDER.findall(forms(message)[-1])):
            wrong.append(singular)
    assert wrong == []


def test_nothing_is_marked_as_a_guess() -> None:
    assert [message.id for message in italian() if message.fuzzy and message.id] == []


def test_italian_says_operatore_and_never_contestazione() -> None:
    banned = re.compile(r"\bagent[ei]\b|contestazion", re.IGNORECASE)
    assert [
        form for message in italian() if message.id for form in forms(message) if banned.search(form)
    ] == []
