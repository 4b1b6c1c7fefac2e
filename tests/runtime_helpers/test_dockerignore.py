"""`.dockerignore`: which files of a directory a build context holds.

The table below is the specification. Each of its cases was seen with the docker CLI, and is compared
with it again where there is one (`test_build_context_and_docker_cli.py`).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.dockerignore import BadPattern, Choice, IgnorePatterns, parse_dockerignore
from tests.runtime_helpers.cases import CASES, PATHS, REFUSED, Case, kept


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_table(case: Case) -> None:
    assert set(kept(case.patterns)) == set(PATHS) - set(case.ignored)


@pytest.mark.parametrize("pattern", REFUSED)
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(BadPattern) as caught:
        IgnorePatterns.parse(pattern).ignores("some/path")
    assert caught.value.reason
    assert "pattern" in str(caught.value)


def test_a_bad_pattern_that_is_never_asked_does_no_harm() -> None:
    # Nothing is ignored when it comes, so the CLI does not look at it either.
    assert not IgnorePatterns.parse("nothing\n!\\q").ignores("a")


@pytest.mark.parametrize(
    ("content", "patterns"),
    [
        (b"", []),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        (b"# comment\n #not one\n", ["#not one"]),
        (b"\n \t\n", []),
        (b" a \n!  b \n", ["a", "!b"]),
        (b"/a/\n//b\n./c/../d/\n", ["a", "b", "d"]),
        (b"/\n.\n!/\n!\n", ["/", ".", "!/", "!"]),
        (b"!/a/\n", ["!a"]),
        (b"\xc2\xa0a\xe3\x80\x80\n", ["a"]),
        (b"\x1fa\n", ["\x1fa"]),
        (b"\xff\n", ["\udcff"]),
    ],
)
def test_lines(content: bytes, patterns: list[str]) -> None:
    assert parse_dockerignore(content) == patterns


def test_text_is_taken_too() -> None:
    assert parse_dockerignore("\ufeffa\n#b\n") == ["a"]


@pytest.mark.parametrize(
    ("pattern", "path", "ignored"),
    [
        ("a", "a", True),
        ("a", "a/b/c", True),
        ("a", "b/a", False),
        ("**/a", "b/c/a/d", True),
        ("*", ".", False),
        ("**", "a/b", True),
        ("a/../b", "b", True),
        ("a", "./a/", True),
        ("a\n!a/b", "a/b", False),
        ("a\n!a/b", "a/b/c", False),
        ("a\n!a/b\na/b/c", "a/b/c", True),
    ],
)
def test_one_path(pattern: str, path: str, ignored: bool) -> None:
    assert IgnorePatterns.parse(pattern).ignores(path) is ignored


def test_a_walk_and_single_questions_differ_as_with_the_cli() -> None:
    # A walk takes over what a directory was told; `d*` was not asked there, for `d` had matched.
    patterns = IgnorePatterns.parse("d\n!d/x\nd*")
    walk = patterns.walk()
    assert walk("d", True) is Choice.SKIP_BUT_SEARCH
    assert walk("d/x", False) is Choice.KEEP
    assert patterns.ignores("d/x")


_ELEMENTS = st.text(st.sampled_from("abc.-_ é"), min_size=1, max_size=3).filter(
    lambda name: name.strip() == name and name not in (".", "..")
)
_PATHS = st.lists(_ELEMENTS, min_size=1, max_size=4).map("/".join)
_LITERALS = _PATHS.filter(lambda path: not path.startswith(("#", "!")))


@given(_LITERALS)
def test_a_path_is_a_pattern_for_itself_and_what_is_below(path: str) -> None:
    patterns = IgnorePatterns([path])
    assert patterns.ignores(path)
    assert patterns.ignores(f"{path}/below")
    assert not patterns.ignores(f"{path}x")
    assert IgnorePatterns([f"**/{path}"]).ignores(f"above/{path}")


@given(st.lists(_LITERALS), _LITERALS)
def test_the_last_match_wins(earlier: list[str], path: str) -> None:
    assert IgnorePatterns([*earlier, path]).ignores(path)
    assert not IgnorePatterns([*earlier, path, f"!{path}"]).ignores(path)


@given(st.lists(st.text(st.sampled_from("ab/*?[]!^-\\{}|()+$.#x0d,1 \n"), max_size=8)), _PATHS)
def test_anything_is_answered_or_refused(patterns: list[str], path: str) -> None:
    try:
        compiled = IgnorePatterns.parse("\n".join(patterns))
        assert isinstance(compiled.ignores(path), bool)
        assert compiled.walk()(path, False) in Choice
    except BadPattern:
        pass
