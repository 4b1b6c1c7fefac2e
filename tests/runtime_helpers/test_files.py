"""Packing files and directories, and unpacking archives into a directory and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import subprocess
import sys
import tarfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates.runtime.errors import ArchiveError, TruncatedStream, UnsafeArchive
from templates.runtime.files import (
    Member,
    MemberKind,
    TarReader,
    Unpacker,
    iter_file,
    pack_directory,
    pack_file,
    read_file,
    read_file_async,
    unpack,
    unpack_async,
)

ROOT = Path(__file__).parents[2]


def entry(name: str, **fields: Any) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    for key, value in fields.items():
        setattr(info, key, value)
    return info


def tar(
    *entries: tarfile.TarInfo | tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT
) -> bytes:
    """An archive, with nothing checked."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for item in entries:
            info, content = item if isinstance(item, tuple) else (item, b"")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def symlink(name: str, target: str) -> tarfile.TarInfo:
    return entry(name, type=tarfile.SYMTYPE, linkname=target)


def hard_link(name: str, target: str) -> tarfile.TarInfo:
    return entry(name, type=tarfile.LNKTYPE, linkname=target)


def directory(name: str, mode: int = 0o755) -> tarfile.TarInfo:
    return entry(name, type=tarfile.DIRTYPE, mode=mode)


def file(name: str, content: bytes = b"content") -> tuple[tarfile.TarInfo, bytes]:
    return entry(name), content


