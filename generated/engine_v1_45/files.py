"""Files and directories as the tar streams that containers take and give.

Into a container, in constant memory:

    engine.containers.put_archive(box, path="/etc", body=pack_file(b"key = 1\\n", "app.conf"))
    engine.containers.put_archive(box, path="/srv", body=pack_directory("site", name="www"))

and out of it:

    with engine.containers.archive(box, path="/etc/hostname") as stream:
        hostname = read_file(stream)
    with engine.containers.archive(box, path="/var/log") as stream:
        unpack(stream, "logs", strip=1)

What is read takes any iterable of bytes, and with `_async` in its name any asynchronous one. What is
packed is an iterator of bytes, which both clients take as a body.
"""

from __future__ import annotations

import io
import os
import stat
import tarfile
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import BinaryIO

from ._runtime.tarreader import Member, MemberKind, TarReader
from ._runtime.tarwriter import (
    Entry,
    Owner,
    archive,
    bytes_member,
    entries,
    file_member,
    member_name,
    tree,
)
from ._runtime.unpacker import Unpacker
from .dockerignore import Choice, IgnorePatterns
from .errors import ArchiveError

__all__ = [
    "Member",
    "MemberKind",
    "TarReader",
    "Unpacker",
    "iter_file",
    "iter_file_async",
    "pack_directory",
    "pack_file",
    "read_file",
    "read_file_async",
    "unpack",
    "unpack_async",
]

_DEFAULT_MODE = 0o644


def pack_file(
    source: bytes | str | os.PathLike[str] | BinaryIO,
    name: str,
    *,
    mode: int | None = None,
    uid: int = 0,
    gid: int = 0,
    mtime: float | None = None,
    size: int | None = None,
) -> Iterator[bytes]:
    """An archive with one file.

    Args:
        source: The content, a path to it, or a binary file object, read from where it stands to its
            end.
        name: What it is called in the archive, a relative path.
        mode: Permission bits. Default: those of the file at the path, else 0o644.
        uid: The owner's user id.
        gid: The owner's group id.
        mtime: Seconds since 1970. Default: that of the file at the path, else now.
        size: Bytes to read from a file object that cannot seek.

    Raises:
        ArchiveError: While it is read: the source has more or fewer bytes than its size says.
        ValueError: The file object cannot seek, and there is no `size`.
    """
    info = tarfile.TarInfo(member_name(name))
    info.uid, info.gid = uid, gid
    info.mode = _DEFAULT_MODE if mode is None else mode
    info.mtime = int(time.time() if mtime is None else mtime)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return archive(bytes_member(bytes(source), info))
    if isinstance(source, (str, os.PathLike)):
        status = os.stat(source)
        if not stat.S_ISREG(status.st_mode):
            raise ArchiveError(f"{os.fspath(source)} is not a regular file")
        info.mode = stat.S_IMODE(status.st_mode) if mode is None else mode
        info.mtime = int(status.st_mtime if mtime is None else mtime)
        return archive(_opened(os.fspath(source), info))
    info.size = _size_left(source) if size is None else size
    return archive(file_member(source, info, info.name))


def _opened(path: str, info: tarfile.TarInfo) -> Iterator[bytes]:
    with open(path, "rb", buffering=0) as file:
        info.size = os.fstat(file.fileno()).st_size
        yield from file_member(file, info, path)


def _size_left(file: BinaryIO) -> int:
    try:
        here = file.tell()
        end = file.seek(0, io.SEEK_END)
        file.seek(here)
    except (OSError, AttributeError):
        raise ValueError("the file object cannot seek: say how long it is with size=…") from None
    return max(end - here, 0)


def pack_directory(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    ignore: Iterable[str] = (),
    uid: int = 0,
    gid: int = 0,
    keep_owner: bool = False,
) -> Iterator[bytes]:
    """An archive of what is in a directory; symbolic links, hard links and modes are kept.

    Sockets are left out.

    Args:
        path: The directory.
        name: Put the directory itself into the archive, with this name. Default: its content is at
            the top of the archive.
        ignore: Patterns of `.dockerignore` (see `dockerignore`) to leave out.
        uid: The user id that everything gets.
        gid: The group id that everything gets.
        keep_owner: Keep each file's user and group id instead.

    Raises:
        NotADirectoryError: It is none.
        ArchiveError: While it is read: a file changes its size.
    """
    top = os.path.realpath(path, strict=True)
    if not os.path.isdir(top):
        raise NotADirectoryError(f"{top} is not a directory")
    root = None if name is None else member_name(name)
    owner = None if keep_owner else Owner(uid, gid)
    choose = IgnorePatterns(ignore).walk()

    def visit(name: str, is_directory: bool) -> tuple[bool, bool]:
        choice = choose(name, is_directory)
        return choice is Choice.KEEP, choice is not Choice.SKIP

    return archive(entries(_directory_entries(top, root, visit), owner))


