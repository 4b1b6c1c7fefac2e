"""Copying files into and out of containers, and seeing what changed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from engine_v1_41 import ApiError, Client, ContainerConfig, NotFound

from tests.daemon import IMAGE
from tests.live.helpers import Unique, files_in, tar_of


def test_copy_in_and_out(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    files = {"a.txt": b"alpha", "sub/ä b.bin": bytes(range(256)) * 100}
    engine.containers.put_archive(box.id, path="/tmp", body=tar_of(files))
    archive = engine.containers.archive(box.id, path="/tmp").read()
    assert files_in(archive) == {f"tmp/{name}": data for name, data in files.items()}


def test_copy_out_to_a_file(engine: Client, unique: Unique, tmp_path: Path) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    target = tmp_path / "passwd.tar"
    with engine.containers.archive(box.id, path="/etc/passwd") as archive:
        archive.save(target)
    assert files_in(target.read_bytes())["passwd"].startswith(b"root:x:0:0:")


def test_copy_out_piece_by_piece(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    size = 0
    with engine.containers.archive(box.id, path="/bin/busybox") as archive:
        for piece in archive:
            size += len(piece)
    info = engine.containers.archive_info(box.id, path="/bin/busybox")
    assert size > info.size > 1_000_000


def test_what_is_at_a_path(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    passwd = engine.containers.archive_info(box.id, path="/etc/passwd")
    assert passwd.name == "passwd"
    assert passwd.size > 10
    assert stat.S_IMODE(passwd.mode) == 0o644
    link = engine.containers.archive_info(box.id, path="/bin/sh")
    assert link.link_target == "/bin/busybox"


def test_paths_that_are_not_there(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    with pytest.raises(NotFound):
        engine.containers.archive_info(box.id, path="/nothing")
    with pytest.raises(NotFound, match="/nothing"):
        engine.containers.archive(box.id, path="/nothing")
    with pytest.raises(NotFound):
        engine.containers.put_archive(box.id, path="/nothing", body=tar_of({"a": "b"}))
    with pytest.raises(ApiError, match="not a directory"):
        engine.containers.put_archive(box.id, path="/etc/passwd", body=tar_of({"a": "b"}))


def test_changes_since_the_image(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    assert engine.containers.changes(box.id) == []  # the daemon says null
    engine.containers.put_archive(box.id, path="/tmp", body=tar_of({"new": "file"}))
    changes = {change.path: change.kind for change in engine.containers.changes(box.id)}
    assert changes == {"/tmp": 0, "/tmp/new": 1}


def test_export_the_whole_file_system(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    archive = engine.containers.export(box.id).read()
    assert {"bin/busybox", "etc/passwd"} <= files_in(archive).keys()


def test_an_archive_one_stops_reading(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    with engine.containers.export(box.id) as archive:
        for piece in archive:
            assert piece
            break
    assert engine.containers.inspect(box.id).id == box.id
