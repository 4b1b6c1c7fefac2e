"""Building images from a context, with progress."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    AuthConfig,
    BadRequest,
    BuildInfo,
    Client,
    ContainerConfig,
    ImageID,
    StreamError,
)

from tests.daemon import IMAGE
from tests.live.helpers import RUN_LINGERS, Unique, tar_of, until_told
from tests.live.sync.steps import end_once_written

BUILDERS = ["1", "2"]


def test_build_from_a_context_and_find_the_built_id(engine: Client, unique: Unique) -> None:
    name = unique("built")
    context = tar_of(
        {"Dockerfile": f"FROM {IMAGE}\nCOPY hello /hello\nCMD cat /hello\n", "hello": "hi"}
    )
    log = ""
    built = None
    for step in engine.images.build(body=context, t=[f"{name}:v1", f"{name}:v2"], rm=True):
        log += step.stream or ""
        if isinstance(step.aux, ImageID):
            built = step.aux.id
    assert "Step 1/3 : FROM" in log
    assert "Successfully built" in log
    image = engine.images.inspect(f"{name}:v2")
    assert image.id == built
    assert sorted(image.repo_tags) == [f"{name}:v1", f"{name}:v2"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_build_arguments_labels_tags_and_target(
    engine: Client, unique: Unique, builder: str
) -> None:
    name = unique("built")
    dockerfile = f"""
