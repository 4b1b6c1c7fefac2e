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

from ._runtime.tarwriter import Entry, Owner, archive, bytes_member, entries, member_name, tree
from .dockerignore import Choice, IgnorePatterns, parse_dockerignore

__all__ = ["build_context"]

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

    Args:
        path: The directory.
        dockerfile: Where the Dockerfile is, relative to `path` (give `images.build(dockerfile=…)`
            the same). It is part of the context even if `.dockerignore` ignores it; the classic
            builder then hides it from `COPY`. None: there is no Dockerfile to look for.
        dockerignore: The file with the patterns. Default: `<dockerfile>.dockerignore` if there is
            one, as with BuildKit, else the `.dockerignore` of the directory.
        extra_files: Content by name, put into the context whatever the patterns say, in place of a
            file of that name. A Dockerfile that is not in the directory goes here.

    Raises:
        FileNotFoundError: There is no such directory, or no Dockerfile in it.
        NotADirectoryError: `path` is no directory.
        ValueError: The Dockerfile is outside of `path`.
        BadPattern: A pattern is none.
        ArchiveError: While the context is read, so that the build fails: a file changes its size.
        OSError: While the context is read, so that the build fails: a file cannot be read.
    """
    top = os.path.realpath(path, strict=True)
    if not os.path.isdir(top):
        raise NotADirectoryError(f"the build context {top} is not a directory")
    extra = {member_name(name): content for name, content in (extra_files or {}).items()}
    found = [] if dockerfile is None else _find_dockerfile(top, os.fspath(dockerfile), extra)
    patterns = _keep_build_files(_read_patterns(top, found, dockerignore, extra), found)
    return archive(_members(top, IgnorePatterns(patterns), extra))


def _members(top: str, patterns: IgnorePatterns, extra: Mapping[str, bytes]) -> Iterator[bytes]:
    yield from entries(_entries(top, patterns, extra), Owner())
    for name in sorted(extra, key=os.fsencode):
        yield from bytes_member(extra[name], tarfile.TarInfo(name))


def _entries(top: str, patterns: IgnorePatterns, extra: Mapping[str, bytes]) -> Iterator[Entry]:
    choose = patterns.walk()

    def visit(name: str, is_directory: bool) -> tuple[bool, bool]:
        choice = choose(name, is_directory)
        return choice is Choice.KEEP and name not in extra, choice is not Choice.SKIP

    return tree(top, visit)


def _find_dockerfile(top: str, dockerfile: str, extra: Mapping[str, bytes]) -> list[str]:
    """The Dockerfile's name in the context; two names if it is a symbolic link to another one."""
    path = os.path.normpath(os.path.join(top, dockerfile))
    name = _name_inside(top, path)
    if name in extra:
        return [name]
    if name == _DOCKERFILE and not os.path.lexists(path):
        # The daemon looks for this one too.
        lower = os.path.join(top, _DOCKERFILE.lower())
        if os.path.lexists(lower):
            name, path = _DOCKERFILE.lower(), lower
    target = _name_inside(top, os.path.realpath(path, strict=True))
    return [name] if target == name else [name, target]


def _name_inside(top: str, path: str) -> str:
    name = os.path.relpath(path, top)
    if name.split(os.sep, 1)[0] == os.pardir:
        raise ValueError(
            f"the Dockerfile {path} is outside of the build context {top}; give its content as"
            " extra_files={'Dockerfile': …}"
        )
    return name.replace(os.sep, "/")


def _read_patterns(
    top: str,
    dockerfile: list[str],
    dockerignore: str | os.PathLike[str] | None,
    extra: Mapping[str, bytes],
) -> list[str]:
    if dockerignore is not None:
        with open(dockerignore, "rb") as file:
            return parse_dockerignore(file.read())
    for name in [*(name + _IGNORE_FILE for name in dockerfile[:1]), _IGNORE_FILE]:
        if name in extra:
            return parse_dockerignore(extra[name])
        try:
            with open(os.path.join(top, name), "rb") as file:
                return parse_dockerignore(file.read())
        except FileNotFoundError:
            continue
    return []


def _keep_build_files(patterns: list[str], dockerfile: list[str]) -> list[str]:
    """Patterns that keep what the daemon needs; the classic builder hides from `COPY` what was ignored.

    The CLI asks by an older rule here and forgets a Dockerfile whose directory only a pattern with
    more elements than its path ignores (`**/ci` and `ci/Dockerfile`); its builds then fail.
    """
    kept = list(patterns)
    for name in [_IGNORE_FILE, *dockerfile]:
        if IgnorePatterns(kept).ignores(name):
            kept.append("!" + name)
    return kept
