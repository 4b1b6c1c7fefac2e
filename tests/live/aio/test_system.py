"""Asking the daemon about itself."""

from __future__ import annotations

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig, ServiceUnavailable

from tests.daemon import IMAGE, Daemon
from tests.live.helpers import Unique


async def test_ping(engine: AsyncClient, daemon: Daemon) -> None:
    for ping in (await engine.system.ping(), await engine.system.ping_head()):
        assert ping.api_version == daemon.api_version
        assert ping.os_type == "linux"


async def test_version(engine: AsyncClient, daemon: Daemon) -> None:
    version = await engine.system.version()
    assert version.api_version == daemon.api_version
    assert version.os == "linux"
    assert version.version
    assert "Engine" in [component.name for component in version.components]


async def test_info(engine: AsyncClient) -> None:
    info = await engine.system.info()
    assert info.id
    assert info.images is not None
    assert info.images >= 1
    assert info.os_type == "linux"
    assert info.ncpu is not None
    assert info.ncpu >= 1
    assert info.plugins is not None
    assert "local" in info.plugins.volume
    assert info.driver_status
    assert info.swarm is not None
    assert info.swarm.local_node_state == "inactive"


async def test_disk_usage(engine: AsyncClient, unique: Unique) -> None:
    volume = await engine.volumes.create(name=unique("volume"))
    box = await engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    usage = await engine.system.data_usage()
    assert usage.layers_size is not None
    assert usage.layers_size > 0
    assert IMAGE in [tag for image in usage.images for tag in image.repo_tags]
    assert box.id in [each.id for each in usage.containers]
    [mine] = [each for each in usage.volumes if each.name == volume.name]
    assert mine.usage_data is not None
    assert mine.usage_data.ref_count == 0


async def test_a_daemon_without_a_swarm_says_so(engine: AsyncClient) -> None:
    with pytest.raises(ServiceUnavailable, match="not a swarm manager"):
        await engine.nodes.list()


async def test_plugins(engine: AsyncClient) -> None:
    assert await engine.plugins.list() == []
