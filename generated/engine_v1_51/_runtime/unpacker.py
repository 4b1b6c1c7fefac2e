"""Putting a tar stream into a directory, and nowhere else.

Every path is walked from the target directory, element by element, through file descriptors that do
not follow symbolic links. So no name, no link in the archive and no link that was in the directory
before can lead a write outside of it, not even one that appears meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from ..errors import ArchiveError, UnsafeArchive
from .tarreader import Member, MemberKind, TarReader

__all__ = ["Unpacker"]

_PERMISSIONS = 0o777
_OPEN_DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | _NO_FOLLOW

Refused = Callable[[Member, str], object]


@dataclass
class _Directory:
    """An open directory of the path to where the last member went."""

    name: str
    descriptor: int
    member: Member | None = None

    def close(self) -> None:
        """Close it, and give it the mode and time that it has in the archive.

        That is done last: a directory may be one that nobody may write to, and its time changes with
        every file that is put into it.
        """
        try:
            if self.member is not None:
                os.chmod(self.descriptor, self.member.mode & _PERMISSIONS)
                _set_time(self.descriptor, self.member)
        finally:
            os.close(self.descriptor)


@dataclass
class _File:
    """The file that is being written."""

    directory: int
    name: str
    descriptor: int
    member: Member
    left: int

    def write(self, data: bytes) -> None:
        view = memoryview(data)
        self.left -= len(view)
        while view:
            view = view[os.write(self.descriptor, view) :]

    def complete(self) -> None:
        try:
            os.chmod(self.descriptor, self.member.mode & _PERMISSIONS)
            _set_time(self.descriptor, self.member)
        finally:
            os.close(self.descriptor)

    def discard(self) -> None:
        os.close(self.descriptor)
        os.unlink(self.name, dir_fd=self.directory)


class Unpacker:
    """Writes members below a directory while their bytes come in: `feed`, then `finish`.

    It is a context manager: leaving it early removes the file that is not complete.
    """

    def __init__(
        self,
        target: str | os.PathLike[str],
        *,
        strip: int = 0,
        keep_outside_links: bool = False,
        refused: Refused | None = None,
    ) -> None:
        if os.open not in os.supports_dir_fd:
            raise NotImplementedError("unpacking archives needs a POSIX system")
        os.makedirs(target, exist_ok=True)
        self._root = os.open(target, _OPEN_DIRECTORY)
        self._strip = strip
        self._keep_outside_links = keep_outside_links
        self._refused = refused
        self._reader = TarReader()
        self._path: list[_Directory] = []
        self._file: _File | None = None

    def __enter__(self) -> Unpacker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what is not complete and close everything. Calling it twice does no harm."""
        root, self._root = self._root, -1
        if root < 0:
            return
        try:
            if self._file is not None:
                self._file.discard()
        finally:
            self._file = None
            try:
                self._leave_to(0)
            finally:
                os.close(root)

    def feed(self, data: bytes) -> None:
        """Write what `data` completes."""
        for item in self._reader.feed(data):
            if isinstance(item, Member):
                self._add(item)
            elif self._file is not None:
                self._file.write(item)
                self._complete_file()

    def finish(self) -> None:
        """The stream is over. Raises TruncatedStream if the archive is not."""
        self._reader.eof()
        self._leave_to(0)

    def _add(self, member: Member) -> None:
        try:
            self._make(member)
        except UnsafeArchive as error:
            if self._refused is None:
                raise
            self._refused(member, str(error))

    def _make(self, member: Member) -> None:
        parts = self._parts(member.name, member)
        if parts is None:
            return
        if member.kind is MemberKind.DIRECTORY:
            self._enter(parts, member).member = member
            return
        directory = self._enter(parts[:-1], member).descriptor if parts[:-1] else self._top()
        name = parts[-1]
        if member.kind is MemberKind.FILE:
            _make_room(directory, name, member)
            descriptor = os.open(name, _CREATE, 0o600, dir_fd=directory)
            self._file = _File(directory, name, descriptor, member, member.size)
            self._complete_file()
        elif member.kind is MemberKind.SYMLINK:
            self._symlink(member.link, directory, name, len(parts) - 1, member)
        elif member.kind is MemberKind.HARD_LINK:
            self._hard_link(directory, name, len(parts) - 1, member)
        else:
            raise UnsafeArchive(f"{member.name!r} is a {member.kind.value}")

    def _complete_file(self) -> None:
        if self._file is not None and not self._file.left:
            file, self._file = self._file, None
            file.complete()

    def _parts(self, name: str, member: Member) -> list[str] | None:
        """The elements of a name below the target; None for the target itself and what is stripped.

        A leading slash is left out: what `containers.archive(path="/")` gives has one in every name.
        """
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if ".." in parts or "\0" in name:
            raise UnsafeArchive(
                f"{member.name!r} has the name {name!r}, which leads out of the target"
            )
        return parts[self._strip :] or None

    # -- directories

    def _top(self) -> int:
        self._leave_to(0)
        return self._root

    def _leave_to(self, depth: int) -> None:
        while len(self._path) > depth:
            self._path.pop().close()

    def _enter(self, parts: list[str], member: Member) -> _Directory:
        """Open a directory below the target, making what is missing of its path."""
        common = 0
        while (
            common < min(len(parts), len(self._path)) and self._path[common].name == parts[common]
        ):
            common += 1
        self._leave_to(common)
        for part in parts[common:]:
            above = self._path[-1].descriptor if self._path else self._root
            with contextlib.suppress(FileExistsError):
                os.mkdir(part, dir_fd=above)
            self._path.append(_Directory(part, _open_directory(part, above, member)))
        return self._path[-1]

    # -- links

    def _symlink(self, link: str, directory: int, name: str, depth: int, member: Member) -> None:
        if not self._keep_outside_links and not _stays_inside(link, depth):
            raise UnsafeArchive(
                f"{member.name!r} is a symbolic link to {link!r}, which leads out of the target"
            )
        _make_room(directory, name, member)
        os.symlink(link, name, dir_fd=directory)

    def _hard_link(self, directory: int, name: str, depth: int, member: Member) -> None:
        parts = self._parts(member.link, member)
        if parts is None:
            raise UnsafeArchive(f"{member.name!r} is a hard link to nothing: {member.link!r}")
        source = os.dup(self._root)
        try:
            for part in parts[:-1]:
                below = _open_directory(part, source, member)
                os.close(source)
                source = below
            status = os.stat(parts[-1], dir_fd=source, follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                # At another place, the same relative link leads elsewhere.
                link = os.readlink(parts[-1], dir_fd=source)
                self._symlink(link, directory, name, depth, member)
            elif not stat.S_ISREG(status.st_mode):
                raise UnsafeArchive(
                    f"{member.name!r} is a hard link to {member.link!r}, not a file"
                )
            elif not _is_same(status, directory, name):
                _make_room(directory, name, member)
                os.link(
                    parts[-1], name, src_dir_fd=source, dst_dir_fd=directory, follow_symlinks=False
                )
        except FileNotFoundError:
            # Perhaps the file was refused; then its other names are too.
            raise UnsafeArchive(
                f"{member.name!r} is a hard link to {member.link!r}, which is not there"
            ) from None
        finally:
            os.close(source)


def _open_directory(name: str, above: int, member: Member) -> int:
    try:
        return os.open(name, _OPEN_DIRECTORY | _NO_FOLLOW, dir_fd=above)
    except OSError:
        try:
            is_link = stat.S_ISLNK(os.stat(name, dir_fd=above, follow_symlinks=False).st_mode)
        except OSError:
            is_link = False
        if not is_link:
            raise
        raise UnsafeArchive(f"{member.name!r} leads through the symbolic link {name!r}") from None


def _make_room(directory: int, name: str, member: Member) -> None:
    """Remove what has the name: it is replaced, never written to, for it may be a link."""
    try:
        os.unlink(name, dir_fd=directory)
    except FileNotFoundError:
        pass
    except (IsADirectoryError, PermissionError):
        if stat.S_ISDIR(os.stat(name, dir_fd=directory, follow_symlinks=False).st_mode):
            raise ArchiveError(
                f"{member.name!r} is a {member.kind.value}, but a directory is in its place"
            ) from None
        raise


def _is_same(status: os.stat_result, directory: int, name: str) -> bool:
    try:
        return os.path.samestat(status, os.stat(name, dir_fd=directory, follow_symlinks=False))
    except FileNotFoundError:
        return False


def _stays_inside(link: str, depth: int) -> bool:
    """Whether a link, in a directory `depth` levels below the target, leads nowhere outside.

    `..` counts only at the start, where it goes up real directories. After another element it could
    go up from wherever a second link leads, so such a link is not trusted.
    """
    if link.startswith("/"):
        return False
    parts = [part for part in link.split("/") if part not in ("", ".")]
    ups = parts.count("..")
    return ups <= depth and ".." not in parts[ups:]


def _set_time(descriptor: int, member: Member) -> None:
    try:
        os.utime(descriptor, ns=(member.mtime_ns, member.mtime_ns))
    except (OSError, OverflowError):
        # A time that the file system cannot hold is no reason to lose the file.
        return