async def asynchronous(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def bytewise(data: bytes) -> Iterator[bytes]:
    return (data[i : i + 1] for i in range(len(data)))


def everything_below(top: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in sorted(top.rglob("*")):
        name = str(path.relative_to(top))
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A directory to unpack to, beside one that nothing may get into."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret").write_bytes(b"secret")
    return tmp_path / "target"


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    before = len(os.listdir("/proc/self/fd"))
    yield
    assert len(os.listdir("/proc/self/fd")) == before


# -- packing


def one(stream: Iterable[bytes]) -> tuple[tarfile.TarInfo, bytes]:
    with tarfile.open(fileobj=io.BytesIO(b"".join(stream))) as archive:
        (member,) = archive.getmembers()
        content = archive.extractfile(member)
        assert content is not None
        return member, content.read()


def test_pack_bytes() -> None:
    member, content = one(pack_file(b"hello", "etc/app.conf", mode=0o600, uid=5, gid=6, mtime=7))
    assert content == b"hello"
    assert (member.name, member.mode, member.uid, member.gid) == ("etc/app.conf", 0o600, 5, 6)
    assert member.mtime == 7


def test_pack_a_path(tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_bytes(b"#!/bin/sh\n")
    path.chmod(0o755)
    os.utime(path, (1, 1_600_000_000))
    for source in (path, str(path)):
        member, content = one(pack_file(source, "run"))
        assert content == b"#!/bin/sh\n"
        assert (member.mode, member.mtime, member.uid, member.uname) == (
            0o755,
            1_600_000_000,
            0,
            "",
        )
    assert one(pack_file(path, "run", mode=0o4700, mtime=3))[0].mode == 0o4700
    with pytest.raises(ArchiveError, match="not a regular file"):
        pack_file(tmp_path, "run")
    with pytest.raises(FileNotFoundError):
        pack_file(tmp_path / "nothing", "run")


def test_pack_a_file_object_from_where_it_stands() -> None:
    source = io.BytesIO(b"0123456789")
    source.seek(4)
    assert one(pack_file(source, "x"))[1] == b"456789"


def test_pack_a_file_object_that_cannot_seek() -> None:
    reading, writing = os.pipe()
    with open(reading, "rb") as source, open(writing, "wb") as sink:
        sink.write(b"0123456789")
        sink.close()
        with pytest.raises(ValueError, match="size="):
            pack_file(source, "x")
        assert one(pack_file(source, "x", size=10))[1] == b"0123456789"


@pytest.mark.parametrize("size", [9, 11])
def test_a_wrong_size_is_an_error(size: int) -> None:
    with pytest.raises(ArchiveError, match="while it was read"):
        b"".join(pack_file(io.BytesIO(b"0123456789"), "x", size=size))


@pytest.mark.parametrize("name", ["", "/x", "..", "../x", "a/../../x", "."])
def test_names_in_archives_are_checked(name: str) -> None:
    with pytest.raises(ValueError, match="relative path"):
        pack_file(b"", name)
    with pytest.raises(ValueError, match="relative path"):
        pack_directory(ROOT, name=name)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    top = tmp_path / "site"
    (top / "css").mkdir(parents=True)
    (top / "empty").mkdir()
    (top / "index.html").write_bytes(b"<p>")
    (top / "css/a.css").write_bytes(b"p{}")
    (top / "css/b.css").symlink_to("a.css")
    os.link(top / "index.html", top / "start.html")
    (top / "empty").chmod(0o700)
    return top


def test_pack_and_unpack_a_directory(site: Path, target: Path) -> None:
    unpack(pack_directory(site), target)
    assert everything_below(target) == everything_below(site)
    assert (target / "index.html").samefile(target / "start.html")
    assert (target / "empty").stat().st_mode & 0o7777 == 0o700
    assert int((target / "css").stat().st_mtime) == int((site / "css").stat().st_mtime)


def test_pack_a_directory_under_a_name(site: Path) -> None:
    with tarfile.open(
        fileobj=io.BytesIO(b"".join(pack_directory(site, name="srv/www")))
    ) as archive:
        assert archive.getnames() == [
            "srv/www",
            "srv/www/css",
            "srv/www/css/a.css",
            "srv/www/css/b.css",
            "srv/www/empty",
            "srv/www/index.html",
            "srv/www/start.html",
        ]
        assert archive.getmember("srv/www/start.html").linkname == "srv/www/index.html"


def test_pack_a_directory_without_some(site: Path) -> None:
    stream = pack_directory(site, ignore=["**/*.css", "!css/a.css", "start.html"], uid=8, gid=9)
    with tarfile.open(fileobj=io.BytesIO(b"".join(stream))) as archive:
        assert archive.getnames() == ["css", "css/a.css", "empty", "index.html"]
        assert {(member.uid, member.gid) for member in archive} == {(8, 9)}


def test_pack_a_directory_with_its_owners(site: Path) -> None:
    with tarfile.open(
        fileobj=io.BytesIO(b"".join(pack_directory(site, keep_owner=True)))
    ) as archive:
        owners = {(member.uid, member.gid, member.uname) for member in archive}
    assert owners == {(os.getuid(), os.getgid(), "")}
    with pytest.raises(NotADirectoryError):
        pack_directory(site / "index.html")


# -- reading one file


def test_read_one_file() -> None:
    data = tar(file("x", b"0123456789" * 1000))
    assert read_file([data]) == b"0123456789" * 1000
    assert read_file(bytewise(data)) == b"0123456789" * 1000
    assert asyncio.run(read_file_async(asynchronous(bytewise(data)))) == b"0123456789" * 1000
    assert read_file([tar(file("x", b""))]) == b""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (tar(), "no file"),
        (tar(directory("etc")), "'etc' is a directory, not a file"),
        (tar(symlink("sh", "busybox")), "'sh' is a symbolic link to 'busybox'"),
        (tar(file("a"), file("b")), "more than one file"),
    ],
)
def test_what_is_not_one_file(data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        read_file([data])


def test_a_cut_file_raises_after_what_came() -> None:
    data = tar(file("x", bytes(2000)))
    for end in (0, 100, 512, 1000, 512 + 2048):
        with pytest.raises(TruncatedStream):
            read_file([data[:end]])
    assert read_file([data[: 512 + 2048 + 512]]) == bytes(2000)  # one zero block is enough
    pieces: list[bytes] = []
    with pytest.raises(TruncatedStream):
        pieces.extend(iter_file([data[:1000]]))
    assert b"".join(pieces) == bytes(488)


# -- reading archives


_NAMES = st.text(st.characters(exclude_characters="\0/", codec="utf-8"), min_size=1, max_size=40)
_MEMBER = st.tuples(
    st.lists(_NAMES, min_size=1, max_size=8).map("/".join),
    st.sampled_from(
        [tarfile.REGTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE]
    ),
    st.binary(max_size=1500),
    st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=150),
    st.integers(0, 0o7777),
    st.integers(0, 2**33),
)


