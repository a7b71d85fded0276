"""Lists made ready beforehand say the same as lists read at the start, or are not used."""

from dataclasses import replace

import pytest

from nlp import compiled, compiling, phrase_files
from nlp.lexicons import Lexicons
from nlp.text import prepare
from nlp.types import Speaker, Turn

LINES = "mi (molto|) scuso => formal\n^ buongiorno\nverific* .. (subito|domani) $\nnon (lo|la|) so"


def lists(line: str = LINES) -> dict[str, str]:
    return {"list": line, "word_classes": "filler: ok|allora", "bare": "# nothing yet"}


def phrases(found: compiling.Compiled, text: str) -> list[str]:
    turn = prepare(0, Turn(Speaker.AGENT, text), "it")
    return [hit.phrase for hit in Lexicons("it", found, "").scan(turn).get("list", ())]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(phrase_files, "folder", lambda _language: tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_shipped_lists_are_the_same_from_the_file_and_from_the_text(language, tmp_path, monkeypatch):
    files = phrase_files.texts(language)
    from_text = compiling.compiled(language, phrase_files.entries(language, files))
    made_of = compiled.digest(phrase_files.content_hash(files))
    (tmp_path / compiled.FILE).write_text(compiled.dumps(from_text, made_of), encoding="utf-8")
    monkeypatch.setattr(phrase_files, "folder", lambda _language: tmp_path)
    monkeypatch.setattr(compiling, "compiled", None)  # the text is not compiled again
    assert compiled.shipped(language, files) == from_text


def test_a_written_file_is_used_while_the_lists_are_those(folder, monkeypatch):
    for name, text in lists().items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    compiled.write("it", folder / compiled.FILE)
    monkeypatch.setattr(compiling, "compiled", None)
    found = compiled.shipped("it", phrase_files.texts("it"))
    assert found.names == ("bare", "list")
    assert phrases(found, "Buongiorno, mi scuso. Verifichiamo tutto domani") == [
        "buongiorno", "mi scuso", "verifichiamo tutto domani",
    ]  # fmt: skip


def test_a_changed_list_counts_at_once(folder):
    files = lists()
    made_of = compiled.digest(phrase_files.content_hash(files))
    found = compiled.shipped("it", files)
    (folder / compiled.FILE).write_text(compiled.dumps(found, made_of), encoding="utf-8")
    changed = compiled.shipped("it", lists("mi dispiace"))
    assert phrases(changed, "mi scuso, mi dispiace") == ["mi dispiace"]


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "digest only", "key out of range"])
def test_a_damaged_file_is_left_aside(folder, damage):
    files = lists()
    made_of = compiled.digest(phrase_files.content_hash(files))
    whole = compiled.shipped("it", files)
    text = damage
    if damage == "digest only":
        text = f'{{"digest":"{made_of}"}}'
    elif damage == "key out of range":
        text = compiled.dumps(replace(whole, names=("bare", "list")), made_of).replace(
            '["bare","list"]', "[]"
        )
    (folder / compiled.FILE).write_text(text, encoding="utf-8")
    assert compiled.shipped("it", files) == whole
