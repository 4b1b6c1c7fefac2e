"""Copying files into and out of containers, and seeing what changed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from engine_v1_41 import ApiError, AsyncClient, ContainerConfig, NotFound

from tests.daemon import IMAGE
from tests.live.helpers import Unique, files_in, tar_of


async def test_copy_in_and_out(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    files = {"a.txt": b"alpha", "sub/ä b.bin": bytes(range(256)) * 100}
    await engine.containers.put_archive(box.id, path="/tmp", body=tar_of(files))
    archive = await (await engine.containers.archive(box.id, path="/tmp")).read()
    assert files_in(archive) == {f"tmp/{name}": data for name, data in files.items()}


async def test_copy_out_to_a_file(engine: AsyncClient, unique: Unique, tmp_path: Path) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    target = tmp_path / "passwd.tar"
    async with await engine.containers.archive(box.id, path="/etc/passwd") as archive:
        await archive.save(target)
    assert files_in(target.read_bytes())["passwd"].startswith(b"root:x:0:0:")


async def test_copy_out_piece_by_piece(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    size = 0
    async with await engine.containers.archive(box.id, path="/bin/busybox") as archive:
        async for piece in archive:
            size += len(piece)
    info = await engine.containers.archive_info(box.id, path="/bin/busybox")
    assert size > info.size > 1_000_000


async def test_what_is_at_a_path(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    passwd = await engine.containers.archive_info(box.id, path="/etc/passwd")
    assert passwd.name == "passwd"
    assert passwd.size > 10
    assert stat.S_IMODE(passwd.mode) == 0o644
    link = await engine.containers.archive_info(box.id, path="/bin/sh")
    assert link.link_target == "/bin/busybox"


async def test_paths_that_are_not_there(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    with pytest.raises(NotFound):
        await engine.containers.archive_info(box.id, path="/nothing")
    with pytest.raises(NotFound, match="/nothing"):
        await engine.containers.archive(box.id, path="/nothing")
    with pytest.raises(NotFound):
        await engine.containers.put_archive(box.id, path="/nothing", body=tar_of({"a": "b"}))
    with pytest.raises(ApiError, match="not a directory"):
        await engine.containers.put_archive(box.id, path="/etc/passwd", body=tar_of({"a": "b"}))


async def test_changes_since_the_image(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    assert await engine.containers.changes(box.id) == []  # the daemon says null
    await engine.containers.put_archive(box.id, path="/tmp", body=tar_of({"new": "file"}))
    changes = {change.path: change.kind for change in await engine.containers.changes(box.id)}
    assert changes == {"/tmp": 0, "/tmp/new": 1}


async def test_export_the_whole_file_system(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    archive = await (await engine.containers.export(box.id)).read()
    assert {"bin/busybox", "etc/passwd"} <= files_in(archive).keys()


async def test_an_archive_one_stops_reading(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    async with await engine.containers.export(box.id) as archive:
        async for piece in archive:
            assert piece
            break
    assert (await engine.containers.inspect(box.id)).id == box.id