@given(
    st.lists(_MEMBER, max_size=6),
    st.sampled_from([tarfile.PAX_FORMAT, tarfile.GNU_FORMAT]),
    st.lists(st.integers(0, 20_000), max_size=8),
)
def test_any_archive_reads_as_tarfile_reads_it(
    made: list[tuple[str, bytes, bytes, str, int, int]], form: int, cuts: list[int]
) -> None:
    entries: list[tuple[tarfile.TarInfo, bytes]] = []
    for name, kind, content, link, mode, mtime in made:
        info = entry(name, type=kind, mode=mode, mtime=mtime, uid=mtime // 2)
        if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            info.linkname = link
        entries.append((info, content if kind == tarfile.REGTYPE else b""))
    data = tar(*entries, form=form)
    reader = TarReader()
    found: list[tuple[Member, bytes]] = []
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(data)], strict=True):
        for item in reader.feed(data[start:end]):
            if isinstance(item, Member):
                found.append((item, b""))
            else:
                found[-1] = (found[-1][0], found[-1][1] + item)
    reader.eof()
    assert reader.finished
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        expected = [
            (member, archive.extractfile(member) if member.isreg() else None) for member in archive
        ]
        assert len(found) == len(expected)
        for (member, content), (info, stream) in zip(found, expected, strict=True):
            assert member.name == info.name
            assert (member.mode, member.uid, member.size) == (info.mode, info.uid, info.size)
            assert member.mtime_ns == info.mtime * 1_000_000_000
            assert member.link == info.linkname
            assert content == (stream.read() if stream else b"")


@given(st.binary(max_size=2000), st.integers(1, 600))
def test_any_bytes_are_an_archive_or_an_error(data: bytes, size: int) -> None:
    reader = TarReader()
    try:
        for start in range(0, len(data), size):
            reader.feed(data[start : start + size])
        reader.eof()
    except (ArchiveError, TruncatedStream):
        pass


@given(st.data())
def test_a_damaged_archive_is_an_archive_or_an_error(draw: st.DataObject) -> None:
    long = file("n" * 150, b"x" * 700)
    data = bytearray(tar(long, symlink("s", "t" * 150), directory("d"), form=tarfile.PAX_FORMAT))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with contextlib.suppress(ArchiveError):
        TarReader().feed(bytes(data))


def test_fractions_of_seconds_are_exact() -> None:
    info = entry("x", pax_headers={"mtime": "1600000000.123456789"})
    member, *_ = TarReader().feed(tar(info))
    assert isinstance(member, Member)
    assert member.mtime_ns == 1_600_000_000_123_456_789
    member, *_ = TarReader().feed(tar(entry("x", pax_headers={"mtime": "-1.25"})))
    assert isinstance(member, Member)
    assert member.mtime_ns == -1_250_000_000


def test_global_records_hold_for_all_that_follow() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", pax_headers={"mtime": "5"}) as archive:
        for name in ("a", "b"):
            archive.addfile(entry(name))
    found = [item for item in TarReader().feed(buffer.getvalue()) if isinstance(item, Member)]
    assert [member.mtime_ns for member in found] == [5_000_000_000, 5_000_000_000]


