"""The table of `.dockerignore` cases: a tree, patterns, and what of the tree they ignore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from templates.runtime.dockerignore import Choice, IgnorePatterns

FILES = (
    "Dockerfile",
    "README.md",
    "a+b",
    "a.txt",
    "aa",
    "app/__pycache__/x.pyc",
    "app/main.py",
    "app/util/deep/x.pyc",
    "app/util/util.py",
    "docs/a.md",
    "docs/b.txt",
    "docs/sub/a.md",
    "node_modules/left-pad/index.js",
    "space name",
    "vendor/lib/keep.txt",
    "vendor/lib/other.txt",
    "xx",
    "x{2}",
    "é.txt",
)
"""The files of the tree, in the order in which a walk meets them."""


def _with_directories() -> Iterator[str]:
    seen: set[str] = set()
    for name in FILES:
        parts = name.split("/")
        for depth in range(1, len(parts)):
            directory = "/".join(parts[:depth])
            if directory not in seen:
                seen.add(directory)
                yield directory
        yield name


PATHS = tuple(_with_directories())
DIRECTORIES = frozenset(PATHS) - frozenset(FILES)


@dataclass(frozen=True)
class Case:
    """Patterns and the paths of the tree that they ignore."""

    title: str
    patterns: str
    ignored: tuple[str, ...]


def below(*directories: str, but: tuple[str, ...] = ()) -> tuple[str, ...]:
    """These directories and all below them, except for `but`."""
    return tuple(
        path
        for path in PATHS
        if path not in but and any((path + "/").startswith(top + "/") for top in directories)
    )


ALL = tuple(PATHS)
_TOP_FILES = tuple(path for path in FILES if "/" not in path)

CASES = (
    Case("nothing", "", ()),
    Case("only comments and blank lines", "# a.txt\n\n   \n", ()),
    Case("a file", "a.txt", ("a.txt",)),
    Case("a file that is not there", "nothing", ()),
    Case("a name at the top does not match below", "a.md", ()),
    Case("a directory and what is below", "docs", below("docs")),
    Case("a trailing slash does not count", "docs/", below("docs")),
    Case("a leading slash does not count", "/docs", below("docs")),
    Case("dots are cleaned", "./app/../docs/.", below("docs")),
    Case("white space around does not count", "  docs\t\r\n", below("docs")),
    Case("a comment starts in the first column", " #docs\n#docs", ()),
    Case("white space within counts", "space name", ("space name",)),
    Case("star within an element", "docs/*.md", ("docs/a.md",)),
    Case("star matches no slash", "docs*a.md", ()),
    Case("star for a directory", "*/sub", below("docs/sub")),
    Case("question mark", "a?", ("aa",)),
    Case("class", "[a-b]a", ("aa",)),
    Case("negated class", "docs/[^b].*", ("docs/a.md",)),
    Case("exclamation mark in a class is itself", "docs/[!a].md", ("docs/a.md",)),
    Case("everything", "*", ALL),
    Case("everything, by two stars", "**", ALL),
    Case("two stars at the start", "**/*.pyc", ("app/__pycache__/x.pyc", "app/util/deep/x.pyc")),
    Case("two stars match no element too", "**/a.txt", ("a.txt",)),
    Case("two stars and a name", "**/a.md", ("docs/a.md", "docs/sub/a.md")),
    Case("two stars and a directory", "**/sub", below("docs/sub")),
    Case("two stars at the end keep the directory", "docs/**", below("docs")[1:]),
    Case(
        "two stars in the middle", "app/**/x.pyc", ("app/__pycache__/x.pyc", "app/util/deep/x.pyc")
    ),
    Case("two stars in the middle match none", "docs/**/a.md", ("docs/a.md", "docs/sub/a.md")),
    Case("two stars without a slash", "**.pyc", ("app/__pycache__/x.pyc", "app/util/deep/x.pyc")),
    Case("two stars after a prefix", "app/ut**", below("app/util")),
    Case("negation", "docs\n!docs/b.txt", below("docs", but=("docs/b.txt",))),
    Case("the last match wins", "!docs\ndocs", below("docs")),
    Case("negation of what is not ignored", "!docs", ()),
    Case(
        "negation with white space and slashes",
        "docs\n!  /docs/b.txt/ ",
        below("docs", but=("docs/b.txt",)),
    ),
    Case(
        "all but one directory",
        "*\n!app",
        tuple(path for path in PATHS if path not in below("app")),
    ),
    Case(
        "all but one file below",
        "*\n!app/util/util.py",
        tuple(path for path in PATHS if path != "app/util/util.py"),
    ),
    Case(
        "negated and ignored again",
        "*\n!app\napp/util",
        tuple(path for path in PATHS if path not in below("app", but=below("app/util"))),
    ),
    Case(
        "a negation that starts with two stars does not reach into an ignored directory",
        "docs\n!**/a.md",
        below("docs"),
    ),
    Case(
        "a negation with a star in its directory does not either",
        "vendor\n!vend*/lib/keep.txt",
        below("vendor"),
    ),
    Case(
        "nor one with a star further down",
        "vendor\n!vendor/*/keep.txt",
        below("vendor"),
    ),
    Case(
        "one that names the directories does",
        "vendor\n!vendor/lib/k*",
        below("vendor", but=("vendor/lib/keep.txt",)),
    ),
    Case(
        "files ignored by a star, then taken back",
        "vendor/lib/*\n!vendor/lib/keep.txt",
        ("vendor/lib/other.txt",),
    ),
    Case(
        "two stars at both ends",
        "**/lib/**",
        ("vendor/lib/keep.txt", "vendor/lib/other.txt"),
    ),
    Case("plus is itself", "a+*", ("a+b",)),
    Case("dot is itself", "a.t?t", ("a.txt",)),
    Case("a backslash quotes", "docs/\\*.md", ()),
    Case("a backslash before a letter is a bell, or what else Go has for it", "\\aa*", ()),
    Case("not only ASCII", "?.txt", ("a.txt", "é.txt")),
    Case("braces are themselves in a plain pattern", "x{2}", ("x{2}",)),
    Case("braces repeat when there is a star", "x{2}*", ("xx",)),
    Case("a bar is a choice when there is a star", "zz*|aa", ("aa",)),
    Case("dot and slash alone match nothing", ".\n/\n", ()),
    Case("dot dot matches nothing", "..\n../docs", ()),
)

REFUSED = ("[", "[a", "[]a]", "[a-]", "[-a]", "a\\", "!", "!/", "[b-a]", "x*{2}", "\\q", "*{2000}")
"""What the CLI refuses, if it comes to ask it."""


def kept(patterns: str) -> list[str]:
    """What a walk over the tree keeps."""
    walk = IgnorePatterns.parse(patterns).walk()
    found: list[str] = []
    skipped: list[str] = []
    for path in PATHS:
        if any(path.startswith(above + "/") for above in skipped):
            continue
        choice = walk(path, path in DIRECTORIES)
        if choice is Choice.KEEP:
            found.append(path)
        elif choice is Choice.SKIP:
            skipped.append(path)
    return found


def make_tree(top: Path) -> None:
    """The tree on disk."""
    for name in FILES:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"FROM scratch\n" if name == "Dockerfile" else os.fsencode(name))
