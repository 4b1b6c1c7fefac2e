"""What every generated package must be able to do on a daemon that accepts its version."""

from __future__ import annotations

import asyncio
import secrets
from types import ModuleType
from typing import Any

import pytest

from tests.daemon.session import busybox_tar
from tests.live.helpers import files_in, tar_of, until_told

LABEL = "mobygen.smoke"


def smoke(package: ModuleType, host: str) -> None:
    """Run the main operations of every group that needs no swarm, blocking and with asyncio."""
    name = f"smoke-{secrets.token_hex(4)}"
    with package.Client(host) as engine:
        _system(engine)
        _images(engine, name)
        try:
            _containers(package, engine, name)
            _exec_and_files(package, engine, name)
            _networks_and_volumes(package, engine, name)
            _errors(package, engine, name)
            asyncio.run(_async(package, host, name))
        finally:
            _clean(package, engine, name)


def _system(engine: Any) -> None:
    assert engine.system.ping().api_version
    assert engine.system.version().version
    assert engine.system.info().ncpu > 0
    assert engine.system.data_usage() is not None


def _images(engine: Any, name: str) -> None:
    with engine.images.create(from_src="-", repo=name, tag="a", body=busybox_tar()) as steps:
        assert [step.status for step in steps if step.status]
    assert f"{name}:a" in [tag for image in engine.images.list() for tag in image.repo_tags]
    engine.images.tag(f"{name}:a", repo=name, tag="b")
    image = engine.images.inspect(f"{name}:a")
    assert image.id.startswith("sha256:")
    assert sorted(tag for tag in image.repo_tags) == [f"{name}:a", f"{name}:b"]
    assert engine.images.history(f"{name}:a")
    assert engine.images.list(filters={"reference": f"{name}:b"})
    assert engine.images.delete(f"{name}:b")


def _containers(package: Any, engine: Any, name: str) -> None:
    config = package.ContainerConfig(
        image=f"{name}:a",
        cmd=["sh", "-c", "echo out; echo err >&2; read x; echo got $x; exit 3"],
        open_stdin=True,
        stdin_once=True,
        attach_stdin=True,
        labels={LABEL: name},
    )
    box = engine.containers.create(config, name=name)
    attached = {"stream": True, "stdin": True, "stdout": True, "stderr": True}
    with engine.containers.attach(box.id, **attached) as session:
        assert engine.containers.start(box.id) is True
        assert engine.containers.start(box.id) is False
        session.write(b"it\n")
        output = session.collect()
    assert (output.stdout, output.stderr) == (b"out\ngot it\n", b"err\n")
    assert engine.containers.wait(box.id).status_code == 3
    state = engine.containers.inspect(box.id).state
    assert (state.exit_code, state.running) == (3, False)
    logs = engine.containers.logs(box.id, stdout=True, stderr=True).collect()
    assert logs.stdout == b"out\ngot it\n"
    listed = engine.containers.list(all=True, filters={"label": [f"{LABEL}={name}"]})
    assert [one.id for one in listed] == [box.id]
    engine.containers.rename(box.id, name=f"{name}-renamed")
    assert engine.containers.inspect(box.id).name == f"/{name}-renamed"
    assert engine.containers.changes(box.id) is not None
    engine.containers.delete(box.id)


def _running(package: Any, engine: Any, name: str) -> str:
    """The id of a container that runs until it is removed."""
    config = package.ContainerConfig(
        image=f"{name}:a", cmd=["sleep", "600"], labels={LABEL: name}, stop_signal="KILL"
    )
    host_config = package.HostConfig(memory=64 << 20, cap_drop=["NET_RAW"])
    box: str = engine.containers.create(config, host_config=host_config).id
    engine.containers.start(box)
    return box


def _exec_and_files(package: Any, engine: Any, name: str) -> None:
    box = _running(package, engine, name)
    seen = engine.containers.inspect(box).host_config
    assert (seen.memory, seen.cap_drop) == (64 << 20, ["NET_RAW"])
    run = engine.exec.create(box, cmd=["cat"], attach_stdin=True, attach_stdout=True)
    with engine.exec.start(run.id) as session:
        session.write(b"through cat")
        session.close_stdin()
        assert session.collect().stdout == b"through cat"
    assert engine.exec.inspect(run.id).exit_code == 0
    engine.containers.put_archive(box, path="/tmp", body=tar_of({"f.txt": "content"}))
    assert engine.containers.archive_info(box, path="/tmp/f.txt").size == 7
    with engine.containers.archive(box, path="/tmp/f.txt") as archive:
        assert files_in(archive.read()) == {"f.txt": b"content"}
    assert engine.containers.stats_once(box).pids_stats is not None
    with engine.containers.stats(box) as stats:
        assert next(iter(stats)).memory_stats is not None
    assert engine.containers.top(box).processes
    engine.containers.pause(box)
    engine.containers.unpause(box)
    engine.containers.kill(box)
    engine.containers.delete(box, force=True)


def _networks_and_volumes(package: Any, engine: Any, name: str) -> None:
    network = engine.networks.create(name=name, labels={LABEL: name}).id
    box = _running(package, engine, name)
    engine.networks.connect(network, container=box)
    assert box in engine.networks.inspect(network).containers
    engine.networks.disconnect(network, container=box)
    engine.containers.delete(box, force=True)
    assert engine.networks.list(filters={"label": [f"{LABEL}={name}"]})
    engine.networks.delete(network)
    assert engine.volumes.create(name=name, labels={LABEL: name}).name == name
    assert engine.volumes.inspect(name).labels == {LABEL: name}
    assert [volume.name for volume in engine.volumes.list(filters={"name": name}).volumes]
    engine.volumes.delete(name)
    now = engine.system.info().system_time
    # The filter takes what has this name, of whatever kind.
    with engine.system.events(since="1", until=now, filters={"volume": name}) as events:
        actions = {(event.type, event.action) for event in events}
    assert {("volume", "create"), ("volume", "destroy")} <= actions


def _errors(package: Any, engine: Any, name: str) -> None:
    with pytest.raises(package.NotFound, match=name):
        engine.containers.inspect(f"{name}-none")


async def _async(package: Any, host: str, name: str) -> None:
    async with package.AsyncClient(host) as engine:
        config = package.ContainerConfig(
            image=f"{name}:a",
            cmd=["sh", "-c", until_told("echo hello")],
            labels={LABEL: name},
            tty=True,
        )
        box = (await engine.containers.create(config)).id
        assert await engine.containers.start(box)
        async with await engine.containers.logs(box, stdout=True, follow=True) as logs:
            assert (await anext(logs)).data == b"hello\r\n"
            await engine.containers.kill(box, signal="TERM")
            assert [frame async for frame in logs] == []
        assert (await engine.containers.wait(box)).status_code == 0
        await engine.containers.delete(box)
        assert (await engine.containers.prune(filters={"label": [f"{LABEL}={name}"]})) is not None


def _clean(package: Any, engine: Any, name: str) -> None:
    for box in engine.containers.list(all=True, filters={"label": [f"{LABEL}={name}"]}):
        engine.containers.delete(box.id, force=True, v=True)
    for network in engine.networks.list(filters={"label": [f"{LABEL}={name}"]}):
        engine.networks.delete(network.id)
    for volume in engine.volumes.list(filters={"label": [f"{LABEL}={name}"]}).volumes:
        engine.volumes.delete(volume.name)
    engine.images.delete(f"{name}:a", force=True)
