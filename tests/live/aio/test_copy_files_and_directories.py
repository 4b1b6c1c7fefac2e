"""Files and directories of this machine into containers and back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from engine_v1_41 import ArchiveError, AsyncClient, ContainerConfig, UnsafeArchive
from engine_v1_41.files import pack_directory, pack_file, read_file_async, unpack_async

from tests.daemon import IMAGE
from tests.live.helpers import Unique


async def test_one_file_in_and_out(engine: AsyncClient, unique: Unique, tmp_path: Path) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    content = os.urandom(3_000_000)
    (tmp_path / "large").write_bytes(content)
    await engine.containers.put_archive(
        box.id, path="/tmp", body=pack_file(b"key = 1\n", "app.conf", mode=0o600, uid=5)
    )
    await engine.containers.put_archive(
        box.id, path="/tmp", body=pack_file(tmp_path / "large", "sub/large")
    )
    async with await engine.containers.archive(box.id, path="/tmp/app.conf") as stream:
        assert await read_file_async(stream) == b"key = 1\n"
    async with await engine.containers.archive(box.id, path="/tmp/sub/large") as stream:
        assert await read_file_async(stream) == content
    info = await engine.containers.archive_info(box.id, path="/tmp/app.conf")
    assert info.mode & 0o777 == 0o600


async def test_what_is_no_file_is_said(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    async with await engine.containers.archive(box.id, path="/etc") as stream:
        with pytest.raises(ArchiveError, match="'etc' is a directory"):
            await read_file_async(stream)
    async with await engine.containers.archive(box.id, path="/bin/sh") as stream:
        with pytest.raises(ArchiveError, match="'sh' is a symbolic link to 'busybox'"):
            await read_file_async(stream)


async def test_a_directory_in_and_out(engine: AsyncClient, unique: Unique, tmp_path: Path) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    site = tmp_path / "site"
    (site / "css").mkdir(parents=True)
    (site / "index.html").write_text("<p>")
    (site / "css/a.css").write_text("p{}")
    (site / "css/a.css").chmod(0o640)
    (site / "css/b.css").symlink_to("a.css")
    os.link(site / "index.html", site / "start.html")
    (site / "note.tmp").write_text("not this")
    await engine.containers.put_archive(
        box.id, path="/", body=pack_directory(site, name="srv/www", ignore=["*.tmp"])
    )
    back = tmp_path / "back"
    async with await engine.containers.archive(box.id, path="/srv/www") as stream:
        await unpack_async(stream, back, strip=1)
    found = {str(path.relative_to(back)) for path in back.rglob("*")}
    assert found == {"css", "css/a.css", "css/b.css", "index.html", "start.html"}
    assert (back / "css/a.css").stat().st_mode & 0o777 == 0o640
    assert (back / "css/b.css").readlink() == Path("a.css")
    assert (back / "index.html").samefile(back / "start.html")
    assert int((back / "index.html").stat().st_mtime) == int((site / "index.html").stat().st_mtime)


async def test_a_whole_container(engine: AsyncClient, unique: Unique, tmp_path: Path) -> None:
    # The names in the archive of `/` start with a slash; /etc/mtab is a link to /proc/mounts.
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    async with await engine.containers.archive(box.id, path="/") as stream:
        with pytest.raises(UnsafeArchive, match="'/etc/mtab' is a symbolic link to '/proc/mounts'"):
            await unpack_async(stream, tmp_path / "refused")
    refused: list[str] = []
    async with await engine.containers.archive(box.id, path="/") as stream:
        await unpack_async(
            stream, tmp_path / "most", refused=lambda member, reason: refused.append(member.name)
        )
    assert refused == ["/etc/mtab"]
    assert (tmp_path / "most/bin/busybox").stat().st_size > 1_000_000
    async with await engine.containers.export(box.id) as stream:
        await unpack_async(stream, tmp_path / "all", keep_outside_links=True)
    assert (tmp_path / "all/etc/mtab").readlink() == Path("/proc/mounts")
