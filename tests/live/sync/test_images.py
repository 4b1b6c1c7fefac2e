"""Importing, listing, tagging, saving, loading and removing images."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_v1_41 import Client, ContainerConfig, NotFound
from engine_v1_41.progress import Progress

from tests.daemon import IMAGE
from tests.live.helpers import Unique, files_in, tar_of, until_told
from tests.live.sync.steps import end_once_written


def test_import_an_image_from_a_tar(engine: Client, unique: Unique, rootfs: bytes) -> None:
    name = unique("image")
    steps = []
    for step in engine.images.create(
        from_src="-", repo=name, tag="v1", message="from a test", body=rootfs
    ):
        steps.append(step)
    image = engine.images.inspect(f"{name}:v1")
    assert steps[-1].status == image.id
    assert image.repo_tags == [f"{name}:v1"]
    assert image.comment == "from a test"
    assert image.os == "linux"


def test_import_with_changes_to_its_configuration(
    engine: Client, unique: Unique, rootfs: bytes
) -> None:
    name = unique("image")
    stream = engine.images.create(
        from_src="-", repo=name, tag="v1", changes=['CMD ["ls", "/"]', "ENV A=b"], body=rootfs
    )
    stream.collect()
    config = engine.images.inspect(f"{name}:v1").config
    assert config is not None
    assert config.cmd == ["ls", "/"]
    assert "A=b" in config.env


def test_import_from_an_open_file(
    engine: Client, unique: Unique, rootfs: bytes, tmp_path: Path
) -> None:
    name = unique("image")
    path = tmp_path / "rootfs.tar"
    path.write_bytes(rootfs)
    with path.open("rb") as file:
        engine.images.create(from_src="-", repo=name, tag="v1", body=file).collect()
    assert engine.images.inspect(f"{name}:v1").id


def test_import_from_pieces_as_they_come(engine: Client, unique: Unique, rootfs: bytes) -> None:
    def pieces() -> Iterator[bytes]:
        source = io.BytesIO(rootfs)
        while piece := source.read(100_000):
            yield piece

    name = unique("image")
    stream = engine.images.create(from_src="-", repo=name, tag="v1", body=pieces())
    stream.collect()
    assert engine.images.inspect(f"{name}:v1").id


def test_list_all_images_and_some(engine: Client, unique: Unique) -> None:
    name = unique("image")
    engine.images.tag(IMAGE, repo=name, tag="v1")
    assert f"{name}:v1" in [tag for image in engine.images.list() for tag in image.repo_tags]
    [mine] = engine.images.list(filters={"reference": f"{name}:*"})
    assert f"{name}:v1" in mine.repo_tags
    assert mine.id == engine.images.inspect(name + ":v1").id
    assert mine.size > 0
    assert engine.images.list(filters={"reference": [unique("other")]}) == []


def test_tag_an_image_and_remove_the_tag(engine: Client, unique: Unique) -> None:
    name = unique("image")
    engine.images.tag(IMAGE, repo=name, tag="v1")
    [removed] = engine.images.delete(f"{name}:v1")
    assert removed.untagged == f"{name}:v1"
    assert removed.deleted is None
    with pytest.raises(NotFound):
        engine.images.inspect(f"{name}:v1")
    assert engine.images.inspect(IMAGE).id


def test_remove_an_image(engine: Client, unique: Unique, rootfs: bytes) -> None:
    name = unique("image")
    # a file system of its own, so that removing it deletes layers
    stream = engine.images.create(from_src="-", repo=name, changes=["LABEL x=y"], body=rootfs)
    image = (stream.collect())[-1].status
    removed = engine.images.delete(name, force=True)
    assert f"{name}:latest" in [item.untagged for item in removed]
    assert image in [item.deleted for item in removed]


def test_history_of_an_image(engine: Client, unique: Unique, rootfs: bytes) -> None:
    name = unique("image")
    stream = engine.images.create(from_src="-", repo=name, message="made here", body=rootfs)
    stream.collect()
    [layer] = engine.images.history(name)
    assert layer.comment == "made here"
    assert layer.tags == [f"{name}:latest"]


def test_save_an_image_and_load_it_again(engine: Client, unique: Unique, tmp_path: Path) -> None:
    name = unique("image")
    path = tmp_path / "image.tar"
    engine.images.tag(IMAGE, repo=name, tag="v1")
    with engine.images.get(f"{name}:v1") as archive:
        archive.save(path)
    engine.images.delete(f"{name}:v1")
    with path.open("rb") as file:
        steps = engine.images.load(body=file, quiet=True).collect()
    assert f"Loaded image: {name}:v1\n" in [step.stream for step in steps]
    assert engine.images.inspect(f"{name}:v1").id


def test_load_an_image_with_progress(engine: Client, unique: Unique) -> None:
    name = unique("image")
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nCOPY data /\n", "data": os.urandom(1_000_000)})
    engine.images.build(body=context, t=[name]).collect()
    archive = engine.images.get(name).read()
    engine.images.delete(name)
    progress, fractions = Progress(), [0.0]
    for step in engine.images.load(body=archive, quiet=False):
        progress.update(step)
        fractions.append(progress.fraction)
    [layer] = progress.layers.values()  # that of the test image is there
    assert layer.finished
    assert layer.bytes_done == layer.bytes_total
    assert progress.bytes_done > 1_000_000
    assert fractions[-1] == 1.0
    assert engine.images.inspect(name).id


def test_an_exported_container_becomes_an_image(engine: Client, unique: Unique) -> None:
    name = unique("image")
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    engine.containers.put_archive(box.id, path="/", body=tar_of({"kept": "as it was\n"}))
    with engine.containers.export(box.id) as archive:
        stream = engine.images.create(
            from_src="-", repo=name, changes=[f"CMD {until_told('cat /kept')}"], body=archive
        )
        stream.collect()
    again = engine.containers.create(ContainerConfig(image=name), name=unique("again"))
    engine.containers.start(again.id)
    end_once_written(engine, again.id, len("as it was\n"))
    output = engine.containers.logs(again.id, stdout=True).collect()
    assert output.stdout == b"as it was\n"


def test_save_several_images_into_one_archive(engine: Client, unique: Unique) -> None:
    names = [f"{unique('one')}:v1", f"{unique('two')}:v1"]
    for name in names:
        engine.images.tag(IMAGE, repo=name.partition(":")[0], tag="v1")
    archive = engine.images.get_all(names=names).read()
    [image] = json.loads(files_in(archive)["manifest.json"])
    assert sorted(image["RepoTags"]) == sorted(names)


def test_prune_images_that_have_no_name(engine: Client, unique: Unique) -> None:
    label = unique("label")
    for content in ("one", "two"):  # the second takes the name from the first
        context = tar_of({"Dockerfile": f"FROM {IMAGE}\nLABEL {label}={content}\n"})
        engine.images.build(body=context, t=[f"{unique('image')}:v1"]).collect()
    [dangling] = engine.images.list(filters={"dangling": True, "label": label})
    assert dangling.labels == {label: "one"}
    pruned = engine.images.prune(filters={"dangling": True, "label": label})
    assert [each.deleted for each in pruned.images_deleted] == [dangling.id]
    [left] = engine.images.list(filters={"label": label})
    assert left.repo_tags == [f"{unique('image')}:v1"]
    nothing = engine.images.prune(filters={"dangling": True, "label": label})
    assert nothing.images_deleted == []  # the daemon says null