def test_sparse_files_are_refused() -> None:
    with pytest.raises(ArchiveError, match="sparse"):
        TarReader().feed(tar(entry("x", pax_headers={"GNU.sparse.major": "1"})))
    with pytest.raises(ArchiveError, match="sparse"):
        TarReader().feed(tar(entry("x", type=b"S"))[:512])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello" * 200, "not a tar archive"),
        (tar(entry("x", type=b"V")), "unknown type"),
        (tar()[:512] + tar(file("x")), "after the end"),
        (tar(entry("x", pax_headers={"size": "-5"})), "size of -5"),
        (tar(entry("x", pax_headers={"uid": "me"})), "uid='me'"),
        (tar(entry("x", pax_headers={"mtime": "now"})), "mtime='now'"),
    ],
)
def test_what_is_not_an_archive(data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        TarReader().feed(data)


def test_what_follows_the_end_is_ignored() -> None:
    reader = TarReader()
    reader.feed(tar(file("x")) + b"padding")
    assert reader.finished
    reader.eof()


# -- unpacking


def test_unpack_keeps_modes_times_and_links(target: Path) -> None:
    data = tar(
        entry("bin", type=tarfile.DIRTYPE, mode=0o500, mtime=1_000_000),
        (entry("bin/tool", mode=0o6755, mtime=1_500_000_000), b"run"),
        symlink("bin/link", "tool"),
        hard_link("other", "bin/tool"),
        directory("later"),
    )
    unpack(bytewise(data), target)
    assert (target / "bin").stat().st_mode & 0o7777 == 0o500
    assert (target / "bin").stat().st_mtime == 1_000_000
    assert (target / "bin/tool").stat().st_mode & 0o7777 == 0o755  # set-id bits are not restored
    assert (target / "bin/tool").stat().st_mtime == 1_500_000_000
    assert (target / "bin/link").read_bytes() == b"run"
    assert (target / "other").samefile(target / "bin/tool")


def test_unpack_asynchronously(target: Path) -> None:
    asyncio.run(unpack_async(asynchronous(bytewise(tar(file("a/b/c")))), target))
    assert everything_below(target) == {"a": None, "a/b": None, "a/b/c": b"content"}


def test_unpack_without_leading_elements(target: Path) -> None:
    data = tar(
        directory("etc"), file("etc/a"), hard_link("etc/b", "etc/a"), file("top"), file("etc/d/c")
    )
    unpack([data], target, strip=1)
    assert everything_below(target) == {
        "a": b"content",
        "b": b"content",
        "d": None,
        "d/c": b"content",
    }


def test_names_that_start_with_a_slash_count_from_the_target(target: Path) -> None:
    unpack([tar(directory("/"), file("/etc/a"), hard_link("/b", "/etc/a"), file("./c"))], target)
    assert everything_below(target) == {
        "b": b"content",
        "c": b"content",
        "etc": None,
        "etc/a": b"content",
    }


def test_what_exists_is_replaced_not_written_to(target: Path) -> None:
    outside = target.parent / "outside/secret"
    target.mkdir()
    (target / "link").symlink_to(outside)
    os.link(outside, target / "hard")
    (target / "file").write_bytes(b"old")
    (target / "kept").write_bytes(b"kept")
    unpack([tar(file("link"), file("hard"), file("file"))], target)
    assert outside.read_bytes() == b"secret"
    assert everything_below(target) == {
        "file": b"content",
        "hard": b"content",
        "kept": b"kept",
        "link": b"content",
    }


def test_a_directory_is_not_replaced(target: Path) -> None:
    (target / "d").mkdir(parents=True)
    for data in (tar(file("d")), tar(symlink("d", "x"))):
        with pytest.raises(ArchiveError, match="a directory is in its place"):
            unpack([data], target)
    (target / "f").write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        unpack([tar(file("f/x"))], target)


ATTACKS: list[tuple[str, Callable[[Path], bytes]]] = [
    ("dots", lambda outside: tar(file("../outside/new"))),
    ("dots within", lambda outside: tar(file("a/../../outside/new"))),
    ("absolute and dots", lambda outside: tar(file("/../outside/new"))),
    ("a directory of dots", lambda outside: tar(directory("../outside", 0o777))),
    ("absolute link", lambda outside: tar(symlink("l", str(outside)))),
    ("relative link", lambda outside: tar(symlink("l", "../outside"))),
    ("link from below", lambda outside: tar(symlink("a/l", "../../outside"))),
    ("link with dots in the middle", lambda outside: tar(symlink("a/l", "x/../../outside"))),
    (
        "link that climbs over another link",
        lambda outside: tar(symlink("a/b/up", "../.."), symlink("l", "a/b/up/../outside")),
    ),
    ("write through a link", lambda outside: tar(symlink("l", str(outside)), file("l/new"))),
    ("write over a link", lambda outside: tar(symlink("l", str(outside / "secret")), file("l"))),
    (
        "directory over a link",
        lambda outside: tar(symlink("l", str(outside)), directory("l", 0o777)),
    ),
    (
        "write through a link to the inside",
        lambda outside: tar(directory("d"), symlink("l", "d"), file("l/new")),
    ),
    ("hard link with dots", lambda outside: tar(hard_link("h", "../outside/secret"))),
    (
        "hard link through a link",
        lambda outside: tar(symlink("l", str(outside)), hard_link("h", "l/secret")),
    ),
    (
        "hard link that moves a link",
        lambda outside: tar(
            symlink("a/b/l", "../../outside"), hard_link("h", "a/b/l"), file("h/new")
        ),
    ),
    ("hard link to a directory", lambda outside: tar(directory("d"), hard_link("h", "d"))),
    ("zero byte", lambda outside: tar(entry("x", pax_headers={"path": "x\0y"}))),
    (
        "character device",
        lambda outside: tar(entry("d", type=tarfile.CHRTYPE, devmajor=1, devminor=3)),
    ),
    ("block device", lambda outside: tar(entry("d", type=tarfile.BLKTYPE, devmajor=8, devminor=0))),
    ("pipe", lambda outside: tar(entry("p", type=tarfile.FIFOTYPE))),
]


@pytest.mark.parametrize(
    "attack", [make for _, make in ATTACKS], ids=[title for title, _ in ATTACKS]
)
def test_attacks_are_refused(attack: Callable[[Path], bytes], target: Path) -> None:
    outside = target.parent / "outside"
    mode = outside.stat().st_mode
    data = attack(outside)
    with pytest.raises(UnsafeArchive):
        unpack([data], target)
    refused: list[str] = []
    for name, keep in [("second", False), ("third", True)]:
        unpack(
            [data],
            target / name,
            keep_outside_links=keep,
            refused=lambda member, reason: refused.append(reason),
        )
    assert refused
    assert everything_below(outside) == {"secret": b"secret"}
    assert outside.stat().st_mode == mode
    assert sorted(path.name for path in target.parent.iterdir()) == ["outside", "target"]


def test_links_to_the_outside_can_be_kept_and_are_not_followed(target: Path) -> None:
    data = tar(symlink("etc/mtab", "/proc/mounts"), symlink("out", "../outside"), file("a"))
    unpack([data], target, keep_outside_links=True)
    assert everything_below(target)["etc/mtab"] == "-> /proc/mounts"
    with pytest.raises(UnsafeArchive, match="through the symbolic link 'out'"):
        unpack([tar(file("out/new"))], target, keep_outside_links=True)
    with pytest.raises(UnsafeArchive, match="through the symbolic link 'out'"):
        unpack([tar(hard_link("h", "out/secret"))], target, keep_outside_links=True)


def test_the_others_are_written_when_one_is_refused(target: Path) -> None:
    refused: list[tuple[str, MemberKind, str]] = []
    unpack(
        [tar(file("a"), file("../b", b"x" * 2000), symlink("l", "/"), file("c"))],
        target,
        refused=lambda member, reason: refused.append((member.name, member.kind, reason)),
    )
    assert everything_below(target) == {"a": b"content", "c": b"content"}
    assert [(name, kind) for name, kind, _ in refused] == [
        ("../b", MemberKind.FILE),
        ("l", MemberKind.SYMLINK),
    ]
    assert "leads out of the target" in refused[0][2]


def test_hard_links_to_nothing_are_an_error(target: Path) -> None:
    for link in ("nothing", "no/thing", ""):
        with pytest.raises(ArchiveError, match="hard link to"):
            unpack([tar(hard_link("h", link))], target)


def test_a_hard_link_to_itself_is_left_alone(target: Path) -> None:
    unpack([tar(file("a"), hard_link("a", "./a"))], target)
    assert everything_below(target) == {"a": b"content"}


def test_a_cut_archive_leaves_no_half_file(target: Path) -> None:
    data = tar(file("whole", bytes(600)), file("half", bytes(600)))
    with pytest.raises(TruncatedStream):
        unpack([data[: 3 * 512 + 512 + 300]], target)
    assert everything_below(target) == {"whole": bytes(600)}

    def broken() -> Iterator[bytes]:
        yield data[: 3 * 512 + 512 + 300]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        unpack(broken(), target)
    assert everything_below(target) == {"whole": bytes(600)}


def test_an_unpacker_can_be_closed_twice(target: Path) -> None:
    with Unpacker(target) as unpacker:
        unpacker.feed(tar(file("a", bytes(600)))[:700])
        unpacker.close()
    assert everything_below(target) == {}


_TREE_NAMES = st.lists(st.sampled_from(["a", "b", "..", ".", "", "l"]), min_size=1, max_size=4).map(
    "/".join
)
_TREE_MEMBER = st.one_of(
    st.tuples(st.just("file"), _TREE_NAMES, st.just("")),
    st.tuples(st.just("directory"), _TREE_NAMES, st.just("")),
    st.tuples(st.sampled_from(["symlink", "hard link"]), _TREE_NAMES, _TREE_NAMES),
)


def made_member(kind: str, name: str, link: str) -> tarfile.TarInfo | tuple[tarfile.TarInfo, bytes]:
    if kind == "file":
        return file(name, b"written")
    if kind == "directory":
        return directory(name, 0o777)
    return symlink(name, link) if kind == "symlink" else hard_link(name, link)


@settings(max_examples=200)
@given(st.lists(_TREE_MEMBER, max_size=8), st.booleans())
def test_no_archive_gets_out(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]], keep: bool
) -> None:
    top = tmp_path_factory.mktemp("escape")
    (top / "a").mkdir()
    (top / "b").write_bytes(b"b")
    data = tar(*(made_member(kind, name, link or ".") for kind, name, link in made))
    with contextlib.suppress(ArchiveError, OSError):
        unpack(
            [data], top / "t/target", keep_outside_links=keep, refused=lambda member, reason: None
        )
    assert sorted(os.listdir(top)) == ["a", "b", "t"]
    assert os.listdir(top / "t") == ["target"]
    assert os.listdir(top / "a") == []
    assert (top / "b").read_bytes() == b"b"
    assert (top / "b").stat().st_nlink == 1
    if not keep:
        inside = (top / "t/target").resolve()
        for path in (top / "t/target").rglob("*"):
            if path.is_symlink():
                end = Path(os.path.realpath(path))
                assert end == inside or inside in end.parents


def test_constant_memory(target: Path) -> None:
    program = """
import resource, sys
from templates.runtime.files import pack_file, unpack
class Zeros:
    left = 512 * 1024 * 1024
    def read(self, size):
        size = min(size, self.left)
        self.left -= size
        return bytes(size)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
unpack(pack_file(Zeros(), "large", size=Zeros.left), sys.argv[1])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (target / "large").stat().st_size == 512 * 1024 * 1024
    assert int(done.stdout) < 8 * 1024  # KiB
    (target / "large").unlink()
