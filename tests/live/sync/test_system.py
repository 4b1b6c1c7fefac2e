"""Asking the daemon about itself."""

from __future__ import annotations

import pytest
from engine_v1_41 import Client, ContainerConfig, ServiceUnavailable

from tests.daemon import IMAGE, Daemon
from tests.live.helpers import Unique


def test_ping(engine: Client, daemon: Daemon) -> None:
    for ping in (engine.system.ping(), engine.system.ping_head()):
        assert ping.api_version == daemon.api_version
        assert ping.os_type == "linux"


def test_version(engine: Client, daemon: Daemon) -> None:
    version = engine.system.version()
    assert version.api_version == daemon.api_version
    assert version.os == "linux"
    assert version.version
    assert "Engine" in [component.name for component in version.components]


def test_info(engine: Client) -> None:
    info = engine.system.info()
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


def test_disk_usage(engine: Client, unique: Unique) -> None:
    volume = engine.volumes.create(name=unique("volume"))
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    usage = engine.system.data_usage()
    assert usage.layers_size is not None
    assert usage.layers_size > 0
    assert IMAGE in [tag for image in usage.images for tag in image.repo_tags]
    assert box.id in [each.id for each in usage.containers]
    [mine] = [each for each in usage.volumes if each.name == volume.name]
    assert mine.usage_data is not None
    assert mine.usage_data.ref_count == 0


def test_a_daemon_without_a_swarm_says_so(engine: Client) -> None:
    with pytest.raises(ServiceUnavailable, match="not a swarm manager"):
        engine.nodes.list()


def test_plugins(engine: Client) -> None:
    assert engine.plugins.list() == []
