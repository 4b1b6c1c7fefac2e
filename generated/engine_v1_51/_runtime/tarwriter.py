"""Writing tar streams piece by piece, in constant memory.

Members are PAX, with what belongs to the machine they were made on left out: no user and group names,
whole seconds, no access times. The same files give the same bytes.
"""

from __future__ import annotations

import os
import posixpath
import stat
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ..errors import ArchiveError

__all__ = [
    "CHUNK",
    "Entry",
    "Owner",
    "archive",
    "bytes_member",
    "entries",
    "file_member",
    "member_name",
    "tree",
]

CHUNK = 128 * 1024
"""Pieces are about this long: large enough for the socket, small enough for memory."""

_BLOCK = 512
_END = bytes(2 * _BLOCK)
_CAPABILITY = "security.capability"
_CAPABILITY_VERSION = 3  # the byte that holds the revision
_CAPABILITY_SIZE = 20  # of revision 2; revision 3 adds the user id of a namespace


@dataclass(frozen=True)
class Owner:
    """User and group id that members get."""

    uid: int = 0
    gid: int = 0


@dataclass(frozen=True)
class Entry:
    """A file, directory or link to put into an archive: its name there, where and what it is."""

    name: str
    path: str
    status: os.stat_result


Visit = Callable[[str, bool], tuple[bool, bool]]
"""Given a name relative to the top, and whether it is a directory: keep it? look inside?"""


def tree(top: str, visit: Visit, prefix: str = "") -> Iterator[Entry]:
    """What is below a directory, depth first, in the order of the names' bytes."""
    pending = [_listing(top, "")]
    while pending:
        names = pending[-1]
        if not names:
            pending.pop()
            continue
        name = names.pop()
        path = os.path.join(top, name)
        status = os.lstat(path)
        is_directory = stat.S_ISDIR(status.st_mode)
        keep, search = visit(name, is_directory)
        if keep:
            yield Entry(prefix + name, path, status)
        if is_directory and search:
            pending.append(_listing(path, name + "/"))


def _listing(directory: str, prefix: str) -> list[str]:
    """The names in a directory, last first, so that pop() gives them in order."""
    return [prefix + name for name in sorted(os.listdir(directory), key=os.fsencode, reverse=True)]


def archive(members: Iterable[bytes]) -> Iterator[bytes]:
    """Members, then the end marker, in pieces of a good size for a socket."""
    buffer = bytearray()
    for piece in members:
        buffer += piece
        if len(buffer) >= CHUNK:
            yield bytes(buffer)
            buffer.clear()
    buffer += _END
    yield bytes(buffer)


def entries(found: Iterable[Entry], owner: Owner | None) -> Iterator[bytes]:
    """The members of files on disk. `owner` None keeps each file's own."""
    first_names: dict[tuple[int, int], str] = {}
    for entry in found:
        yield from _entry(entry, owner, first_names)


def _entry(
    entry: Entry, owner: Owner | None, first_names: dict[tuple[int, int], str]
) -> Iterator[bytes]:
    status = entry.status
    info = _info(entry, owner)
    if info is None:
        return
    if status.st_nlink > 1 and not info.isdir():
        key = (status.st_dev, status.st_ino)
        first = first_names.setdefault(key, entry.name)
        if first != entry.name:
            info.type, info.linkname, info.size = tarfile.LNKTYPE, first, 0
    if info.isreg():
        yield from _file(entry.path, info)
    else:
        yield _header(info)


def _info(entry: Entry, owner: Owner | None) -> tarfile.TarInfo | None:
    """The header of one file, None for a socket, which an archive cannot hold."""
    info = tarfile.TarInfo(entry.name)
    status = entry.status
    mode = status.st_mode
    info.mode = stat.S_IMODE(mode)
    info.mtime = status.st_mtime_ns // 1_000_000_000
    info.uid = status.st_uid if owner is None else owner.uid
    info.gid = status.st_gid if owner is None else owner.gid
    if stat.S_ISREG(mode):
        info.type = tarfile.REGTYPE
    elif stat.S_ISDIR(mode):
        info.type = tarfile.DIRTYPE
    elif stat.S_ISLNK(mode):
        info.type, info.linkname = tarfile.SYMTYPE, os.readlink(entry.path)
    elif stat.S_ISFIFO(mode):
        info.type = tarfile.FIFOTYPE
    elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        info.type = tarfile.CHRTYPE if stat.S_ISCHR(mode) else tarfile.BLKTYPE
        info.devmajor, info.devminor = os.major(status.st_rdev), os.minor(status.st_rdev)
    else:
        return None
    return info


def _file(path: str, info: tarfile.TarInfo) -> Iterator[bytes]:
    # What was looked at is what must be read: a link put in its place meanwhile is not followed, and a
    # pipe does not block.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags | getattr(os, "O_CLOEXEC", 0)), "rb", buffering=0) as source:
        status = os.fstat(source.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ArchiveError(f"{path} was replaced while it was read")
        info.size = status.st_size
        capability = _capability(path)
        if capability is not None:
            info.pax_headers = {f"SCHILY.xattr.{_CAPABILITY}": capability}
        yield from file_member(source, info, path)


def file_member(source: BinaryIO, info: tarfile.TarInfo, label: str) -> Iterator[bytes]:
    """A regular member with `info.size` bytes of a file, which must have exactly that many left."""
    yield _header(info)
    left = info.size
    while left:
        data = source.read(min(left, CHUNK))
        if not data:
            raise ArchiveError(
                f"{label} shrank while it was read: {left} of {info.size} bytes are missing"
            )
        left -= len(data)
        yield data
    if source.read(1):
        raise ArchiveError(f"{label} grew while it was read: it had {info.size} bytes")
    yield bytes(-info.size % _BLOCK)


def bytes_member(content: bytes, info: tarfile.TarInfo) -> Iterator[bytes]:
    """A regular member whose content is at hand."""
    info.size = len(content)
    yield _header(info)
    yield content
    yield bytes(-info.size % _BLOCK)


def member_name(name: str) -> str:
    """A name for a member, checked: relative, inside of the archive, `/` between its elements."""
    cleaned = posixpath.normpath(name)
    if not name or "\0" in name or cleaned.startswith("/") or cleaned.split("/")[0] in ("..", "."):
        raise ValueError(
            f"a member's name must be a relative path inside the archive, not {name!r}"
        )
    return cleaned


def _header(info: tarfile.TarInfo) -> bytes:
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _capability(path: str) -> str | None:
    """The file's capabilities as a PAX value; those of a user namespace lose the namespace."""
    if sys.platform != "linux":
        return None
    try:
        value = os.getxattr(path, _CAPABILITY, follow_symlinks=False)
    except OSError:
        return None
    if len(value) > _CAPABILITY_SIZE and value[_CAPABILITY_VERSION] == 3:
        value = value[:_CAPABILITY_VERSION] + b"\2" + value[_CAPABILITY_VERSION + 1 :]
        value = value[:_CAPABILITY_SIZE]
    return value.decode("utf-8", "surrogateescape")
