"""YAML is read as plain data with lines, whatever is sent."""

import pytest

from rubrics.document import MAX_CHARACTERS, DocumentError, read


def test_plain_values_are_those_of_yaml_1_2():
    data = read("a: no\nb: 12:30\nc: 0o17\nd: 2.5\ne: true\nf: ~\ng: '7'\nh: 2020-01-01\n").data
    assert data == {
        "a": "no", "b": "12:30", "c": 15, "d": 2.5, "e": True, "f": None, "g": "7", "h": "2020-01-01",
    }  # fmt: skip


def test_every_value_knows_its_line():
    document = read("a:\n  b: 1\n  c:\n    - x\n    - y: 2\n")
    assert document.line(("a", "b")) == 2
    assert document.line(("a", "c", 1, "y")) == 5


def test_what_is_not_there_has_the_line_of_what_is_around_it():
    assert read("z: 1\na:\n  b: 1\n").line(("a", "missing", "deeper")) == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "RB004", 2),
        ("a: &x [1]\nb: *x\n", "RB003", 2),
        ("a: {b: [}\n", "RB001", 1),
        ("a: 1\n---\nb: 2\n", "RB001", 2),
        ("? [a, b]\n: 1\n", "RB001", 1),
        ("a: \x00\n", "RB001", 1),
        ("\n" + "[" * 100_000, "RB002", 2),
        ("a" * (MAX_CHARACTERS + 1), "RB002", 1),
        ("- x\n" * 20_000, "RB002", 10_000),
    ],
)
def test_what_cannot_be_read_says_where_and_why(text, code, line):
    with pytest.raises(DocumentError) as caught:
        read(text)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_tag_builds_nothing():
    assert read("a: !!python/object/apply:os.system ['true']\n").data == {"a": ["true"]}


def test_a_number_too_long_to_be_one_stays_text():
    assert read("a: " + "9" * 5000).data == {"a": "9" * 5000}
