"""Document text in Python source: it always reads back as itself and never runs."""

from __future__ import annotations

import ast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mobygen import docstrings

HOSTILE = 'x"""\nimport os\nos.system("id")\n"""'


@given(st.text())
@example(HOSTILE)
@example('ends with a quote"')
@example("ends with a backslash\\")
@example('\\"""')
@example("\\N{DIGIT ONE} \\x41 \\u0041")
def test_a_docstring_is_one_string_expression(text: str) -> None:
    source = f"def f():\n    {docstrings.docstring(text, 4)}\n"
    body = ast.parse(source).body
    assert len(body) == 1 and isinstance(body[0], ast.FunctionDef)
    assert len(body[0].body) == 1
    read_back = ast.get_docstring(body[0], clean=False)
    assert read_back is not None
    shown = "".join(c if c == "\n" or c.isprintable() else " " for c in text)
    assert read_back.split() == shown.split()


@given(st.text())
@example(HOSTILE)
def test_a_literal_reads_back_as_itself(text: str) -> None:
    assert ast.literal_eval(docstrings.literal(text)) == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400), st.integers(20, 100))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    assert docstrings.wrap(text, width).split() == text.split()


def test_lists_and_code_keep_their_lines() -> None:
    text = "One\ntwo.\n\n- first\n- second\n\n```\na  =  1\n```"
    assert docstrings.wrap(text, 80) == "One two.\n\n- first\n- second\n\n```\na  =  1\n```"


def test_later_paragraphs_of_an_entry_stay_in_it() -> None:
    text = docstrings.entry("filters", "What to keep.\n\n- one\n- two", 80)
    assert text == ("    filters: What to keep.\n\n        - one\n        - two")


def test_a_long_text_gets_a_summary() -> None:
    text = "First sentence. " + "word " * 30
    assert docstrings.summarised(text).startswith("First sentence.\n\nword")
    assert docstrings.summarised("Short. Both fit.") == "Short. Both fit."


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Ours ends with a stop.", "Ours ends with a stop. New in API 1.41."),
        ("Theirs may not", "Theirs may not. New in API 1.41."),
        ("Several\n\n    paragraphs\n", "Several\n\n    paragraphs\n\nNew in API 1.41."),
        ("", "New in API 1.41."),
    ],
)
def test_a_note_on_the_version_gets_into_no_code_block(text: str, noted: str) -> None:
    assert docstrings.with_since(text, "1.41") == noted
    assert docstrings.with_since(text, "") == text.strip()
