"""Importing, listing, tagging, saving, loading and removing images."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig, NotFound
from engine_v1_41.progress import Progress

from tests.daemon import IMAGE
from tests.live.aio.steps import end_once_written
from tests.live.helpers import Unique, files_in, tar_of, until_told


async def test_import_an_image_from_a_tar(
    engine: AsyncClient, unique: Unique, rootfs: bytes
) -> None:
    name = unique("image")
    steps = []
    async for step in await engine.images.create(
        from_src="-", repo=name, tag="v1", message="from a test", body=rootfs
    ):
        steps.append(step)
    image = await engine.images.inspect(f"{name}:v1")
    assert steps[-1].status == image.id
    assert image.repo_tags == [f"{name}:v1"]
    assert image.comment == "from a test"
    assert image.os == "linux"


async def test_import_with_changes_to_its_configuration(
    engine: AsyncClient, unique: Unique, rootfs: bytes
) -> None:
    name = unique("image")
    stream = await engine.images.create(
        from_src="-", repo=name, tag="v1", changes=['CMD ["ls", "/"]', "ENV A=b"], body=rootfs
    )
    await stream.collect()
    config = (await engine.images.inspect(f"{name}:v1")).config
    assert config is not None
    assert config.cmd == ["ls", "/"]
    assert "A=b" in config.env


async def test_import_from_an_open_file(
    engine: AsyncClient, unique: Unique, rootfs: bytes, tmp_path: Path
) -> None:
    name = unique("image")
    path = tmp_path / "rootfs.tar"
    path.write_bytes(rootfs)
    with path.open("rb") as file:
        await (await engine.images.create(from_src="-", repo=name, tag="v1", body=file)).collect()
    assert (await engine.images.inspect(f"{name}:v1")).id


async def test_import_from_pieces_as_they_come(
    engine: AsyncClient, unique: Unique, rootfs: bytes
) -> None:
    def pieces() -> Iterator[bytes]:
        source = io.BytesIO(rootfs)
        while piece := source.read(100_000):
            yield piece

    name = unique("image")
    stream = await engine.images.create(from_src="-", repo=name, tag="v1", body=pieces())
    await stream.collect()
    assert (await engine.images.inspect(f"{name}:v1")).id


async def test_list_all_images_and_some(engine: AsyncClient, unique: Unique) -> None:
    name = unique("image")
    await engine.images.tag(IMAGE, repo=name, tag="v1")
    assert f"{name}:v1" in [tag for image in await engine.images.list() for tag in image.repo_tags]
    [mine] = await engine.images.list(filters={"reference": f"{name}:*"})
    assert f"{name}:v1" in mine.repo_tags
    assert mine.id == (await engine.images.inspect(name + ":v1")).id
    assert mine.size > 0
    assert await engine.images.list(filters={"reference": [unique("other")]}) == []


async def test_tag_an_image_and_remove_the_tag(engine: AsyncClient, unique: Unique) -> None:
    name = unique("image")
    await engine.images.tag(IMAGE, repo=name, tag="v1")
    [removed] = await engine.images.delete(f"{name}:v1")
    assert removed.untagged == f"{name}:v1"
    assert removed.deleted is None
    with pytest.raises(NotFound):
        await engine.images.inspect(f"{name}:v1")
    assert (await engine.images.inspect(IMAGE)).id


async def test_remove_an_image(engine: AsyncClient, unique: Unique, rootfs: bytes) -> None:
    name = unique("image")
    # a file system of its own, so that removing it deletes layers
    stream = await engine.images.create(from_src="-", repo=name, changes=["LABEL x=y"], body=rootfs)
    image = (await stream.collect())[-1].status
    removed = await engine.images.delete(name, force=True)
    assert f"{name}:latest" in [item.untagged for item in removed]
    assert image in [item.deleted for item in removed]


async def test_history_of_an_image(engine: AsyncClient, unique: Unique, rootfs: bytes) -> None:
    name = unique("image")
    stream = await engine.images.create(from_src="-", repo=name, message="made here", body=rootfs)
    await stream.collect()
    [layer] = await engine.images.history(name)
    assert layer.comment == "made here"
    assert layer.tags == [f"{name}:latest"]


async def test_save_an_image_and_load_it_again(
    engine: AsyncClient, unique: Unique, tmp_path: Path
) -> None:
    name = unique("image")
    path = tmp_path / "image.tar"
    await engine.images.tag(IMAGE, repo=name, tag="v1")
    async with await engine.images.get(f"{name}:v1") as archive:
        await archive.save(path)
    await engine.images.delete(f"{name}:v1")
    with path.open("rb") as file:
        steps = await (await engine.images.load(body=file, quiet=True)).collect()
    assert f"Loaded image: {name}:v1\n" in [step.stream for step in steps]
    assert (await engine.images.inspect(f"{name}:v1")).id


async def test_load_an_image_with_progress(engine: AsyncClient, unique: Unique) -> None:
    name = unique("image")
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nCOPY data /\n", "data": os.urandom(1_000_000)})
    await (await engine.images.build(body=context, t=[name])).collect()
    archive = await (await engine.images.get(name)).read()
    await engine.images.delete(name)
    progress, fractions = Progress(), [0.0]
    async for step in await engine.images.load(body=archive, quiet=False):
        progress.update(step)
        fractions.append(progress.fraction)
    [layer] = progress.layers.values()  # that of the test image is there
    assert layer.finished
    assert layer.bytes_done == layer.bytes_total
    assert progress.bytes_done > 1_000_000
    assert fractions[-1] == 1.0
    assert (await engine.images.inspect(name)).id


async def test_an_exported_container_becomes_an_image(engine: AsyncClient, unique: Unique) -> None:
    name = unique("image")
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    await engine.containers.put_archive(box.id, path="/", body=tar_of({"kept": "as it was\n"}))
    async with await engine.containers.export(box.id) as archive:
        stream = await engine.images.create(
            from_src="-", repo=name, changes=[f"CMD {until_told('cat /kept')}"], body=archive
        )
        await stream.collect()
    again = await engine.containers.create(ContainerConfig(image=name), name=unique("again"))
    await engine.containers.start(again.id)
    await end_once_written(engine, again.id, len("as it was\n"))
    output = await (await engine.containers.logs(again.id, stdout=True)).collect()
    assert output.stdout == b"as it was\n"


async def test_save_several_images_into_one_archive(engine: AsyncClient, unique: Unique) -> None:
    names = [f"{unique('one')}:v1", f"{unique('two')}:v1"]
    for name in names:
        await engine.images.tag(IMAGE, repo=name.partition(":")[0], tag="v1")
    archive = await (await engine.images.get_all(names=names)).read()
    [image] = json.loads(files_in(archive)["manifest.json"])
    assert sorted(image["RepoTags"]) == sorted(names)


async def test_prune_images_that_have_no_name(engine: AsyncClient, unique: Unique) -> None:
    label = unique("label")
    for content in ("one", "two"):  # the second takes the name from the first
        context = tar_of({"Dockerfile": f"FROM {IMAGE}\nLABEL {label}={content}\n"})
        await (await engine.images.build(body=context, t=[f"{unique('image')}:v1"])).collect()
    [dangling] = await engine.images.list(filters={"dangling": True, "label": label})
    assert dangling.labels == {label: "one"}
    pruned = await engine.images.prune(filters={"dangling": True, "label": label})
    assert [each.deleted for each in pruned.images_deleted] == [dangling.id]
    [left] = await engine.images.list(filters={"label": label})
    assert left.repo_tags == [f"{unique('image')}:v1"]
    nothing = await engine.images.prune(filters={"dangling": True, "label": label})
    assert nothing.images_deleted == []  # the daemon says null
