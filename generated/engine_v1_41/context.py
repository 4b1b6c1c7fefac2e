"""Build contexts: a directory as the tar stream that `images.build(body=…)` sends.

    for step in engine.images.build(body=build_context("."), t=["app:1"]):
        print(step.stream or "", end="")

The stream holds what the docker CLI would send: `.dockerignore` decides (see `dockerignore`), symbolic
links, hard links and modes are kept, owners are not. It is made while it is sent, in constant memory,
and the same files give the same bytes.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from ._runtime.tarwriter import ArchiveError, Entry, Owner, archive, entries, file_member, tree
from .dockerignore import Choice, IgnorePatterns, parse_dockerignore

__all__ = ["ArchiveError", "build_context"]

_DOCKERFILE = "Dockerfile"
_IGNORE_FILE = ".dockerignore"


def build_context(
    path: str | os.PathLike[str],
    *,
    dockerfile: str | os.PathLike[str] | None = _DOCKERFILE,
    dockerignore: str | os.PathLike[str] | None = None,
    extra_files: Mapping[str, bytes] | None = None,
) -> Iterator[bytes]:
    """The directory `path` as a build context: a tar stream, in pieces.

    dockerfile: where the Dockerfile is, relative to `path` (give `images.build(dockerfile=…)` the
        same). It is part of the context even if `.dockerignore` ignores it; the daemon leaves it out
        of what `COPY` sees. None: there is no Dockerfile to look for.
    dockerignore: the file with the patterns. By default it is `<dockerfile>.dockerignore` if there is
        one, as with BuildKit, else `.dockerignore`.
    extra_files: content by name, put into the context whatever the patterns say, in place of a file
        of that name. A Dockerfile that is not in the directory goes here.

    Raises FileNotFoundError, NotADirectoryError, ValueError (the Dockerfile is outside of `path`) or
    BadPattern at once. While it is read, it raises ArchiveError if a file changes its size, and
    OSError if one cannot be read.
    """
    top = os.path.realpath(path, strict=True)
    if not os.path.isdir(top):
        raise NotADirectoryError(f"the build context {top} is not a directory")
    extra = {_member_name(name): content for name, content in (extra_files or {}).items()}
    kept = None if dockerfile is None else _find_dockerfile(top, os.fspath(dockerfile), extra)
    patterns = _patterns(top, kept, dockerignore, extra)
    return archive(_members(top, patterns, extra))


def _members(top: str, patterns: IgnorePatterns, extra: Mapping[str, bytes]) -> Iterator[bytes]:
    yield from entries(_kept(top, patterns, extra), Owner())
    for name in sorted(extra, key=os.fsencode):
        yield from _content(name, extra[name])


def _kept(top: str, patterns: IgnorePatterns, extra: Mapping[str, bytes]) -> Iterator[Entry]:
    choose = patterns.walk()

    def visit(name: str, is_directory: bool) -> tuple[bool, bool]:
        choice = choose(name, is_directory)
        return choice is Choice.KEEP and name not in extra, choice is not Choice.SKIP

    return tree(top, visit)
