"""Checkpoints, on daemons that are started as experimental ones and find CRIU."""

from __future__ import annotations

import time

import pytest
from engine_v1_41 import (
    ApiError,
    Client,
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


def test_go_on_from_a_checkpoint(experimental: str) -> None:
    with Client(experimental) as engine:
        # Later daemons restore what uses the host's network only.
        host_config = HostConfig(network_mode="host")
        config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", COUNT])
        box = engine.containers.create(config, host_config=host_config).id
        engine.containers.start(box)
        while not numbers(engine, box):
            time.sleep(0.05)  # it may be runc for a moment, of which CRIU makes no checkpoint
        assert engine.checkpoints.list(box) == []
        engine.checkpoints.create(box, checkpoint="before", exit=True)
        engine.containers.wait(box)
        assert [each.name for each in engine.checkpoints.list(box)] == ["before"]
        counted = numbers(engine, box)

        with pytest.raises(InternalServerError, match="checkpoint after does not exist"):
            engine.containers.start(box, checkpoint="after")
        restore(engine, box)
        while len(numbers(engine, box)) < len(counted) + 3:
            time.sleep(0.05)
        found = numbers(engine, box)
        assert found == list(range(len(found)))  # it neither began anew nor lost anything

        engine.checkpoints.delete(box, "before")
        assert engine.checkpoints.list(box) == []
        engine.containers.delete(box, force=True)


def test_what_cannot_be(experimental: str) -> None:
    with Client(experimental) as engine:
        assert engine.system.info().experimental_build
        box = engine.containers.create(ContainerConfig(image=IMAGE, cmd=["true"])).id
        with pytest.raises(ApiError, match="not running"):
            engine.checkpoints.create(box, checkpoint="one")
        with pytest.raises(InternalServerError, match="checkpoint nothing does not exist"):
            engine.checkpoints.delete(box, "nothing")
        refuses_all(engine, NotFound, "No such container")


def test_a_daemon_that_is_not_experimental(engine: Client) -> None:
    if (engine.system.info()).experimental_build:
        pytest.skip("the daemon of DOCKER_HOST is an experimental one: it refuses nothing")
    refuses_all(engine, NotImplementedByDaemon, "experimental feature is disabled")


def refuses_all(engine: Client, error: type[ApiError], words: str) -> None:
    """Every call, of a container that is not there, fails with this error."""
    for call in (
        lambda: engine.checkpoints.list("nothing"),
        lambda: engine.checkpoints.create("nothing", checkpoint="one"),
        lambda: engine.checkpoints.delete("nothing", "one"),
    ):
        with pytest.raises(error, match=words):
            call()


def numbers(engine: Client, box: str) -> list[int]:
    """What the container has counted, without a line that is not whole."""
    output = engine.containers.logs(box, stdout=True).collect()
    return [int(line) for line in output.stdout.split(b"\n")[:-1]]


def restore(engine: Client, box: str) -> None:
    """Start the container from its checkpoint: daemons since Docker 26 may need a while (moby 42900)."""
    deadline = time.monotonic() + 30
    while True:
        try:
            engine.containers.start(box, checkpoint="before")
        except InternalServerError as error:
            if "already exists" not in error.message or time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(0.2)
