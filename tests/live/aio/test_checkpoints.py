"""Checkpoints, on daemons that are started as experimental ones and find CRIU."""

from __future__ import annotations

import time

import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    ContainerConfig,
    HostConfig,
    InternalServerError,
    NotFound,
    NotImplementedByDaemon,
)

from tests.daemon import IMAGE

# A daemon is started, and the one that counts is frozen and thawed.
pytestmark = pytest.mark.timeout(300)

COUNT = "i=0; while true; do echo $i; i=$((i + 1)); sleep 0.05; done"


async def test_go_on_from_a_checkpoint(experimental: str) -> None:
    async with AsyncClient(experimental) as engine:
        # Later daemons restore what uses the host's network only.
        host_config = HostConfig(network_mode="host")
        config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", COUNT])
        box = (await engine.containers.create(config, host_config=host_config)).id
        await engine.containers.start(box)
        while not await numbers(engine, box):
            time.sleep(0.05)  # it may be runc for a moment, of which CRIU makes no checkpoint
        assert await engine.checkpoints.list(box) == []
        await engine.checkpoints.create(box, checkpoint="before", exit=True)
        await engine.containers.wait(box)
        assert [each.name for each in await engine.checkpoints.list(box)] == ["before"]
        counted = await numbers(engine, box)

        with pytest.raises(InternalServerError, match="checkpoint after does not exist"):
            await engine.containers.start(box, checkpoint="after")
        await restore(engine, box)
        while len(await numbers(engine, box)) < len(counted) + 3:
            time.sleep(0.05)
        found = await numbers(engine, box)
        assert found == list(range(len(found)))  # it neither began anew nor lost anything

        await engine.checkpoints.delete(box, "before")
        assert await engine.checkpoints.list(box) == []
        await engine.containers.delete(box, force=True)


async def test_what_cannot_be(experimental: str) -> None:
    async with AsyncClient(experimental) as engine:
        assert (await engine.system.info()).experimental_build
        box = (await engine.containers.create(ContainerConfig(image=IMAGE, cmd=["true"]))).id
        with pytest.raises(ApiError, match="not running"):
            await engine.checkpoints.create(box, checkpoint="one")
        with pytest.raises(InternalServerError, match="checkpoint nothing does not exist"):
            await engine.checkpoints.delete(box, "nothing")
        await refuses_all(engine, NotFound, "No such container")


async def test_a_daemon_that_is_not_experimental(engine: AsyncClient) -> None:
    if (await engine.system.info()).experimental_build:
        pytest.skip("the daemon of DOCKER_HOST is an experimental one: it refuses nothing")
    await refuses_all(engine, NotImplementedByDaemon, "experimental feature is disabled")


async def refuses_all(engine: AsyncClient, error: type[ApiError], words: str) -> None:
    """Every call, of a container that is not there, fails with this error."""
    for call in (
        lambda: engine.checkpoints.list("nothing"),
        lambda: engine.checkpoints.create("nothing", checkpoint="one"),
        lambda: engine.checkpoints.delete("nothing", "one"),
    ):
        with pytest.raises(error, match=words):
            await call()


async def numbers(engine: AsyncClient, box: str) -> list[int]:
    """What the container has counted, without a line that is not whole."""
    output = await (await engine.containers.logs(box, stdout=True)).collect()
    return [int(line) for line in output.stdout.split(b"\n")[:-1]]


async def restore(engine: AsyncClient, box: str) -> None:
    """Start the container from its checkpoint: daemons since Docker 26 may need a while (moby 42900)."""
    deadline = time.monotonic() + 30
    while True:
        try:
            await engine.containers.start(box, checkpoint="before")
        except InternalServerError as error:
            if "already exists" not in error.message or time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(0.2)
