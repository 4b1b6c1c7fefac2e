"""Swarms of several nodes, and one whose keys are locked up: on daemons that the tests start."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    EncryptionConfig,
    NotFound,
    ServiceUnavailable,
    SwarmSpec,
    Unauthorized,
)

from tests.daemon import Box
from tests.daemon.network import Way, daemon_pid

pytestmark = pytest.mark.timeout(240)  # starting a daemon takes its time on a busy machine

PORT = 2377
ADDRESS = f"127.0.0.1:{PORT}"


async def test_a_node_joins_and_is_removed(new_daemon: Callable[[], Box]) -> None:
    one, other = new_daemon(), new_daemon()
    with Way(daemon_pid(other.host), daemon_pid(one.host), PORT):
        await join_and_leave(one.host, other.host)


async def join_and_leave(one: str, other: str) -> None:
    async with AsyncClient(one) as manager, AsyncClient(other) as worker:
        await manager.swarm.init(listen_addr=ADDRESS, advertise_addr="127.0.0.1")
        tokens = (await manager.swarm.inspect()).join_tokens
        assert tokens is not None
        with pytest.raises(ApiError, match="invalid join token"):
            await worker.swarm.join(listen_addr=ADDRESS, remote_addrs=[ADDRESS], join_token="no")
        await worker.swarm.join(
            listen_addr=ADDRESS,
            advertise_addr="127.0.0.1",
            remote_addrs=[ADDRESS],
            join_token=str(tokens.worker),
        )
        swarm = (await worker.system.info()).swarm
        assert swarm is not None
        assert swarm.control_available is False
        node = await manager.nodes.inspect(swarm.node_id)
        assert node.spec is not None
        assert node.spec.role == "worker"
        workers = await manager.nodes.list(filters={"role": "worker"})
        assert [each.id for each in workers] == [swarm.node_id]
        with pytest.raises(ServiceUnavailable, match="not a swarm manager"):
            await worker.nodes.list()
        with pytest.raises(ApiError, match="is not down"):
            await manager.nodes.delete(swarm.node_id)
        await manager.nodes.delete(swarm.node_id, force=True)
        with pytest.raises(NotFound, match=f"node {swarm.node_id} not found"):
            await manager.nodes.inspect(swarm.node_id)
        await worker.swarm.leave(force=True)


async def until_it_manages(engine: AsyncClient) -> None:
    """Until the node has found its leader, which may take a while after an unlock."""
    deadline = time.monotonic() + 120
    while True:
        try:
            await engine.nodes.list()
        except ApiError:
            if time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(0.1)


async def test_a_swarm_is_locked_until_somebody_has_the_key(new_daemon: Callable[[], Box]) -> None:
    box = new_daemon()
    async with AsyncClient(box.host) as engine:
        await engine.swarm.init(
            listen_addr=ADDRESS,
            advertise_addr="127.0.0.1",
            spec=SwarmSpec(encryption_config=EncryptionConfig(auto_lock_managers=True)),
        )
        key = (await engine.swarm.unlock_key()).unlock_key
        assert key.startswith("SWMKEY-1-")
        # The daemon encrypts what it keeps a moment after it has given the key away.
        swarm = None
        for _ in range(3):
            box.restart()
            swarm = (await engine.system.info()).swarm
            if swarm is not None and swarm.local_node_state == "locked":
                break
        assert swarm is not None
        assert swarm.local_node_state == "locked"
        with pytest.raises(ServiceUnavailable, match="needs to be unlocked"):
            await engine.nodes.list()
        with pytest.raises(Unauthorized, match="invalid key"):
            await engine.swarm.unlock(unlock_key="SWMKEY-1-" + "A" * 43)
        await engine.swarm.unlock(unlock_key=key)
        await until_it_manages(engine)
        assert len(await engine.nodes.list()) == 1
        with pytest.raises(ApiError, match="swarm is not locked"):
            await engine.swarm.unlock(unlock_key=key)
