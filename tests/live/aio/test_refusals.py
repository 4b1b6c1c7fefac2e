"""Every operation that can be made to fail on an engine without a swarm: which error, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    AuthConfig,
    BadRequest,
    ConfigSpec,
    Conflict,
    ContainerConfig,
    Forbidden,
    InternalServerError,
    NodeSpec,
    NotFound,
    Resources,
    SecretSpec,
    ServiceSpec,
    ServiceUnavailable,
    StreamError,
    SwarmSpec,
)

from tests.daemon import IMAGE
from tests.live.helpers import Unique

Call = Callable[[AsyncClient, str], Any]
NOBODY = "127.0.0.1:9"  # a registry that is not there
UPPER = "UPPER/CASE"  # no name that an image or a plugin may have
FILTERS = {"nonsense": "x"}
LOWER_CASE = "repository name .*must be lowercase"


async def refused(
    engine: AsyncClient, operation: str, kind: type[ApiError], words: str, call: Call, name: str
) -> None:
    with pytest.raises(kind, match=f"(?i){words.replace('NAME', name)}") as caught:
        await call(engine, name)
    assert caught.value.operation == operation
    assert caught.value.message in str(caught.value)


MISSING: list[tuple[str, str, Call]] = [
    ("ContainerChanges", "such container: NAME", lambda e, x: e.containers.changes(x)),
    ("ContainerDelete", "such container: NAME", lambda e, x: e.containers.delete(x)),
    ("ContainerExec", "such container: NAME", lambda e, x: e.exec.create(x, cmd=["true"])),
    ("ContainerExport", "such container: NAME", lambda e, x: e.containers.export(x)),
    ("ContainerInspect", "such container: NAME", lambda e, x: e.containers.inspect(x)),
    ("ContainerKill", "such container: NAME", lambda e, x: e.containers.kill(x)),
    ("ContainerPause", "such container: NAME", lambda e, x: e.containers.pause(x)),
    ("ContainerRename", "such container: NAME", lambda e, x: e.containers.rename(x, name="y")),
    ("ContainerResize", "such container: NAME", lambda e, x: e.containers.resize(x, h=1, w=1)),
    ("ContainerRestart", "such container: NAME", lambda e, x: e.containers.restart(x)),
    ("ContainerStart", "such container: NAME", lambda e, x: e.containers.start(x)),
    ("ContainerStats", "such container: NAME", lambda e, x: e.containers.stats(x)),
    ("ContainerStop", "such container: NAME", lambda e, x: e.containers.stop(x)),
    ("ContainerTop", "such container: NAME", lambda e, x: e.containers.top(x)),
    ("ContainerUnpause", "such container: NAME", lambda e, x: e.containers.unpause(x)),
    ("ContainerUpdate", "such container: NAME", lambda e, x: e.containers.update(x, Resources())),
    ("ContainerWait", "such container: NAME", lambda e, x: e.containers.wait(x)),
    ("ContainerArchive", "such container: NAME", lambda e, x: e.containers.archive(x, path="/")),
    ("ContainerAttachWebsocket", "container: NAME", lambda e, x: e.containers.attach_websocket(x)),
    ("ExecInspect", "such exec instance: NAME", lambda e, x: e.exec.inspect(x)),
    ("ExecResize", "such exec instance: NAME", lambda e, x: e.exec.resize(x, h=1, w=1)),
    ("ExecStart", "such exec instance: NAME", lambda e, x: e.exec.start_detached(x)),
    ("ImageCommit", "such container: NAME", lambda e, x: e.images.commit(container=x)),
    ("ImageDelete", "such image: NAME", lambda e, x: e.images.delete(x)),
    ("ImageGet", "such image: NAME", lambda e, x: e.images.get(x)),
    ("ImageGetAll", "such image: NAME", lambda e, x: e.images.get_all(names=[x])),
    ("ImageHistory", "such image: NAME", lambda e, x: e.images.history(x)),
    ("ImageInspect", "such image: NAME", lambda e, x: e.images.inspect(x)),
    ("ImageTag", "such image: NAME", lambda e, x: e.images.tag(x, repo="y")),
    (
        "NetworkConnect",
        "not found|such container",
        lambda e, x: e.networks.connect(x, container="y"),
    ),
    ("NetworkDelete", "network NAME not found", lambda e, x: e.networks.delete(x)),
    (
        "NetworkDisconnect",
        "not found|such container",
        lambda e, x: e.networks.disconnect(x, container="y"),
    ),
    ("NetworkInspect", "network NAME not found", lambda e, x: e.networks.inspect(x)),
    ("PluginDelete", 'plugin "NAME" not found', lambda e, x: e.plugins.delete(x)),
    ("PluginDisable", 'plugin "NAME" not found', lambda e, x: e.plugins.disable(x)),
    ("PluginEnable", 'plugin "NAME" not found', lambda e, x: e.plugins.enable(x, timeout=1)),
    ("PluginInspect", 'plugin "NAME" not found', lambda e, x: e.plugins.inspect(x)),
    ("PluginPush", 'plugin "NAME" not found', lambda e, x: e.plugins.push(x)),
    ("PluginSet", 'plugin "NAME" not found', lambda e, x: e.plugins.set(x, ["a=b"])),
    ("PluginUpgrade", "NAME", lambda e, x: e.plugins.upgrade(x, [], remote=f"{NOBODY}/y")),
    ("VolumeDelete", "no such volume", lambda e, x: e.volumes.delete(x)),
    ("VolumeInspect", "no such volume", lambda e, x: e.volumes.inspect(x)),
]


@pytest.mark.parametrize(("operation", "words", "call"), MISSING, ids=[row[0] for row in MISSING])
async def test_what_is_not_there(
    engine: AsyncClient, unique: Unique, operation: str, words: str, call: Call
) -> None:
    await refused(engine, operation, NotFound, words, call, unique("nothing"))


WRONG: list[tuple[str, type[ApiError], str, Call]] = [
    (
        "BuildPrune",
        BadRequest,
        "invalid filter",
        lambda e, x: e.images.build_prune(filters=FILTERS),
    ),
    (
        "ContainerList",
        BadRequest,
        "invalid filter",
        lambda e, x: e.containers.list(filters=FILTERS),
    ),
    (
        "ContainerPrune",
        BadRequest,
        "invalid filter",
        lambda e, x: e.containers.prune(filters=FILTERS),
    ),
    ("DistributionInspect", BadRequest, LOWER_CASE, lambda e, x: e.distribution.inspect(UPPER)),
    ("GetPluginPrivileges", ApiError, LOWER_CASE, lambda e, x: e.plugins.privileges(remote=UPPER)),
    (
        "ImageBuild",
        ApiError,
        "unexpected EOF|archive/tar",
        lambda e, x: e.images.build(body=b"no tar"),
    ),
    ("ImageCreate", BadRequest, LOWER_CASE, lambda e, x: e.images.create(from_image=UPPER)),
    ("ImageList", BadRequest, "invalid filter", lambda e, x: e.images.list(filters=FILTERS)),
    ("ImagePrune", BadRequest, "invalid filter", lambda e, x: e.images.prune(filters=FILTERS)),
    ("ImagePush", ApiError, LOWER_CASE, lambda e, x: e.images.push(UPPER)),
    (
        "ImageSearch",
        BadRequest,
        "limit 101 is outside",
        lambda e, x: e.images.search(term=x, limit=101),
    ),
    ("NetworkCreate", Forbidden, "predefined", lambda e, x: e.networks.create(name="host")),
    ("NetworkList", BadRequest, "invalid filter", lambda e, x: e.networks.list(filters=FILTERS)),
    ("NetworkPrune", BadRequest, "invalid filter", lambda e, x: e.networks.prune(filters=FILTERS)),
    ("PluginCreate", ApiError, "EOF|tar", lambda e, x: e.plugins.create(name=x, body=b"no tar")),
    ("PluginList", BadRequest, "invalid filter", lambda e, x: e.plugins.list(filters=FILTERS)),
    ("PluginPull", ApiError, LOWER_CASE, lambda e, x: e.plugins.pull([], remote=UPPER)),
    (
        "SystemAuth",
        InternalServerError,
        "connection refused",
        lambda e, x: e.system.auth(AuthConfig(username="x", password="y", serveraddress=NOBODY)),
    ),
    ("SystemEvents", BadRequest, "cannot be after", lambda e, x: e.system.events(since=2, until=1)),
    ("VolumeCreate", BadRequest, "name is too short", lambda e, x: e.volumes.create(name="/")),
    ("VolumeList", BadRequest, "invalid filter", lambda e, x: e.volumes.list(filters=FILTERS)),
    ("VolumePrune", BadRequest, "invalid filter", lambda e, x: e.volumes.prune(filters=FILTERS)),
]


@pytest.mark.parametrize(
    ("operation", "kind", "words", "call"), WRONG, ids=[row[0] for row in WRONG]
)
async def test_what_makes_no_sense(
    engine: AsyncClient,
    unique: Unique,
    operation: str,
    kind: type[ApiError],
    words: str,
    call: Call,
) -> None:
    await refused(engine, operation, kind, words, call, unique("nothing"))


NO_SWARM: list[tuple[str, Call]] = [
    ("ConfigCreate", lambda e, x: e.configs.create(ConfigSpec(name=x, data=b"x"))),
    ("ConfigDelete", lambda e, x: e.configs.delete(x)),
    ("ConfigInspect", lambda e, x: e.configs.inspect(x)),
    ("ConfigList", lambda e, x: e.configs.list()),
    ("ConfigUpdate", lambda e, x: e.configs.update(x, ConfigSpec(name=x), version=1)),
    ("NodeDelete", lambda e, x: e.nodes.delete(x)),
    ("NodeInspect", lambda e, x: e.nodes.inspect(x)),
    ("NodeList", lambda e, x: e.nodes.list()),
    ("NodeUpdate", lambda e, x: e.nodes.update(x, NodeSpec(), version=1)),
    ("SecretCreate", lambda e, x: e.secrets.create(SecretSpec(name=x, data=b"x"))),
    ("SecretDelete", lambda e, x: e.secrets.delete(x)),
    ("SecretInspect", lambda e, x: e.secrets.inspect(x)),
    ("SecretList", lambda e, x: e.secrets.list()),
    ("SecretUpdate", lambda e, x: e.secrets.update(x, SecretSpec(name=x), version=1)),
    ("ServiceCreate", lambda e, x: e.services.create(ServiceSpec(name=x))),
    ("ServiceDelete", lambda e, x: e.services.delete(x)),
    ("ServiceInspect", lambda e, x: e.services.inspect(x)),
    ("ServiceList", lambda e, x: e.services.list()),
    ("ServiceLogs", lambda e, x: e.services.logs(x, stdout=True)),
    ("ServiceUpdate", lambda e, x: e.services.update(x, ServiceSpec(name=x), version=1)),
    ("SwarmInspect", lambda e, x: e.swarm.inspect()),
    ("SwarmLeave", lambda e, x: e.swarm.leave()),
    ("SwarmUnlock", lambda e, x: e.swarm.unlock(unlock_key="SWMKEY-1-x")),
    ("SwarmUnlockkey", lambda e, x: e.swarm.unlock_key()),
    ("SwarmUpdate", lambda e, x: e.swarm.update(SwarmSpec(), version=1)),
    ("TaskInspect", lambda e, x: e.tasks.inspect(x)),
    ("TaskList", lambda e, x: e.tasks.list()),
    ("TaskLogs", lambda e, x: e.tasks.logs(x, stdout=True)),
]


@pytest.mark.parametrize(("operation", "call"), NO_SWARM, ids=[row[0] for row in NO_SWARM])
async def test_without_a_swarm(
    engine: AsyncClient, unique: Unique, operation: str, call: Call
) -> None:
    words = "node is not (a swarm manager|part of a swarm)"
    with pytest.raises(ServiceUnavailable, match=words):
        await call(engine, unique("nothing"))


async def test_a_swarm_needs_addresses(engine: AsyncClient) -> None:
    with pytest.raises(BadRequest, match="listen address must be an IP address"):
        await engine.swarm.init(listen_addr="no address:port")
    with pytest.raises(BadRequest, match="at least 1 RemoteAddr is required"):
        await engine.swarm.join(listen_addr="127.0.0.1:2377", remote_addrs=[], join_token="x")


STATE: list[tuple[str, type[ApiError], str, Call]] = [
    (
        "ContainerAttach",
        BadRequest,
        "detach keys",
        lambda e, x: e.containers.attach(x, detach_keys="nonsense"),
    ),
    ("ContainerDelete", Conflict, "stop the container", lambda e, x: e.containers.delete(x)),
    ("ContainerKill", BadRequest, "invalid signal", lambda e, x: e.containers.kill(x, signal="?")),
    (
        "ContainerRename",
        Conflict,
        "already in use",
        lambda e, x: e.containers.rename(x, name=x + "2"),
    ),
    ("ContainerUnpause", ApiError, "is not paused", lambda e, x: e.containers.unpause(x)),
    (
        "ContainerUpdate",
        BadRequest,
        "minimum memory",
        lambda e, x: e.containers.update(x, Resources(memory=1)),
    ),
    ("ExecStart", NotFound, "exec", lambda e, x: e.exec.start(x)),
]


async def test_what_a_running_container_does_not_allow(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])
    box = unique("box")
    await engine.containers.start((await engine.containers.create(config, name=box)).id)
    await engine.containers.create(config, name=f"{box}2")
    for operation, kind, words, call in STATE:
        await refused(engine, operation, kind, words, call, box)
    with pytest.raises(Conflict, match="being used by running container"):
        await engine.images.delete((await engine.images.inspect(IMAGE)).id)


async def test_what_a_container_that_does_not_run_does_not_allow(
    engine: AsyncClient, unique: Unique
) -> None:
    box = (await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))).id
    for refuse in (
        lambda: engine.containers.pause(box),
        lambda: engine.containers.resize(box, h=1, w=1),
        lambda: engine.containers.top(box),
        lambda: engine.containers.kill(box),
        lambda: engine.exec.create(box, cmd=["true"]),
    ):
        with pytest.raises(Conflict, match="is not running"):
            await refuse()


async def test_an_archive_that_is_no_image(engine: AsyncClient) -> None:
    """Whether the daemon reports it before or after it begins to answer depends on its version."""
    with pytest.raises((StreamError, ApiError)):
        await (await engine.images.load(body=bytes(1024) + b"no tar" * 1000)).collect()
