"""The same context as the docker CLI's, member by member.

The table of cases (`cases.py`) is the test and always runs, in `test_build_context.py`. Here the CLI is
asked too, where there is one, so that the table cannot drift from it.
"""

from __future__ import annotations

import io
import os
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from templates.runtime.context import build_context
from templates.runtime.dockerignore import BadPattern
from tests.runtime_helpers.cases import CASES, REFUSED, Case, make_tree
from tests.runtime_helpers.recorder import Recorder, recorder, why_not

_PROBLEM = why_not()
pytestmark = pytest.mark.skipif(bool(_PROBLEM), reason=_PROBLEM)


@pytest.fixture(scope="module")
def cli() -> Iterator[Recorder]:
    with recorder() as running:
        yield running


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree for all cases; each writes its own .dockerignore."""
    top = tmp_path_factory.mktemp("context")
    make_tree(top)
    (top / "docs/Dockerfile").write_text("FROM scratch\n")
    return top


def members(context: bytes) -> list[dict[str, object]]:
    with tarfile.open(fileobj=io.BytesIO(context), errors="surrogateescape") as archive:
        return [_facts(member) for member in archive]


def _facts(member: tarfile.TarInfo) -> dict[str, object]:
    facts: dict[str, object] = {**member.get_info(), "pax": dict(member.pax_headers)}
    del facts["chksum"]  # header fields that are not used may be filled with zeros or not
    return facts


def names(context: bytes | None) -> list[object] | None:
    return None if context is None else [member["name"] for member in members(context)]


def ours(tree: Path, dockerfile: str) -> bytes | None:
    try:
        return b"".join(build_context(tree, dockerfile=dockerfile))
    except BadPattern:
        return None


def write_patterns(tree: Path, patterns: str) -> None:
    (tree / ".dockerignore").write_bytes(patterns.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("dockerfile", ["Dockerfile", "docs/Dockerfile"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_table(case: Case, dockerfile: str, cli: Recorder, tree: Path) -> None:
    write_patterns(tree, case.patterns)
    sent = cli.build(tree, dockerfile)
    assert sent is not None
    assert members(b"".join(build_context(tree, dockerfile=dockerfile))) == members(sent)


@pytest.mark.parametrize("pattern", REFUSED)
def test_what_is_refused(pattern: str, cli: Recorder, tree: Path) -> None:
    write_patterns(tree, pattern)
    assert cli.build(tree) is None
    assert ours(tree, "Dockerfile") is None


def test_a_dockerfile_that_the_cli_forgets(cli: Recorder, tree: Path) -> None:
    # The one difference: with this pattern the CLI leaves the Dockerfile out, and its build fails.
    write_patterns(tree, "**/docs")
    assert "docs/Dockerfile" not in (names(cli.build(tree, "docs/Dockerfile")) or ())
    assert "docs/Dockerfile" in (names(ours(tree, "docs/Dockerfile")) or ())


def test_odd_files(cli: Recorder, tmp_path: Path) -> None:
    make_tree(tmp_path)
    (tmp_path / "link").symlink_to("nowhere")
    os.link(tmp_path / "link", tmp_path / "link2", follow_symlinks=False)
    os.link(tmp_path / "aa", tmp_path / "zz")
    os.mkfifo(tmp_path / "pipe")
    for name in ["l" * 150, "ü" * 100, "d" * 100]:
        (tmp_path / name).write_text("x")
    (tmp_path / ("D" * 200) / ("e" * 100)).mkdir(parents=True)
    (tmp_path / "aa").chmod(0o6755)
    (tmp_path / "docs").chmod(0o1777)
    os.utime(tmp_path / "xx", (-5, -5.5))
    sent = cli.build(tmp_path)
    assert sent is not None
    assert members(b"".join(build_context(tmp_path))) == members(sent)


ATOMS = (
    *(
        "*",
        "**",
        "?",
        "/",
        "/",
        "**/",
        "a",
        "x",
        "app",
        "docs",
        "util",
        "sub",
        "vendor",
        "lib",
        "*.md",
    ),
    *(
        "a.md",
        "b.txt",
        ".txt",
        ".pyc",
        "[a-c]",
        "[^a]",
        "[*]",
        "[!a]",
        "[[:alpha:]]",
        "\\*",
        "\\w",
        "{2}",
    ),
    *(
        "|",
        "+",
        "(",
        "$",
        "^",
        "é",
        " ",
        "!",
        "#",
        "..",
        ".",
        "Dockerfile",
        ".dockerignore",
        "a\udcff",
    ),
)
WHOLE = ("*", "**", "docs", "docs/*", "app/**", "**/a.md", "**/*.pyc", "vendor/lib", "*/sub", "*/*")


def random_patterns(dice: random.Random) -> str:
    lines: list[str] = []
    for _ in range(dice.choice((1, 2, 3, 4))):
        made = "".join(dice.choice(ATOMS) for _ in range(dice.choice((1, 2, 3, 4))))
        lines.append(dice.choice(("", "", "!")) + dice.choice((made, dice.choice(WHOLE))))
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_random_patterns(seed: int, cli: Recorder, tree: Path) -> None:
    dice = random.Random(seed)
    for _ in range(12):
        patterns = random_patterns(dice)
        dockerfile = dice.choice(("Dockerfile", "docs/Dockerfile"))
        write_patterns(tree, patterns)
        sent = names(cli.build(tree, dockerfile))
        if sent is None or dockerfile in sent:
            assert names(ours(tree, dockerfile)) == sent, repr((patterns, dockerfile))
