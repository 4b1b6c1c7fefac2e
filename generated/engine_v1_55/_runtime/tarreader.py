"""Reading tar streams: bytes in, members and their content out, fed at any split; no I/O."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from enum import Enum

from ..errors import ArchiveError, TruncatedStream

__all__ = ["Member", "MemberKind", "TarReader"]

_BLOCK = 512
_LARGEST_EXTENSION = 1024 * 1024  # of a long name or of PAX records; Go reads no more either
_ZERO_BLOCK = bytes(_BLOCK)
_LONG_NAME = b"L"
_LONG_LINK = b"K"
_RECORDS = b"x"
_SOLARIS_RECORDS = b"X"
_GLOBAL_RECORDS = b"g"
_EXTENSIONS = frozenset((_LONG_NAME, _LONG_LINK, _RECORDS, _SOLARIS_RECORDS, _GLOBAL_RECORDS))


class MemberKind(Enum):
    """What a member of an archive is."""

    FILE = "file"
    DIRECTORY = "directory"
    SYMLINK = "symbolic link"
    HARD_LINK = "hard link"
    CHARACTER_DEVICE = "character device"
    BLOCK_DEVICE = "block device"
    FIFO = "named pipe"


_KINDS = {
    b"0": MemberKind.FILE,
    b"\0": MemberKind.FILE,
    b"7": MemberKind.FILE,
    b"1": MemberKind.HARD_LINK,
    b"2": MemberKind.SYMLINK,
    b"3": MemberKind.CHARACTER_DEVICE,
    b"4": MemberKind.BLOCK_DEVICE,
    b"5": MemberKind.DIRECTORY,
    b"6": MemberKind.FIFO,
}


@dataclass(frozen=True)
class Member:
    """One member of an archive, as its header describes it. Only a FILE has content."""

    name: str
    """As in the archive, without trailing slashes. It may be absolute or hold `..`: do not trust it."""
    kind: MemberKind
    size: int
    """Bytes of content that follow."""
    mode: int
    mtime_ns: int
    uid: int
    gid: int
    link: str
    """What a symbolic link points to, or the name of the member that a hard link is another name of."""


class TarReader:
    """Takes a tar stream apart: ustar, PAX and GNU headers, not compressed.

    `feed(data)` returns what `data` completes: a `Member` when its header is there, then its content
    as bytes, in pieces. `eof()` says that the stream is over.

    Raises:
        ArchiveError: this is not a tar archive, or one with sparse files.
        TruncatedStream: by `eof()`, when members or their end marker are missing.
    """

    def __init__(self) -> None:
        self._header = bytearray()
        self._content = 0  # bytes of content to come
        self._padding = 0  # bytes to skip after it
        self._extension: tuple[bytes, bytearray] | None = None  # its type and what came of it
        self._records: dict[str, str] = {}  # for the next member
        self._global_records: dict[str, str] = {}  # for all that follow
        self._zero_blocks = 0

    @property
    def finished(self) -> bool:
        """Whether the end marker was read; what comes after it is ignored."""
        return self._zero_blocks == 2

    def feed(self, data: bytes) -> list[Member | bytes]:
        """What `data` completes."""
        found: list[Member | bytes] = []
        position = 0
        while position < len(data) and not self.finished:
            if self._content:
                piece = data[position : position + self._content]
                position += len(piece)
                self._content -= len(piece)
                if self._extension is None:
                    found.append(piece)
                else:
                    self._extend(piece)
            elif self._padding:
                skipped = min(self._padding, len(data) - position)
                position += skipped
                self._padding -= skipped
            else:
                piece = data[position : position + _BLOCK - len(self._header)]
                position += len(piece)
                self._header += piece
                if len(self._header) == _BLOCK:
                    member = self._read_header(bytes(self._header))
                    self._header.clear()
                    if member is not None:
                        found.append(member)
        return found

    def eof(self) -> None:
        """The stream is over. Raises TruncatedStream if the archive is not."""
        if not self._zero_blocks or self._header:
            raise TruncatedStream("the tar archive ended before its end marker")

    def _read_header(self, block: bytes) -> Member | None:
        if block == _ZERO_BLOCK:
            if self._records:
                raise ArchiveError("an extended header is followed by no member")
            self._zero_blocks += 1
            return None
        if self._zero_blocks:
            raise ArchiveError("a member after the end of the archive")
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise ArchiveError(f"not a tar archive: {error}") from error
        if info.type in _EXTENSIONS:
            self._start_extension(info)
            return None
        return self._member(info)

    def _start_extension(self, info: tarfile.TarInfo) -> None:
        if not 0 < info.size <= _LARGEST_EXTENSION:
            raise ArchiveError(f"an extended header of {info.size} bytes")
        self._expect(info.size)
        self._extension = (info.type, bytearray())

    def _expect(self, size: int) -> None:
        self._content = size
        self._padding = -size % _BLOCK

    def _extend(self, piece: bytes) -> None:
        assert self._extension is not None
        kind, content = self._extension
        content += piece
        if self._content:
            return
        self._extension = None
        if kind == _LONG_NAME:
            self._records["path"] = _text(content.rstrip(b"\0"))
        elif kind == _LONG_LINK:
            self._records["linkpath"] = _text(content.rstrip(b"\0"))
        else:
            target = self._global_records if kind == _GLOBAL_RECORDS else self._records
            target.update(_parse_records(bytes(content)))

    def _member(self, info: tarfile.TarInfo) -> Member:
        records = {**self._global_records, **self._records}
        self._records = {}
        kind = _KINDS.get(info.type)
        if kind is None or any(key.startswith("GNU.sparse.") for key in records):
            what = (
                "a sparse file" if kind or info.type == b"S" else f"of unknown type {info.type!r}"
            )
            raise ArchiveError(f"member {info.name!r} is {what}, which is not supported")
        if kind is MemberKind.FILE and records.get("path", info.name).endswith("/"):
            kind = MemberKind.DIRECTORY  # as archives from before 1988 have it
        size = _integer(records, "size", info.size)
        if size < 0:
            raise ArchiveError(f"member {info.name!r} has a size of {size} bytes")
        if kind is not MemberKind.FILE:
            size = 0
        self._expect(size)
        return Member(
            name=records.get("path", info.name).rstrip("/"),
            kind=kind,
            size=size,
            mode=info.mode & 0o7777,
            mtime_ns=_nanoseconds(records.get("mtime", str(info.mtime))),
            uid=_integer(records, "uid", info.uid),
            gid=_integer(records, "gid", info.gid),
            link=records.get("linkpath", info.linkname),
        )


def _text(content: bytes | bytearray) -> str:
    return content.decode("utf-8", "surrogateescape")


def _parse_records(content: bytes) -> dict[str, str]:
    """PAX records: each is its length, a space, key=value and a line feed."""
    records: dict[str, str] = {}
    position = 0
    while position < len(content):
        space = content.find(b" ", position, position + 20)
        digits = content[position:space] if space > 0 else b""
        length = int(digits) if digits.isdigit() else 0
        record = content[space + 1 : position + length]
        key, equals, value = record[:-1].partition(b"=")
        if not key or not equals or record[-1:] != b"\n" or position + length > len(content):
            raise ArchiveError("a PAX record that is none")
        records[_text(key)] = _text(value)
        position += length
    return records


def _integer(records: dict[str, str], key: str, default: int) -> int:
    text = records.get(key)
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise ArchiveError(f"a PAX record says {key}={text!r}") from None


def _nanoseconds(text: str) -> int:
    """Seconds with a fraction, without the rounding that a float would bring."""
    seconds, _, fraction = text.partition(".")
    digits = fraction[:9].ljust(9, "0")
    try:
        whole, rest = int(seconds), int(digits)
    except ValueError:
        raise ArchiveError(f"a PAX record says mtime={text!r}") from None
    return whole * 1_000_000_000 + (-rest if seconds.startswith("-") else rest)
