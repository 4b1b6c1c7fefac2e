"""Managed plugins: made from local files, configured, used, pushed, pulled, upgraded and removed."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    ApiError,
    Client,
    Conflict,
    InternalServerError,
    NotFound,
    PluginPrivilege,
    PluginPrivilegeInfo,
    StreamError,
)

from tests.live.helpers import Unique
from tests.live.plugin_files import plugin_files
from tests.live.registry import Registry

pytestmark = pytest.mark.usefixtures("private")


def test_from_local_files(engine: Client, unique: Unique) -> None:
    name = unique("plugin")
    engine.plugins.create(name=name, body=plugin_files(name))
    plugin = engine.plugins.inspect(name)
    assert plugin.name == f"{name}:latest"
    assert plugin.enabled is False
    assert plugin.config.description == name
    assert plugin.config.interface.types == ["docker.volumedriver/1.0"]
    assert plugin.config.linux.capabilities == ["CAP_NET_ADMIN"]
    assert plugin.settings.env == ["GREETING=hello"]

    engine.plugins.set(name, ["GREETING=good morning"])
    with pytest.raises(ApiError, match="NONSENSE"):
        engine.plugins.set(name, ["NONSENSE=x"])
    assert engine.plugins.inspect(name).settings.env == ["GREETING=good morning"]

    engine.plugins.enable(name, timeout=30)
    [listed] = engine.plugins.list(filters={"enabled": True, "capability": "volumedriver"})
    assert listed.id == plugin.id
    volume = engine.volumes.create(name=unique("volume"), driver=f"{name}:latest")
    assert volume.driver == f"{name}:latest"
    assert engine.volumes.inspect(volume.name).status == {"greeting": "good morning"}
    with pytest.raises(Conflict, match="is in use"):
        engine.plugins.delete(name)
    engine.volumes.delete(volume.name)
    with pytest.raises(ApiError, match="is enabled"):
        engine.plugins.delete(name)

    engine.plugins.disable(name)
    with pytest.raises(ApiError, match="already disabled"):
        engine.plugins.disable(name)
    assert engine.plugins.list(filters={"enabled": True}) == []
    engine.plugins.delete(name)
    with pytest.raises(NotFound, match="not found"):
        engine.plugins.inspect(name)


def asked_for(privileges: list[PluginPrivilegeInfo]) -> list[PluginPrivilege]:
    """What a user says after having read what a plugin wants to do."""
    return [
        PluginPrivilege(name=each.name, description=each.description, value=each.value)
        for each in privileges
    ]


def test_from_a_registry(engine: Client, registry: Registry, unique: Unique) -> None:
    first, second = (f"{registry.address}/{unique('plugin')}:{tag}" for tag in ("v1", "v2"))
    for name in (first, second):
        engine.plugins.create(name=name, body=plugin_files(name, runs=False))
        engine.plugins.push(name, registry_auth=registry.auth).collect()
        engine.plugins.delete(name)

    auth = registry.auth
    wanted = engine.plugins.privileges(remote=first, registry_auth=auth)
    assert {each.name: each.value for each in wanted}["capabilities"] == ["CAP_NET_ADMIN"]
    with pytest.raises((ApiError, StreamError), match="incorrect privileges"):
        engine.plugins.pull([], remote=first, registry_auth=auth).collect()
    agreed = asked_for(wanted)
    name = f"{unique('plugin')}:local"
    stream = engine.plugins.pull(agreed, remote=first, name=name, registry_auth=auth)
    stream.collect()
    pulled = engine.plugins.inspect(name)
    assert (pulled.config.description, pulled.plugin_reference) == (first, first)

    engine.plugins.upgrade(name, agreed, remote=second, registry_auth=auth).collect()
    upgraded = engine.plugins.inspect(name)
    assert (upgraded.id, upgraded.config.description) == (pulled.id, second)
    engine.plugins.delete(name, force=True)


def test_a_registry_that_is_not_there(engine: Client) -> None:
    with pytest.raises(InternalServerError, match="connection refused"):
        engine.plugins.pull([], remote="127.0.0.1:9/nothing").collect()