def _directory_entries(
    top: str, root: str | None, visit: Callable[[str, bool], tuple[bool, bool]]
) -> Iterator[Entry]:
    if root is not None:
        yield Entry(root, top, os.lstat(top))
    yield from tree(top, visit, "" if root is None else root + "/")


# ---------------------------------------------------------------------------------------------------
# Reading


def unpack(
    stream: Iterable[bytes],
    target: str | os.PathLike[str],
    *,
    strip: int = 0,
    keep_outside_links: bool = False,
    refused: Callable[[Member, str], object] | None = None,
) -> None:
    """Write the members of an archive below the directory `target`, which is made if need be.

    Nothing is ever written outside of `target`. Refused are names with `..`, symbolic links and hard
    links to the outside, devices, named pipes, and members whose path leads through a symbolic link,
    whether the archive brought the link or it was there before. An absolute name counts from `target`
    (the archive of `/` has nothing else).

    Files that exist are replaced. Permissions and modification times are those in the archive; set-id
    bits, owners and extended attributes are not restored.

    Args:
        stream: The archive.
        target: The directory.
        strip: How many leading elements to take off every name (`containers.archive(path="/etc")`
            gives `etc/…`, so 1 puts the content of the directory into `target`). Members with no
            more than that are left out.
        keep_outside_links: Make symbolic links that lead outside, as they are; containers are full
            of absolute ones. They are not followed here, but may be by whoever reads the directory.
        refused: Called with each refused member and the reason; the others are written. Default:
            the first one raises UnsafeArchive.

    Raises:
        UnsafeArchive: A member is refused, and there is no `refused`.
        TruncatedStream: The stream ends inside the archive. The incomplete file is removed.
        ArchiveError: It is none.
    """
    with Unpacker(
        target, strip=strip, keep_outside_links=keep_outside_links, refused=refused
    ) as unpacker:
        for data in stream:
            unpacker.feed(data)
        unpacker.finish()


async def unpack_async(
    stream: AsyncIterable[bytes],
    target: str | os.PathLike[str],
    *,
    strip: int = 0,
    keep_outside_links: bool = False,
    refused: Callable[[Member, str], object] | None = None,
) -> None:
    """`unpack` for an asynchronous stream. Writing to disk is done in between, in the event loop."""
    with Unpacker(
        target, strip=strip, keep_outside_links=keep_outside_links, refused=refused
    ) as unpacker:
        async for data in stream:
            unpacker.feed(data)
        unpacker.finish()


def read_file(stream: Iterable[bytes]) -> bytes:
    """The content of the one file in an archive, as `containers.archive` gives it for a file's path.

    Raises:
        ArchiveError: There is something else in the archive: a directory, a link, several files.
    """
    return b"".join(iter_file(stream))


async def read_file_async(stream: AsyncIterable[bytes]) -> bytes:
    """`read_file` for an asynchronous stream."""
    return b"".join([piece async for piece in iter_file_async(stream)])


def iter_file(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The content of the one file in an archive, in pieces, in constant memory."""
    reader = _OneFile()
    for data in stream:
        yield from reader.feed(data)
    reader.eof()


async def iter_file_async(stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """`iter_file` for an asynchronous stream."""
    reader = _OneFile()
    async for data in stream:
        for piece in reader.feed(data):
            yield piece
    reader.eof()


class _OneFile:
    """The content of an archive that holds a file and nothing else."""

    def __init__(self) -> None:
        self._reader = TarReader()
        self._member: Member | None = None

    def feed(self, data: bytes) -> list[bytes]:
        found = self._reader.feed(data)
        for item in found:
            if isinstance(item, Member):
                self._check(item)
        return [item for item in found if isinstance(item, bytes)]

    def eof(self) -> None:
        self._reader.eof()
        if self._member is None:
            raise ArchiveError("there is no file in the archive")

    def _check(self, member: Member) -> None:
        if self._member is not None:
            raise ArchiveError(
                f"there is more than one file in the archive: {self._member.name!r}, {member.name!r}"
            )
        if member.kind is not MemberKind.FILE:
            target = f" to {member.link!r}" if member.link else ""
            raise ArchiveError(f"{member.name!r} is a {member.kind.value}{target}, not a file")
        self._member = member
