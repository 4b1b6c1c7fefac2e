"""Our YAML reader and writer, against each other and against PyYAML."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mobygen.errors import MobygenError
from mobygen.yaml_reader import line_of, read_yaml
from mobygen.yaml_writer import write_yaml

# The writer escapes what YAML calls unprintable; lone surrogates are no text at all.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
TRICKY = st.sampled_from(
    [
        "no",
        "On",
        "y",
        "null",
        "~",
        "",
        " ",
        "1e3",
        "0x10",
        "012",
        "1_000",
        "12:30",
        "- a",
        "a: b",
        "#x",
        "a #b",
        "{a}",
        "2020-01-01",
        "=",
        "<<",
        "'",
        '"',
        "\\",
        "é",
        "\u2028",
        "\x85",
        "\t",
        "\ufeff",
    ]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS | TEXT | TRICKY,
    lambda inner: (st.lists(inner, max_size=4) | st.dictionaries(TEXT | TRICKY, inner, max_size=4)),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([0, 20, 100]))
def test_what_is_written_is_read_again(value: Any, width: int) -> None:
    text = write_yaml(value, width=width)
    assert read_yaml(text.encode(), file="x") == value


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_json_is_read(value: Any, ascii_only: bool, indent: int | None) -> None:
    """With characters beyond U+FFFF as two escapes, too, which YAML does not have."""
    data = {"\N{ROCKET}": value}
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    if not ascii_only and any(not (c.isprintable() or c == "\n") for c in text):
        return  # YAML allows some of them as escapes only
    assert read_yaml(text.encode(), file="x") == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud83d\ude80"}', "\N{ROCKET}"),
        (r'{"a": "\\\uD83D\uDE80"}', "\\\N{ROCKET}"),
        (r'{"a": "\\ud83d\\ude80"}', r"\ud83d\ude80"),
    ],
)
def test_pairs_of_escapes(text: str, value: str) -> None:
    assert read_yaml(text.encode(), file="x") == {"a": value}
    assert line_of(f'{text[:-1]},\n"b": 1}}'.encode(), "#/b") == 2


def test_half_a_pair_is_refused() -> None:
    with pytest.raises(MobygenError, match="not YAML"):
        read_yaml(rb'{"a": "\ud83d"}', file="x")


@given(VALUES)
def test_other_readers_read_what_is_written(value: Any) -> None:
    """PyYAML reads YAML 1.1: a number such as 1e16 is a string there, so floats are left out."""
    if "e+" not in (text := write_yaml(value)) and "e-" not in text:
        assert yaml.load(text, Loader=yaml.CSafeLoader) == value


def test_scalars_follow_the_core_schema() -> None:
    text = "[~, null, true, False, 12, -1, 0.5, 1e3, no, on, 2020-01-01, 0x1f, '12', 1_0, .5, -]"
    expected: list[Any] = [None, None, True, False, 12, -1, 0.5, 1000.0]
    expected += ["no", "on", "2020-01-01", "0x1f", "12", "1_0", 0.5]
    assert read_yaml(text.replace(", -]", "]").encode(), file="x") == expected


def test_keys_are_the_text_they_were_written_as() -> None:
    assert read_yaml(b"200: a\nno: b\nnull: c\n1.50: d", file="x") == {
        "200": "a",
        "no": "b",
        "null": "c",
        "1.50": "d",
    }


def test_json_and_a_byte_order_mark_are_read() -> None:
    assert read_yaml(b'\xef\xbb\xbf{"a": ["b", 1.5, null]}', file="x") == {"a": ["b", 1.5, None]}
    assert read_yaml(b"", file="x") is None


@pytest.mark.parametrize(
    ("raw", "line", "problem"),
    [
        (b"a: 1\nb: [1, 2\nc: 3\n", 3, "not YAML: did not find expected ',' or ']'"),
        (b"a: 1\n\tb: 2\n", 2, "not YAML: found a tab character"),
        (b"a: 1\nb: \xff\n", 2, "not UTF-8 text"),
        (b"a: 1\nb: \x01\n", 2, "not YAML: control characters are not allowed"),
        (b"a: 1\nb: 2\na: 3\n", 3, "the key 'a' is there twice"),
        (b"200: 1\n'200': 2\n", 2, "the key '200' is there twice"),
        (b"a: &x [1]\nb: *x\n", 2, "the YAML alias *x: aliases are refused"),
        (b"a: 1\nb: !!python/object:os.system {}\n", 2, "the YAML tag tag:yaml.org,2002:python"),
        (b"a: 1\n? [b]\n: 2\n", 2, "a mapping key that is not a scalar"),
        (b"a: 1\n---\nb: 2\n", 2, "a second YAML document"),
        (b"a: 1\nb: " + b"[" * 5000, 2, "nested more than 100 levels deep"),
        (b"- " * 5000, 1, "nested more than 100 levels deep"),
        (b"{a: " * 5000, 1, "nested more than 100 levels deep"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_refused(raw: bytes, line: int, problem: str) -> None:
    with pytest.raises(MobygenError) as caught:
        read_yaml(raw, file="some.yaml")
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"some.yaml:{line}: ")


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    levels = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 30):
        refs = b", ".join([b"*a%d" % (level - 1)] * 9)
        levels.append(b"a%d: &a%d [%s]" % (level, level, refs))
    with pytest.raises(MobygenError, match="aliases are refused"):
        read_yaml(b"\n".join(levels), file="bomb.yaml")


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("#", 1),
        ("#/a", 1),
        ("#/b", 2),
        ("#/b/0", 3),
        ("#/b/1/c", 4),
        ("#/b/1/d/1", 6),
        ("#/x~1y/{z}", 8),
        ("#/x~1y/flow/1", 9),
        ("#/b/1/nothing", 4),
        ("#/nothing", 1),
    ],
)
def test_line_of_a_pointer(pointer: str, line: int) -> None:
    text = "a: 1\nb:\n- one\n- c: 2\n  d: [1,\n    2]\nx/y:\n  '{z}': 3\n  flow: [{}, {k: v}]\n"
    assert line_of(text.encode(), pointer) == line