FROM {IMAGE} AS base
ARG GREETING=none
ARG UNSET=kept
ARG EMPTY=full
ENV GREETING=$GREETING UNSET=$UNSET EMPTY=<$EMPTY>
FROM base AS last
RUN false
"""
    stream = engine.images.build(
        body=tar_of({"docker/Dockerfile.test": dockerfile}),
        dockerfile="docker/Dockerfile.test",
        t=[f"{name}:v1", f"{name}:v2"],
        target="base",
        buildargs={"GREETING": "hé & co", "UNSET": None, "EMPTY": ""},
        labels={"made.by": "a test", "empty": ""},
        version=builder,
        forcerm=True,
    )
    stream.collect()
    image = engine.images.inspect(f"{name}:v1")
    assert sorted(image.repo_tags) == [f"{name}:v1", f"{name}:v2"]
    assert image.config is not None
    assert image.config.env[-3:] == ["GREETING=hé & co", "UNSET=kept", "EMPTY=<>"]
    assert image.config.labels == {"made.by": "a test", "empty": ""}


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("architecture", ["arm64", "s390x"])
def test_build_for_another_platform(
    engine: Client, unique: Unique, builder: str, architecture: str
) -> None:
    name = unique("built")
    stream = engine.images.build(
        body=tar_of({"Dockerfile": "FROM scratch\nCOPY file /\n", "file": "x"}),
        t=[name],
        platform=f"linux/{architecture}",
        version=builder,
    )
    stream.collect()
    image = engine.images.inspect(name)
    assert (image.os, image.architecture) == ("linux", architecture)


def test_layers_are_taken_from_the_images_that_are_named(engine: Client, unique: Unique) -> None:
    name = unique("built")
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nRUN echo {unique('text')} > /file\n"})

    def log(tag: str, cachefrom: list[str] | None) -> str:
        stream = engine.images.build(
            body=context, t=[f"{name}:{tag}"], cachefrom=cachefrom, forcerm=True
        )
        return "".join([step.stream or "" for step in stream.collect()])

    assert "Running in" in log("first", None)
    assert "Using cache" in log("again", [f"{name}:first"])
    assert "Using cache" not in log("other", [IMAGE])


def test_a_step_that_fails_raises_with_its_message(engine: Client, unique: Unique) -> None:
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nRUN echo before; {RUN_LINGERS}; exit 5\n"})
    log = ""
    with pytest.raises(StreamError, match="returned a non-zero code: 5") as caught:
        for step in engine.images.build(body=context, t=[unique("built")], forcerm=True):
            log += step.stream or ""
    assert "before\n" in log  # what came before the error was delivered
    assert caught.value.code == 5


@pytest.mark.parametrize("builder", [None, "2"], ids=["classic", "buildkit"])
def test_the_error_of_a_failed_build_has_its_log(
    engine: Client, unique: Unique, builder: str | None
) -> None:
    """Nobody has to have kept what came before: `collect` gives nothing when it fails."""
    mark = unique("mark")  # or it would come from the cache
    fails = f"echo one {mark}; echo two >&2; {RUN_LINGERS}; exit 5"
    dockerfile = f"FROM {IMAGE}\nRUN {fails}\nRUN echo never\n"
    stream = engine.images.build(
        body=tar_of({"Dockerfile": dockerfile}), version=builder, forcerm=True
    )
    with pytest.raises(StreamError) as caught:
        stream.collect()
    error = caught.value
    assert len(str(error).splitlines()) == 1
    assert f"FROM {IMAGE}" in error.log.replace("docker.io/", "")
    assert f"one {mark}\n" in error.log
    assert "two\n" in error.log
    assert "\nnever" not in error.log
    assert all(isinstance(item, BuildInfo) for item in error.items)
    assert error.dropped == 0


def test_the_error_of_a_failed_push_has_what_was_reported(engine: Client, unique: Unique) -> None:
    name = f"localhost:1/{unique('pushed')}"
    engine.images.tag(IMAGE, repo=name, tag="v1")
    try:
        with pytest.raises(StreamError, match="connection refused") as caught:
            engine.images.push(name, tag="v1", registry_auth=AuthConfig()).collect()
    finally:
        engine.images.delete(f"{name}:v1")
    assert "The push refers to repository" in caught.value.log


def test_a_wrong_dockerfile_is_refused(engine: Client, unique: Unique) -> None:
    with pytest.raises(BadRequest, match=r"(?i)unknown instruction"):
        engine.images.build(body=tar_of({"Dockerfile": "FORM x\n"}), t=[unique("built")])


def test_run_what_was_built(engine: Client, unique: Unique) -> None:
    name = unique("built")
    dockerfile = f"FROM {IMAGE}\nRUN echo built > /said\nCMD {until_told('cat /said')}\n"
    context = tar_of({"Dockerfile": dockerfile})
    engine.images.build(body=context, t=[name], forcerm=True).collect()
    box = engine.containers.create(ContainerConfig(image=name), name=unique("box"))
    engine.containers.start(box.id)
    assert end_once_written(engine, box.id, len("built\n")).status_code == 0
    output = engine.containers.logs(box.id, stdout=True).collect()
    assert output.stdout == b"built\n"


def test_commit_a_container(engine: Client, unique: Unique) -> None:
    name = unique("committed")
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", "echo changed > /file"])
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    engine.containers.wait(box.id)
    commit = engine.images.commit(
        config=ContainerConfig(cmd=["cat", "/file"], labels={"from": "commit"}),
        container=box.id,
        repo=name,
        tag="v1",
        comment="as a test",
        author="me",
    )
    image = engine.images.inspect(f"{name}:v1")
    assert image.id == commit.id
    assert image.comment == "as a test"
    assert image.author == "me"
    assert image.config is not None
    assert image.config.cmd == ["cat", "/file"]
    assert image.config.labels == {"from": "commit"}


@pytest.mark.usefixtures("private")
def test_prune_what_builds_keep(engine: Client, unique: Unique) -> None:
    dockerfile = f"FROM {IMAGE}\nRUN echo {unique('text')} > /file\n"
    stream = engine.images.build(
        body=tar_of({"Dockerfile": dockerfile}), t=[f"{unique('built')}:v1"], version="2"
    )
    stream.collect()
    # While a build that has ended lets go of its records, the same data may be listed under another ID.
    kept = engine.system.data_usage().build_cache
    while any(each.in_use for each in kept):
        kept = engine.system.data_usage().build_cache
    assert kept
    engine.images.delete(f"{unique('built')}:v1")
    nothing = engine.images.build_prune(all=True, filters={"id": "nobody"})
    assert nothing.caches_deleted == []
    pruned = engine.images.build_prune(all=True)
    assert set(pruned.caches_deleted) == {each.id for each in kept}
    assert engine.system.data_usage().build_cache == []
    assert engine.images.build_prune().caches_deleted == []  # the daemon says null


def test_a_build_ends_when_nobody_reads_it_any_more(engine: Client, unique: Unique) -> None:
    dockerfile = f"FROM {IMAGE}\nRUN echo {unique('text')}; sleep 600\n"
    container = ""
    build = engine.images.build(body=tar_of({"Dockerfile": dockerfile}))
    with build:
        for step in build:
            container = (step.stream or "").partition("Running in ")[2].strip() or container
            if step.stream == f"{unique('text')}\n":
                break
    gone = {"container": container, "event": "destroy"}
    with engine.system.events(since=0, filters=gone) as events:
        assert next(events).actor.id.startswith(container)
